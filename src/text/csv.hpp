// SPDX-License-Identifier: EUPL-1.2
/// The CSV that spreadsheets write -> rows of fields, and a field as they read it.
///
/// Shape   `;`, `,` or tab, whichever the first line holds most of; fields may be quoted, a quote
///         inside is doubled, a quoted field may hold line breaks. Empty lines are left out.
/// Units   lines count from 1, as a spreadsheet shows them.
/// Errors  none: a quote that is never closed stands for itself, and its row says so; spreadsheets
///         would give it the rest of the file.
/// Pure    yes.
/// Source  RFC 4180, read loosely.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::text {

struct CsvRow {
  int line = 0;
  std::vector<std::string> fields;  ///< trimmed
  bool open_quote = false;          ///< a quote was opened and never closed
};

std::vector<CsvRow> read_csv(std::string_view utf8);

/// One line, quoted where it must be; what a spreadsheet would run as a formula has ' before it.
std::string csv_field(std::string_view text);

}  // namespace vigie::text
