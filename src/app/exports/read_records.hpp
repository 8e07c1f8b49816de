// SPDX-License-Identifier: EUPL-1.2
/// Records of what people chose: an item, a day, a theme, a kept list, what a search found.
///
/// Shape   a selection -> records in the order of the screen, with nothing in them that `rights`
///         would not show. Of an article that is on the panorama, the record is that of its item.
/// Units   as many statements for one record as for kRecordsMax, which is what one file holds.
/// Errors  not_found for an item, a centre or a paper that is not there; storage.
#pragma once

#include <string>
#include <vector>

#include "exports/authors.hpp"
#include "exports/record.hpp"
#include "store/exports/record_repo.hpp"

namespace vigie::app {

inline constexpr int kRecordsMax = 5'000;

struct RecordSelection {
  enum class Kind { item, days, theme, territory, media, kept, search, newest };
  Kind kind = Kind::newest;
  std::string value = {};  ///< a key, a code, words
  Day from = {};           ///< of `days`: this one and those before `until`
  Day until = {};
  CentreId centre = {};  ///< of `kept`
  int limit = kRecordsMax;
};

/// "2026-11-16" or "2026-11" -> the days of it.
std::optional<RecordSelection> days_named(std::string_view text);

/// What every record is read with.
struct RecordContext {
  std::string public_url;  ///< without slash at its end
  std::vector<std::string> bodies;
  std::vector<exports::AuthorAlias> aliases;
};
Result<RecordContext> read_record_context(store::Reader& reader, std::string public_url);

Result<std::vector<exports::BibRecord>> read_records(store::Reader& reader,
                                                     const RecordContext& context,
                                                     const RecordSelection& selection);
/// The rows alone.
Result<std::vector<store::RecordRow>> read_rows(store::Reader& reader,
                                                const RecordSelection& selection);
/// Of rows that were read otherwise.
Result<std::vector<exports::BibRecord>> records_of(store::Reader& reader,
                                                   const RecordContext& context,
                                                   const std::vector<store::RecordRow>& rows);

/// In place of those known before.
Result<void> take_author_aliases(store::Database& db,
                                 const std::vector<store::StoredAlias>& aliases);

/// "panorama-2026-11-16", for the name of a file.
std::string name_of(const RecordSelection& selection);

}  // namespace vigie::app
