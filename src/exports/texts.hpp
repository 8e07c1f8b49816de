// SPDX-License-Identifier: EUPL-1.2
/// What the coats have in common: texts as each kind of reader takes them, dates, what is said of
/// an article in words.
///
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>

#include "exports/record.hpp"
#include "model/access_words.hpp"

namespace vigie::exports {

/// For whom a file is written.
enum class Dialect {
  general,  ///< Zotero, EndNote, Mendeley, JabRef
  pmb,      ///< the importers of PMB
};

struct Options {
  Dialect dialect = Dialect::general;
  bool latin1 = false;  ///< for a PMB that does not speak UTF-8: ’ œ – … as ' oe - ...
  std::string public_url = {};  ///< of the site, for feeds; without a slash at its end
  std::string title = {};       ///< of a feed
};

/// As the dialect takes it: composed, on one line, without what nobody sees. For PMB, narrow
/// no-break spaces are no-break ones and emoji go.
std::string told(std::string_view text, const Options& options);
/// The same with its line ends.
std::string told_lines(std::string_view text, const Options& options);

/// "Date non indiquée, vu le 16 novembre 2026"; "" where there is a date.
std::string undated_note(const BibRecord& record);
/// "Signalé au panorama du réseau : https://…"; "" for what is not on it.
std::string permalink_note(const BibRecord& record);
/// At most `bytes`, cut at a word.
std::string cut_at_word(std::string_view text, std::size_t bytes);
/// As a JSON string, with its quotes.
std::string json_string(std::string_view text);

/// The paper as the catalogue titles it.
const std::string& serial_title(const Host& host);
bool is_periodical(const BibRecord& record);

}  // namespace vigie::exports
