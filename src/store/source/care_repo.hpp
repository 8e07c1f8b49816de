// SPDX-License-Identifier: EUPL-1.2
/// What people do with sources: correct, pause; and what came of each.
///
/// Shape   a correction names the version it saw.
/// Units   times are UTC seconds.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/ids.hpp"
#include "model/rota.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct SourceCard {
  SourceId id;
  std::string url;  ///< as it was added
  std::string url_key;
  std::string title;
  std::string site_url;
  Access access = Access::free;
  int version = 1;
  std::optional<Instant> paused_at;
  std::string paused_by;  ///< ""
  std::optional<Instant> last_item_at;
  std::optional<Instant> polled_at;
  std::vector<std::string> themes;  ///< codes
};
/// Those in service, by title.
Result<std::vector<SourceCard>> source_cards(Reader& reader);
Result<std::optional<SourceCard>> source_card(Reader& reader, SourceId id);
/// One in service that is read, or said by the files to be, at this address.
Result<std::optional<SourceId>> source_at(Reader& reader, std::string_view url_key);

/// False where another version stands.
struct SourceCorrection {
  SourceId id;
  int version = 1;
  std::string title;
  std::string site_url;
  Access access = Access::free;
};
Result<bool> correct_source(Transaction& tx, const SourceCorrection& correction, Instant now);

Result<void> pause_source(Transaction& tx, SourceId id, CuratorId by, Instant now);
Result<void> resume_source(Transaction& tx, SourceId id);

/// Of the stories dated since then that one desk, or every desk, kept or relayed.
struct SourceYield {
  int kept = 0;  ///< relayed ones included
  int relayed = 0;
};
Result<std::unordered_map<SourceId, SourceYield>> source_yields(Reader& reader, CentreId centre,
                                                                Instant since);

}  // namespace vigie::store
