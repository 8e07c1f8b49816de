// SPDX-License-Identifier: EUPL-1.2
/// The attributes that html.hpp lets through: the address of a link, and what a picture is.
///
/// Shape   values as the page wrote them, references decoded -> markup fit for a quoted attribute.
/// Errors  "" where the link or the picture must not be kept.
/// Pure    yes.
/// Source  HTML Living Standard: urls, `img`, dimension attributes.
#pragma once

#include <string>
#include <string_view>

namespace vigie::text {

/// http, https or mailto, absolute, in ASCII, at most kHrefBytesMax; what it becomes when a browser
/// reads it once more is itself.
std::string safe_href(std::string_view given, std::string_view base_url);

/// The same, nearer to what was written: letters beyond ASCII stay letters behind the host, and
/// where nothing says what a relative address starts from, it stays relative.
std::string published_href(std::string_view given, std::string_view base_url);

struct Picture {
  std::string src, alt, width, height, style;
};

/// `<img src="…" alt="…" width="…" height="…" />` of what is given of these; nothing for a picture
/// that is no more than a point or is hidden: such ones count readers.
std::string picture_tag(const Picture& picture, std::string_view base_url);

/// Where the markup was found, and whether it is kept as near to what was published as is safe
/// (pictures, letters of addresses), or made for a page of ours.
struct HtmlSetting {
  std::string_view base_url;
  bool as_published = false;
};
std::string href_in(std::string_view given, const HtmlSetting& setting);
std::string picture_in(const Picture& picture, const HtmlSetting& setting);

}  // namespace vigie::text
