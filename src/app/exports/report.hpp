// SPDX-License-Identifier: EUPL-1.2
/// The yearly report of the network, or of one centre.
///
/// Shape   past values, values entered, values counted now and values as they were printed -> one
///         report. A closed one is frozen: its figures stay what they were, for ever.
/// Units   civil years of Paris. Nothing is counted per person.
/// Errors  invalid_input (an unknown code, no number, no source), conflict (somebody entered one
///         meanwhile, or it is closed), storage.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exports/report.hpp"
#include "store/exports/report_repo.hpp"

namespace vigie::app {

inline constexpr int kReportYearMin = 2014;
inline constexpr int kReportYearMax = 2100;

struct YearlyReport {
  exports::Report report;
  std::vector<exports::FigureValue> values;  ///< of all years, for series
  std::vector<store::ReportValue> by_hand;
  std::vector<store::FacetCount> facets;  ///< of the panorama
  std::optional<Instant> closed_at;
};
Result<YearlyReport> read_report(store::Reader& reader, int year, CentreId centre, Instant now);

/// One row per figure and facet, as the ANCT asks for them.
std::string facets_csv(const YearlyReport& report);

struct ReportEntry {
  std::string code;
  int year = 0;
  CentreId centre;
  std::string number;     ///< as typed: "49 200"; "" where it is comparable
  std::string exactness;  ///< "exact", "rounded", "comparable"
  std::string source;
  std::string remark;
  int version = 0;
};
Result<void> enter_value(store::Database& db, CuratorId curator, CentreId own_centre,
                         const ReportEntry& entry, Instant now);
Result<void> close_year(store::Database& db, CuratorId curator, CentreId own_centre, int year,
                        CentreId centre, Instant now);

}  // namespace vigie::app
