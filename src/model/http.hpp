// SPDX-License-Identifier: EUPL-1.2
/// One conditional GET and what came of it, as values: `net` runs them, `fetch` decides on them.
///
/// Units   bytes after decompression; seconds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vigie {
inline namespace model {

struct HttpRequest {
  std::int64_t token = 0;  ///< the caller's own number, given back
  std::string url;
  std::string etag;           ///< sent as If-None-Match when not empty
  std::string last_modified;  ///< sent as If-Modified-Since when not empty
};

struct Redirect {
  int status = 0;
  std::string to;
};

enum class Transfer {
  answered,       ///< there is an HTTP status
  no_name,        ///< DNS
  no_connection,  ///< refused, unreachable
  no_tls,         ///< certificate, handshake
  too_slow,       ///< one of the time limits
  cut,            ///< connection closed before the end
  too_large,      ///< over the body limit or the ratio limit
  forbidden,      ///< address or protocol not allowed
  too_many_redirects,
  failed  ///< anything else; see detail
};

struct HttpAnswer {
  std::int64_t token = 0;
  Transfer transfer = Transfer::failed;
  int status = 0;
  std::string url;                  ///< the last address, after redirects
  std::vector<Redirect> redirects;  ///< in order
  std::string content_type;         ///< the whole header value
  std::string etag;
  std::string last_modified;
  std::string cache_control;
  std::string expires;
  std::string age;
  std::string retry_after;
  std::string cf_mitigated;
  std::string robots_tag;       ///< X-Robots-Tag
  std::string tdm_reservation;  ///< and its policy: the TDM Reservation Protocol
  std::string tdm_policy;
  /// Where the status is 429 or 503, all that has to wait: a registrable domain, a host with its
  /// port, or the feed's own address.
  std::string throttle_scope;
  std::string body;  ///< decompressed; the start of it where transfer is `cut` or `too_large`
  std::int64_t wire_bytes = 0;
  std::int64_t elapsed_ms = 0;
  bool asked = true;   ///< false: not sent, its host had just told another request to wait
  std::string detail;  ///< the library's words, for the log
};

}  // namespace model
}  // namespace vigie
