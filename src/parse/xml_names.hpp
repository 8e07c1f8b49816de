// SPDX-License-Identifier: EUPL-1.2
/// The one name that the readers know for each element and attribute of a document.
///
/// Shape   names in lower case; elements of RSS 0.9x, 1.0 and 2.0 have no prefix, those of a known
///         namespace a fixed one ("atom:", "dc:", "content:", "media:"…) whatever the document
///         chose, also where it forgot to declare it; all others "x:". Elements are entered in the
///         document's order, and left when all in them has been.
/// Pure    yes, but for the tree it writes into. Linear in the document: attributes past
///         kAttributesMax are dropped.
/// Source  Namespaces in XML 1.0; the namespaces that feeds of twenty years have used.
#pragma once

#include <cstddef>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::parse {

class Namer {
 public:
  /// Atom is known by its root where the namespace is missing or made up.
  explicit Namer(std::string_view root);

  /// Writes the names of this element and its attributes into the tree; answers its own.
  std::string_view enter(pugi::xml_node node, bool has_attributes, std::size_t depth);
  void leave(std::size_t depth);

  bool has_bases() const { return bases_; }          ///< an element carries xml:base
  bool has_languages() const { return languages_; }  ///< an element carries xml:lang

 private:
  struct Binding {
    std::string prefix;
    std::string_view canonical;
    std::size_t depth = 0;  ///< of the element that declares it
  };

  /// An element's name as written, and the readers'.
  struct Renamed {
    std::string given, ours;
    bool differs = false;
  };

  bool declare_all(pugi::xml_node node, std::size_t depth);
  void declare(pugi::xml_attribute attribute, std::string_view element, std::size_t depth);
  void rename_attributes(pugi::xml_node node);
  const Renamed& element_name(std::string_view given);
  const Renamed& add_element_name(std::string_view given);
  std::string attribute_name(std::string_view given) const;
  std::string prefixed(const std::string& name, std::size_t colon) const;
  std::string_view meaning_of(std::string_view prefix, std::string_view otherwise) const;

  std::string_view bare_;  ///< what a name without prefix means where nothing declares it
  std::vector<Binding> scope_;
  std::vector<Renamed> elements_;
  std::size_t due_ = 0;  ///< which of them comes next, if they go round
  bool bases_ = false;
  bool languages_ = false;
};

}  // namespace vigie::parse
