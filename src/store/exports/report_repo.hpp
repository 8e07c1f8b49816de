// SPDX-License-Identifier: EUPL-1.2
/// Figures of the yearly report: counted from rows, entered by persons, frozen when it was closed.
///
/// Shape   a centre of 0 is the network. A value is replaced by who saw its last version.
/// Units   a year is two instants; counts are of its rows alone.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct ReportValue {
  std::string code;
  int year = 0;
  CentreId centre = {};
  std::optional<double> number = {};
  std::string exactness = "exact";
  std::string source = {};
  std::string remark = {};
  int version = 0;  ///< 0: there is none yet
};
Result<std::vector<ReportValue>> report_values(Reader& reader, CentreId centre);
/// False when somebody was faster than `value.version`.
Result<bool> put_report_value(Transaction& tx, const ReportValue& value, CuratorId curator,
                              Instant now);

Result<std::vector<ReportValue>> frozen_values(Reader& reader, CentreId centre);
Result<void> freeze_value(Transaction& tx, const ReportValue& value);
/// False where it is closed already.
Result<bool> close_report(Transaction& tx, int year, CentreId centre, CuratorId curator,
                          Instant now);
Result<std::optional<Instant>> report_closed_at(Reader& reader, int year, CentreId centre);

struct ReportSpan {
  int year = 0;
  Instant from;
  Instant until;         ///< excluded
  bool running = false;  ///< the year is not over: what stands is what stands now
};
/// Codes and what was counted; what cannot be known any more is left out.
Result<std::vector<ReportValue>> counted_values(Reader& reader, const ReportSpan& span,
                                                CentreId centre);

struct FacetCount {
  std::string facet;  ///< "theme", "territoire", "acces", "centre"
  std::string label;
  std::int64_t items = 0;
};
/// Of the items published in the year.
Result<std::vector<FacetCount>> panorama_facets(Reader& reader, const ReportSpan& span,
                                                CentreId centre);

}  // namespace vigie::store
