// SPDX-License-Identifier: EUPL-1.2
/// What of a selection is in the network's catalogue already.
///
/// Shape   a file replaces the list whole; rows of records -> one state each, in their order. A
///         person's answer beats the keys, and outlives the next file.
/// Units   as many statements for one article as for kRecordsMax.
/// Errors  those of reading the file; storage.
#pragma once

#include <string>
#include <vector>

#include "exports/catalogue.hpp"
#include "exports/read_catalogue.hpp"
#include "store/exports/catalogue_repo.hpp"
#include "store/exports/record_repo.hpp"

namespace vigie::app {

struct CatalogueImport {
  std::size_t records = 0;
  std::size_t refused = 0;
  std::string shape;
};
Result<CatalogueImport> import_catalogue(store::Database& db, std::string_view bytes, Instant now);

/// One article beside the catalogue.
struct CatalogueStanding {
  exports::CatalogueState state = exports::CatalogueState::absent;
  exports::MatchKey key = exports::MatchKey::none;
  std::string record;  ///< the number there; "" where there is none
  std::string title;   ///< of the record
  std::optional<Instant> sent_at;
};
Result<std::vector<CatalogueStanding>> catalogue_standings(
    store::Reader& reader, const std::vector<store::RecordRow>& rows);

/// Not to be sent again.
bool is_there(const CatalogueStanding& standing);

/// Where the catalogue shows a record.
std::string catalogue_address(std::string_view record);

Result<void> answer_catalogue(store::Database& db, CuratorId curator, CentreId centre,
                              const store::CatalogueAnswer& answer, Instant now);
Result<void> note_sending(store::Database& db, CuratorId curator, CentreId centre,
                          const std::vector<store::RecordRow>& rows, std::string_view file,
                          Instant now);

}  // namespace vigie::app
