// SPDX-License-Identifier: EUPL-1.2
/// What to poll, and which centre holds it from when to when.
///
/// Shape   a source is one feed, whatever the number of its holders; an allocation is one centre's
///         hold on it. Changing a hold closes one row and opens another: past ones stay true.
///         A source that nobody holds is retired; its articles stay.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/hold_weeks.hpp"
#include "model/ids.hpp"
#include "model/publisher.hpp"
#include "model/rota.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// What the files say of a feed, its holders aside.
struct SourceFacts {
  std::string url;
  std::string url_key;  ///< canonical
  std::string title;
  std::string site_url;
  Access access = Access::free;
  std::vector<std::string> territory;
  std::vector<std::string> themes;
  ExtractGrant extract = {};
};

struct StoredSource {
  SourceId id;
  SourceFacts facts;
  Instant added_at;
  std::optional<Instant> retired_at;
};

struct StoredAllocation {
  SourceId source;
  std::string url_key;
  CentreId centre;
  std::string centre_key;
  CentreId backup;         ///< none: 0
  std::string backup_key;  ///< none: ""
  std::optional<double> weight_minutes;
  bool fixed = false;
  HoldWeeks weeks = HoldWeeks::all;
  Instant from_at;
};

/// All of them, retired ones included, by id.
Result<std::vector<StoredSource>> sources(Reader& reader);
/// Those that hold today, by source.
Result<std::vector<StoredAllocation>> open_allocations(Reader& reader);

/// Inserts, or brings a known feed up to date (and out of retirement); its lists aside.
Result<SourceId> put_source(Transaction& tx, const SourceFacts& facts, Instant now);
Result<void> replace_source_territory(Transaction& tx, SourceId source,
                                      const std::vector<std::string>& codes);
Result<void> replace_source_themes(Transaction& tx, SourceId source,
                                   const std::vector<std::string>& codes);
Result<void> retire_source(Transaction& tx, std::string_view url_key, Instant now);

struct Hold {
  SourceId source;
  CentreId centre;
  CentreId backup;
  std::optional<double> weight_minutes;
  bool fixed = false;
  HoldWeeks weeks = HoldWeeks::all;
};
Result<void> open_allocation(Transaction& tx, const Hold& hold, Instant now);
/// Of an open hold; all where there is none.
Result<HoldWeeks> held_weeks(Reader& reader, SourceId source, CentreId centre);
Result<void> close_allocation(Transaction& tx, SourceId source, CentreId centre, Instant now);

}  // namespace vigie::store
