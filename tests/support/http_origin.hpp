// SPDX-License-Identifier: EUPL-1.2
/// A real HTTP/1.1 server on loopback, which answers what a test tells it, lies and faults
/// included.
///
/// Shape   one thread a connection, keep-alive; the port is the kernel's choice. `answer` runs on
///         those threads: what it shares with the test is the test's to guard.
#pragma once

#include <atomic>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "support/tls_server.hpp"

namespace vigie::test {

struct OriginRequest {
  std::string method;
  std::string path;                            ///< with its query
  std::map<std::string, std::string> headers;  ///< names in lower case
};

struct OriginReply {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  bool chunked = false;
  bool gzip = false;
  int delay_ms = 0;                       ///< before the first byte
  std::optional<std::size_t> cut_after;   ///< bytes of the body, then the connection breaks
  std::optional<std::size_t> say_length;  ///< another Content-Length than the true one
  bool endless = false;                   ///< the body again and again, chunked
  bool endless_head = false;              ///< header after header
  bool hang = false;                      ///< nothing at all, until the client leaves
  bool close = false;                     ///< the connection, after the answer
  std::string raw;                        ///< these bytes and nothing else, then closes
  int drip_ms = 0;                        ///< one byte of the body every so many milliseconds
};

struct OriginOptions {
  bool ipv6 = false;  ///< on [::1] in place of 127.0.0.1
  bool tls = false;   ///< with a certificate that nobody knows
  bool many = false;  ///< on all of 127.0.0.0/8, each address a host of its own
};

class HttpOrigin {
 public:
  using Answer = std::function<OriginReply(const OriginRequest&)>;

  explicit HttpOrigin(Answer answer, OriginOptions options = {});
  ~HttpOrigin();
  HttpOrigin(const HttpOrigin&) = delete;
  HttpOrigin& operator=(const HttpOrigin&) = delete;

  std::string url(const std::string& path) const;  ///< "http://127.0.0.1:<port><path>"
  /// The same under another address of this machine, where it listens on many.
  std::string url_at(const std::string& host, const std::string& path) const;
  int port() const { return port_; }
  const TlsServer& tls() const { return *tls_; }
  void forget_requests();                       ///< for servers that live long
  std::vector<OriginRequest> requests() const;  ///< so far, in order of arrival
  int connections() const { return accepted_; }
  int most_at_once() const { return most_at_once_; }  ///< requests being answered

 private:
  struct Served {
    std::thread thread;
    std::atomic<bool> ended{false};
  };

  void listen_on(const OriginOptions& options);
  void accept_all();
  void reap();
  void serve(int connection);
  bool answer_one(Wire& wire, std::string& buffer);

  Answer answer_;
  OriginOptions options_;
  std::unique_ptr<TlsServer> tls_;
  int listener_ = -1;
  int port_ = 0;
  std::atomic<bool> stopping_{false};
  std::atomic<int> accepted_{0};
  std::atomic<int> at_once_{0};
  std::atomic<int> most_at_once_{0};
  mutable std::mutex mutex_;
  std::vector<OriginRequest> requests_;
  std::vector<int> open_;
  std::list<Served> served_;
  std::thread acceptor_;
};

/// A document with its validators: 304 to who has them, 200 with them to others.
OriginReply document(const OriginRequest& request, const std::string& body, const std::string& etag,
                     const std::string& type = "application/rss+xml; charset=utf-8");

std::string gzipped(const std::string& bytes);

}  // namespace vigie::test
