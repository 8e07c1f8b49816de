// SPDX-License-Identifier: EUPL-1.2
/// What an element says: its text, its markup.
///
/// Shape   nodes of a document that `normalise_names` has been through -> values.
/// Pure    yes. Recursion never: a feed decides how deep it goes.
/// Source  RFC 4287 §3.1 (text constructs), Atom 0.3 §3.1 (mode).
#pragma once

#include <cstdint>
#include <initializer_list>
#include <pugixml.hpp>
#include <ranges>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "parse/limits.hpp"

namespace vigie::parse {

/// An element whose children are asked for by name many times: walked once, then compared where
/// one bit of 64 does not say already that there is none of the name.
class Element {
 public:
  // From a node wherever one is looked at once.
  Element(pugi::xml_node node);  // NOLINT(google-explicit-constructor)

  struct Child {
    std::string_view name;
    pugi::xml_node node;
  };

  pugi::xml_node node() const { return node_; }
  const std::vector<Child>& children() const { return children_; }
  pugi::xml_node child(std::string_view name) const;
  /// The children of this name, in their order.
  auto named(std::string_view name) const {
    const bool may_be = (names_ & bit_of(name)) != 0;
    return std::span(children_).first(may_be ? children_.size() : 0) |
           std::views::filter([name](const Child& child) { return child.name == name; }) |
           std::views::transform(&Child::node);
  }

 private:
  static std::uint64_t bit_of(std::string_view name) {
    const auto ends = static_cast<unsigned char>(name.front()) * 31U +
                      static_cast<unsigned char>(name.back()) * 7U;
    return std::uint64_t{1} << ((ends + name.size() * 13U) % 64U);
  }

  pugi::xml_node node_;
  std::uint64_t names_ = 0;  ///< bits of the names there are
  std::vector<Child> children_;
};

/// Text and CDATA directly in the element, not trimmed.
std::string own_text(pugi::xml_node node);
/// The same without a copy where one node holds it all; else it stands in `joined`.
std::string_view own_text(pugi::xml_node node, std::string& joined);

/// The children written as HTML, prefixes left out.
std::string inner_markup(pugi::xml_node node);

bool has_elements(pugi::xml_node node);

/// The first of these children that says something.
pugi::xml_node first_child(const Element& parent, std::initializer_list<std::string_view> names);

/// Trimmed text of the first of these children that has some; "" when none has. For addresses,
/// dates, ids: no markup is expected.
std::string child_text(const Element& parent, std::initializer_list<std::string_view> names);

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

/// Cleaned HTML, pictures kept (or the markup as given); what is plain text is escaped.
std::string html_body(Text text, const std::string& base, Bodies bodies);

}  // namespace vigie::parse
