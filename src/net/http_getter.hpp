// SPDX-License-Identifier: EUPL-1.2
/// The port to the web: batches of conditional GETs.
///
/// Shape   `run` pulls requests with `next` while it has room, until `next` answers none, and hands
///         each answer to `done`, in the order they end, both on the thread that called `run`.
///         Every request pulled gets exactly one answer; a failure is an answer like another. Once
///         a server asked to wait (429, 503), what would go to it in the same run gets its answer
///         without being sent.
///         While `done` does not return nothing new is asked: that is how the caller slows it down.
/// Units   see HttpLimits; bytes are counted after decompression.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/http.hpp"

namespace vigie::net {

inline constexpr int kRedirectsMax = 5;
/// A body may be this many times larger than what came over the wire…
inline constexpr std::int64_t kRatioMax = 100;
/// …once it is larger than this: small repetitive pages compress that well honestly.
inline constexpr std::int64_t kRatioFloorBytes = 256 * 1024;
/// Of a body over a limit, this much of its start is kept: feeds begin with what is newest.
inline constexpr std::size_t kSalvagedBytesMax = 1024 * 1024;
/// Requests pulled and waiting for their host's turn.
inline constexpr std::size_t kWaitingMax = 512;
inline constexpr std::size_t kHeaderValueBytesMax = 8 * 1024;
/// All headers of one answer together.
inline constexpr std::size_t kHeaderBytesMax = 256 * 1024;

struct HttpLimits {
  std::string user_agent = "vigie";
  int parallel = 16;
  std::int64_t connect_timeout_ms = 10'000;
  std::int64_t total_timeout_ms = 30'000;  ///< of one request with all its redirects
  std::int64_t slow_bytes_per_second = 1000;
  std::int64_t slow_after_s = 15;
  std::int64_t body_bytes_max = 10 << 20;
  std::string ca_file;  ///< certificates to trust in place of the system's; "" : the system's
  /// Registrable domains where a 429 or 503 is about the one feed, not about all of the domain's.
  std::vector<std::string> throttle_per_feed;
};

class HttpGetter {
 public:
  using Next = std::function<std::optional<HttpRequest>()>;
  using Done = std::function<void(HttpAnswer&&)>;

  HttpGetter() = default;
  HttpGetter(const HttpGetter&) = delete;
  HttpGetter& operator=(const HttpGetter&) = delete;
  virtual ~HttpGetter() = default;

  virtual void run(const Next& next, const Done& done) = 0;
};

}  // namespace vigie::net
