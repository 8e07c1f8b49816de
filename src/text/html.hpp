// SPDX-License-Identifier: EUPL-1.2
/// HTML that came from outside -> text, or markup that may be shown.
///
/// Shape   `sanitize_html` answers a fragment of a closed grammar: p div br ul ol li blockquote em
///         strong b i sub sup cite q abbr a[href], written by ourselves, text escaped, no element
///         empty, no a in a, no block in p, no li outside a list. Whatever parser reads it sees
///         the same tree, so a second pass changes nothing.
///         Pictures are left out: each would be a request to a third party from the reader's
///         browser or mail (a tracking pixel at worst), and none is shown. What speaks is kept.
///         `clean_html` is what a feed said, for what reads on: it keeps img[src alt width height]
///         and links as they were written, empty ones too. It is no SafeHtml, so that no page and
///         no mail can show it unwashed.
/// Units   UTF-8 bytes. At most kHtmlBytesMax are read and written; the rest is cut.
/// Errors  none: what is not understood is text, or left out.
/// Pure    yes.
/// Source  docs/decisions/0009; HTML 4.01 as libxml2 reads it. Links: absolute http, https, mailto.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace vigie::text {

inline constexpr std::size_t kHtmlBytesMax = 64 * 1024;
inline constexpr std::size_t kTagBytesMax = 8 * 1024;

/// Markup that may be put into a page unescaped: only the sanitiser makes one.
class SafeHtml {
 public:
  SafeHtml() = default;
  const std::string& str() const { return html_; }
  bool empty() const { return html_.empty(); }
  SafeHtml& operator+=(const SafeHtml& more) {
    html_ += more.html_;
    return *this;
  }

 private:
  explicit SafeHtml(std::string html) : html_(std::move(html)) {}
  friend SafeHtml sanitize_html(std::string_view html, std::string_view base_url);
  std::string html_;
};

/// Relative links are resolved on `base_url`; where it is empty they lose their href.
SafeHtml sanitize_html(std::string_view html, std::string_view base_url);

/// The same grammar with pictures (http or https, none of one point) and links as published:
/// letters stay letters, and what is relative stays so where `base_url` is empty. Not for pages.
std::string clean_html(std::string_view html, std::string_view base_url);

/// Tags stripped (what scripts and styles hold too), entities decoded once, white space folded:
/// one line, without what nobody sees (`is_ignorable`). A `<` that opens no tag stays. Whoever
/// needs no more than the first bytes says how many are `enough`: the text may end anywhere behind
/// them.
std::string plain_text(std::string_view html, std::size_t enough = std::string_view::npos);

/// & < > " ' ` as references: fit for text and for a quoted attribute.
std::string escape_html(std::string_view plain);

/// & < > " as references, what XML 1.0 forbids left out: fit for its text and quoted attributes.
std::string escape_xml(std::string_view plain);

/// At most `max_bytes` bytes, cut between two words, "…" included when something was cut.
std::string excerpt(std::string_view plain, std::size_t max_bytes);

}  // namespace vigie::text
