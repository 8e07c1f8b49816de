// SPDX-License-Identifier: EUPL-1.2
/// The tags of a page, one after the other: enough to read what its head says, without a tree.
///
/// Shape   `next` answers the next tag with its attributes, in lower case and decoded once;
///         comments and declarations are passed by, and what stands in script, style, textarea and
///         title is given with its opening tag as `text`, so that no tag is ever found inside.
/// Units   at most kTagBytesMax of one tag, kTagAttributesMax attributes.
/// Errors  none: what opens no tag is text.
/// Pure    yes. Linear in the page.
/// Source  HTML Living Standard, §13.2.5 (tokenization), as far as heads need it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::text {

inline constexpr std::size_t kTagAttributesMax = 64;

struct HtmlTag {
  std::string name;
  bool closing = false;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string_view text;  ///< raw, of script, style, textarea and title

  /// "" when absent or empty.
  std::string_view attribute(std::string_view wanted) const;
};

class HtmlTags {
 public:
  explicit HtmlTags(std::string_view html) : rest_(html) {}
  std::optional<HtmlTag> next();

 private:
  void take_raw_text(HtmlTag& tag);

  std::string_view rest_;
};

}  // namespace vigie::text
