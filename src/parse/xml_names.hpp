// SPDX-License-Identifier: EUPL-1.2
/// Gives every element and attribute of a document the one name that the readers know.
///
/// Shape   names in lower case; elements of RSS 0.9x, 1.0 and 2.0 have no prefix, those of a known
///         namespace a fixed one ("atom:", "dc:", "content:", "media:"…) whatever the document
///         chose, also where it forgot to declare it; all others "x:".
/// Pure    yes. Linear in the document: attributes past kAttributesMax are dropped.
/// Source  Namespaces in XML 1.0; the namespaces that feeds of twenty years have used.
#pragma once

#include <pugixml.hpp>
#include <string>

namespace vigie::parse {

struct Names {
  std::string root_namespace;  ///< as written; "" when it has none
  bool bases = false;          ///< an element carries xml:base
  bool languages = false;      ///< an element carries xml:lang
};

Names normalise_names(pugi::xml_node root);

}  // namespace vigie::parse
