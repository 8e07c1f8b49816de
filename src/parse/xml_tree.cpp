// SPDX-License-Identifier: EUPL-1.2
#include "parse/xml_tree.hpp"

#include "parse/limits.hpp"
#include "parse/xml_names.hpp"

namespace vigie::parse {
namespace {

std::string namespace_of(pugi::xml_node root) {
  const std::string_view name = root.name();
  const std::size_t colon = name.find(':');
  std::string declaration = "xmlns";
  if (colon != std::string_view::npos) declaration.append(":").append(name.substr(0, colon));
  return root.attribute(declaration.c_str()).value();
}

/// Every call of pugixml is one into its library: a node is asked for its type alone, which also
/// says whether it is one.
class Walk {
 public:
  Walk(std::vector<Element::Record>& records, Namer& namer) : records_(records), namer_(namer) {}

  void from(pugi::xml_node root) {
    for (pugi::xml_node at = enter(root); !open_.empty();) {
      const pugi::xml_node_type type = at.type();
      if (type == pugi::node_null) {
        at = leave();
      } else if (type == pugi::node_element && open_.size() <= kNestingMax) {
        at = enter(at);
      } else {
        if (type == pugi::node_pcdata || type == pugi::node_cdata) count_text();
        at = at.next_sibling();
      }
    }
  }

 private:
  /// Answers what the element begins with.
  pugi::xml_node enter(pugi::xml_node node) {
    const bool has_attributes = static_cast<bool>(node.first_attribute());
    Element::Record record{node, namer_.enter(node, has_attributes, open_.size())};
    record.has_attributes = has_attributes;
    if (!open_.empty()) {
      record.to_parent = static_cast<std::uint32_t>(records_.size() - open_.back());
      records_[open_.back()].child_names |= Element::bit_of(record.name);
    }
    open_.push_back(records_.size());
    records_.push_back(record);
    return node.first_child();
  }

  /// Answers what comes after the element.
  pugi::xml_node leave() {
    Element::Record& record = records_[open_.back()];
    record.size = static_cast<std::uint32_t>(records_.size() - open_.back());
    open_.pop_back();
    namer_.leave(open_.size());
    return open_.empty() ? pugi::xml_node() : record.node.next_sibling();
  }

  void count_text() {
    std::uint8_t& texts = records_[open_.back()].texts;
    if (texts < 2) ++texts;
  }

  std::vector<Element::Record>& records_;
  Namer& namer_;
  std::vector<std::size_t> open_;  ///< the elements around, as places in `records_`
};

}  // namespace

Tree::Tree(pugi::xml_node root) {
  if (!root) return;
  root_namespace_ = namespace_of(root);
  Namer namer(root.name());
  Walk(records_, namer).from(root);
  has_bases_ = namer.has_bases();
  has_languages_ = namer.has_languages();
}

}  // namespace vigie::parse
