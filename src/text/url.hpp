// SPDX-License-Identifier: EUPL-1.2
/// Addresses of the web: made whole, and compared.
///
/// Shape   `absolute_url` gives an ASCII http or https address whose host is lower case and in
///         its ASCII form; `canonical_url` gives the key under which two addresses of one page
///         meet. The key is for comparing: what people click is always the address as published.
/// Errors  what is no web address answers nothing. Refused first: `\` and control characters,
///         which libcurl and browsers read differently ("https://a.fr\@b.fr"), and anything longer
///         than kUrlBytesMax once encoded.
/// Pure    no network, no locale (IDN goes through libidn2, not through libcurl).
/// Source  RFC 3986 with libcurl's URL API.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie::text {

inline constexpr std::size_t kUrlBytesMax = 4096;

/// `given` read where it was found: relative to `base`, which may be "".
std::optional<std::string> absolute_url(std::string_view given, std::string_view base);

/// The key of a page: scheme, www, default port, trailing slash, fragment, tracking parameters and
/// needless percent-encoding folded. Idempotent. Other schemes ("mailto:") are given back as they
/// are; what cannot be read gives "".
/// `ref=` goes when it names the feed or the site that the item was found in.
std::string canonical_url(std::string_view url, std::string_view feed_url = {},
                          std::string_view site_url = {});

/// "www.lemonde.fr" of "https://www.lemonde.fr:443/x"; "" when there is none.
std::string host_of(std::string_view url);

}  // namespace vigie::text
