// SPDX-License-Identifier: EUPL-1.2
/// The elements of a document under the names that the readers know.
///
/// Shape   pugixml's tree is walked once, and our names are written into it; its elements stand in
///         one array, in document order, each with what readers ask of it again and again. An
///         `Element` points into that array, or at nothing: what there is none of has no name, no
///         children and no text.
/// Units   kNestingMax levels below the root: no search finds what lies deeper.
/// Pure    yes, but for those names: a tree is walked once and not changed afterwards. Linear in
///         the document. The tree, and pugixml's, outlive their elements.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::parse {

class Elements;

class Element {
 public:
  struct Record {
    pugi::xml_node node;
    std::string_view name;          ///< as of xml_names.hpp
    std::uint64_t child_names = 0;  ///< a bit for each name of a child
    std::uint32_t size = 1;         ///< records of it and of all in it, which follow it
    std::uint32_t to_parent = 0;    ///< records back; 0 of the root
    std::uint8_t texts = 0;         ///< directly in it, CDATA too: none, one, 2 for more
    bool has_attributes = false;
  };

  Element() = default;
  explicit Element(const Record* record) : record_(record) {}

  explicit operator bool() const { return record_ != nullptr; }
  std::string_view name() const { return record_ == nullptr ? std::string_view() : record_->name; }
  Element parent() const;
  Elements children() const;
  /// The children of this name, in their order.
  Elements named(std::string_view name) const;
  Element child(std::string_view name) const;
  bool has_children() const { return record_ != nullptr && record_->size > 1; }

  bool has_attributes() const { return record_ != nullptr && record_->has_attributes; }
  bool has_attribute(const char* name) const;
  /// "" where there is no such attribute.
  std::string_view attribute(const char* name) const;

  int texts() const { return record_ == nullptr ? 0 : record_->texts; }
  pugi::xml_node node() const { return record_ == nullptr ? pugi::xml_node() : record_->node; }

  /// One bit of 64, which tells most names from each other.
  static std::uint64_t bit_of(std::string_view name) {
    if (name.empty()) return 0;
    const auto ends = static_cast<unsigned char>(name.front()) * 31U +
                      static_cast<unsigned char>(name.back()) * 7U;
    return std::uint64_t{1} << ((ends + name.size() * 13U) % 64U);
  }

 private:
  const Record* record_ = nullptr;
};

/// Children of one element: all, or those of one name.
class Elements {
 public:
  class Iterator {
   public:
    Iterator(const Element::Record* at, const Element::Record* end, std::string_view name)
        : at_(at), end_(end), name_(name) {
      settle();
    }
    Element operator*() const { return Element(at_); }
    Iterator& operator++() {
      at_ += at_->size;
      settle();
      return *this;
    }
    bool operator==(std::default_sentinel_t /*end*/) const { return at_ == end_; }

   private:
    void settle() {
      if (name_.empty()) return;
      while (at_ != end_ && at_->name != name_) at_ += at_->size;
    }

    const Element::Record* at_;
    const Element::Record* end_;
    std::string_view name_;
  };

  Elements() = default;
  Elements(const Element::Record* first, const Element::Record* end, std::string_view name = {})
      : first_(first), end_(end), name_(name) {}

  Iterator begin() const { return {first_, end_, name_}; }
  static std::default_sentinel_t end() { return {}; }

 private:
  const Element::Record* first_ = nullptr;
  const Element::Record* end_ = nullptr;
  std::string_view name_;
};

class Tree {
 public:
  explicit Tree(pugi::xml_node root);

  Element root() const { return records_.empty() ? Element() : Element(records_.data()); }
  /// As written; "" when it has none.
  const std::string& root_namespace() const { return root_namespace_; }
  bool has_bases() const { return has_bases_; }          ///< an element carries xml:base
  bool has_languages() const { return has_languages_; }  ///< an element carries xml:lang

 private:
  std::vector<Element::Record> records_;
  std::string root_namespace_;
  bool has_bases_ = false;
  bool has_languages_ = false;
};

inline Element Element::parent() const {
  return record_ == nullptr || record_->to_parent == 0 ? Element()
                                                       : Element(record_ - record_->to_parent);
}

inline Elements Element::children() const {
  return record_ == nullptr ? Elements() : Elements(record_ + 1, record_ + record_->size);
}

inline Elements Element::named(std::string_view name) const {
  if (record_ == nullptr || (record_->child_names & bit_of(name)) == 0) return {};
  return {record_ + 1, record_ + record_->size, name};
}

inline Element Element::child(std::string_view name) const {
  for (const Element found : named(name)) return found;
  return {};
}

inline bool Element::has_attribute(const char* name) const {
  return has_attributes() && record_->node.attribute(name);
}

inline std::string_view Element::attribute(const char* name) const {
  if (!has_attributes()) return {};
  return record_->node.attribute(name).value();
}

}  // namespace vigie::parse
