// SPDX-License-Identifier: EUPL-1.2
/// The HTTP server: sockets on one side, `Request` and `Response` values on the other.
///
/// Shape   one thread moves bytes; kReadWorkers threads answer what only reads, kWriteWorkers the
///         rest, so that whoever waits for a lock keeps no page from a reader. `start` returns once
///         the port listens (port 0 asks the kernel for one); `stop` lets requests in progress end,
///         then returns. Over the limit of connections, or out of descriptors, the one that waited
///         longest for a request goes. nginx stands in front in production; alone it is safe
///         against slow, big and malformed.
/// Units   a request has one deadline from its first byte awaited to its last; bytes are limited. A
///         form with a file that is over body_bytes has a longer one, and few come at once.
/// Errors  network when the address cannot be had. A bad request gets 400, 413, 415, 431, 501 or 503 and
///         the connection ends.
/// Source  RFC 9110, RFC 9112; what Beast accepts and should not is refused in `vet`.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace vigie::http {

struct ServerLimits {
  int request_seconds = 20;  ///< idle time between two requests counts
  int response_seconds = 60;
  int stop_seconds = 10;
  std::uint32_t header_bytes = 16 * 1024;
  std::uint64_t body_bytes = 2 * 1024 * 1024;     ///< a list of some 25,000 readers
  std::uint64_t upload_bytes = 13 * 1024 * 1024;  ///< of a form with a file that says its length
  int upload_seconds = 60;
  std::size_t uploads = 8;  ///< forms over body_bytes at one time; the next one gets 503
  std::size_t connections = 2048;
};

inline constexpr int kReadWorkers = 4;
inline constexpr int kWriteWorkers = 4;

class Server {
 public:
  using Answer = std::function<Response(const Request&)>;

  Server(Answer answer, const Clock& clock, ServerLimits limits = {});
  ~Server();  ///< stops
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  Result<void> start(const std::string& address, int port);
  int port() const;
  void stop();

 private:
  class Engine;
  std::unique_ptr<Engine> engine_;
};

}  // namespace vigie::http
