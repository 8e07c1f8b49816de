// SPDX-License-Identifier: EUPL-1.2
/// What an element says: its text, its markup.
///
/// Shape   elements -> values.
/// Pure    yes. Recursion never: a feed decides how deep it goes.
/// Source  RFC 4287 §3.1 (text constructs), Atom 0.3 §3.1 (mode).
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "parse/limits.hpp"
#include "parse/xml_tree.hpp"

namespace vigie::parse {

/// Text and CDATA directly in the element, not trimmed, without marks of CDATA that were escaped.
std::string own_text(Element element);
/// The same without a copy where one piece is all of it; else it stands in `joined`.
std::string_view own_text(Element element, std::string& joined);

/// The children written as HTML, prefixes left out. `texts` says whether the text between them is
/// what it says, or markup itself, of which a part was escaped.
enum class Texts { plain, markup };
std::string inner_markup(Element parent, Texts texts = Texts::plain);

/// The first of these children that says something.
Element first_child(Element parent, std::initializer_list<std::string_view> names);

/// Trimmed text of the first of these children that has some; "" when none has. For addresses,
/// dates, ids: no markup is expected.
std::string child_text(Element parent, std::initializer_list<std::string_view> names);

enum class Kind { plain, html };

/// What a text construct holds, and whether it is to be read as HTML.
struct Text {
  std::string value;
  Kind kind = Kind::html;
};

/// Follows type and mode where the element has them; without them RSS means HTML, Atom text.
Text read_text(Element element, Kind otherwise);

/// One line of plain text: markup stripped, references decoded once more, white space folded,
/// mojibake mended.
std::string plain(std::string_view text, Kind kind);
std::string plain(Element element, Kind otherwise);

/// Cleaned HTML, pictures kept (or the markup as given); what is plain text is escaped.
std::string html_body(Text text, const std::string& base, Bodies bodies);

}  // namespace vigie::parse
