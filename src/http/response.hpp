// SPDX-License-Identifier: EUPL-1.2
/// One HTTP response as a value: what a page answers.
///
/// Shape   status, body and what kind of thing it is; `finish` adds what every response carries:
///         security headers, validators, compression.
/// Errors  none; header values are ours, and checked for line ends by `finish`.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "http/request.hpp"

namespace vigie::http {

/// Who may keep a copy.
enum class Cache {
  none,     ///< holds something of one person
  shared,   ///< public, fresh for kSharedSeconds, then asked for again by its ETag
  forever,  ///< its address changes with its bytes
};

/// What the page may load and do.
enum class Policy {
  page,    ///< our own style and script, nothing else
  letter,  ///< a letter's HTML: styles inside, no script; may stand in our own frame
  picture  ///< of a letter: mail readers show it beside what is theirs
};

inline constexpr int kSharedSeconds = 60;

struct Response {
  int status = 200;
  std::string content_type = "text/html; charset=utf-8";
  std::string body;
  Pairs headers;  ///< beside those of `finish`
  Cache cache = Cache::none;
  Policy policy = Policy::page;
};

Response html_page(std::string body, int status = 200);
Response see_other(std::string location);  ///< after a POST: reload never posts twice
Response plain_text(std::string body, int status = 200);

/// "Sun, 22 Nov 2026 05:00:00 GMT"
std::string http_date(Instant at);

/// The response as it leaves: 304 where the browser has it, gzip where it takes it.
Response finish(const Request& request, Response response, bool secure);

}  // namespace vigie::http
