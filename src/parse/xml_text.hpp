// SPDX-License-Identifier: EUPL-1.2
/// What an element says: its text, its markup, its base, its language.
///
/// Shape   nodes of a document that `normalise_names` has been through -> values.
/// Pure    yes. Recursion never: a feed decides how deep it goes.
/// Source  RFC 4287 §3.1 (text constructs), XML Base, Atom 0.3 §3.1 (mode).
#pragma once

#include <initializer_list>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace vigie::parse {

/// Text and CDATA directly in the element, not trimmed.
std::string own_text(pugi::xml_node node);

/// The children written as HTML, prefixes left out.
std::string inner_markup(pugi::xml_node node);

bool has_elements(pugi::xml_node node);

/// The first of these children that says something.
pugi::xml_node first_child(pugi::xml_node parent, std::initializer_list<const char*> names);

/// Trimmed text of the first of these children that has some; "" when none has. For addresses,
/// dates, ids: no markup is expected.
std::string child_text(pugi::xml_node parent, std::initializer_list<const char*> names);

enum class Kind { plain, html };

/// What a text construct holds, and whether it is to be read as HTML.
struct Text {
  std::string value;
  Kind kind = Kind::html;
};

/// Follows type and mode where the element has them; without them RSS means HTML, Atom text.
Text read_text(pugi::xml_node node, Kind otherwise);

/// One line of plain text: markup stripped, references decoded once more, white space folded.
std::string plain(const Text& text);
std::string plain(pugi::xml_node node, Kind otherwise);

/// The xml:base that holds at a node, each resolved on the one around it.
std::string base_at(pugi::xml_node node, const std::string& document_base);
/// The xml:lang that holds at a node; "" when none does.
std::string language_at(pugi::xml_node node);

/// Cleaned HTML, pictures kept; what is plain text is escaped.
std::string safe_html(const Text& text, const std::string& base);

}  // namespace vigie::parse
