// SPDX-License-Identifier: EUPL-1.2
/// The network's vocabulary, theme by theme.
///
/// Shape   a theme that left the files is retired, never deleted: what it tagged keeps its label.
/// Errors  storage.
#pragma once

#include <string_view>
#include <vector>

#include "model/theme.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

/// Those that the files have, by code, with their terms as in the file.
Result<Themes> themes(Reader& reader);

/// What a theme is called, without its terms.
struct ThemeName {
  std::string code;
  std::string label;
};
/// Those in force on a day, by code.
Result<std::vector<ThemeName>> themes_on(Reader& reader, Day day);

/// Inserts, or brings a known code up to date (and out of retirement); its lists aside.
Result<void> put_theme(Transaction& tx, const Theme& theme);
Result<void> replace_successors(Transaction& tx, std::string_view code,
                                const std::vector<std::string>& successors);
Result<void> replace_terms(Transaction& tx, std::string_view code,
                           const std::vector<ThemeTerm>& terms);
Result<void> retire_theme(Transaction& tx, std::string_view code, Instant now);

}  // namespace vigie::store
