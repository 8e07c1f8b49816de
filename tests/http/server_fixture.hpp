// SPDX-License-Identifier: EUPL-1.2
/// A server on a port of its own, and a client that sends it bytes.
#pragma once

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <semaphore>

#include "http/server.hpp"
#include "support/fakes.hpp"

namespace vigie::http {

/// One TCP connection to the server under test.
class Client {
 public:
  explicit Client(int port) : Client() { connect(port); }
  /// Not connected yet.
  Client() : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    const timeval patience{5, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  }
  bool connect(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const auto* generic = reinterpret_cast<const sockaddr*>(&address);
    return connected_ = ::connect(socket_, generic, sizeof address) == 0;
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool connected() const { return connected_; }
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }
  /// Everything until the server closes, or five seconds of silence.
  std::string rest() {
    std::string all;
    char buffer[4096];
    for (;;) {
      const auto got = ::recv(socket_, buffer, sizeof buffer, 0);
      if (got <= 0) return all;
      all.append(buffer, static_cast<std::size_t>(got));
    }
  }
  /// Whether the server has sent nothing yet, and has not closed.
  bool is_waiting() {
    char byte = 0;
    return ::recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 && errno == EAGAIN;
  }
  /// What is there now.
  std::string some() {
    char buffer[4096];
    const auto got = ::recv(socket_, buffer, sizeof buffer, 0);
    return got <= 0 ? std::string() : std::string(buffer, static_cast<std::size_t>(got));
  }

 private:
  int socket_;
  bool connected_ = false;
};

class ServerTest : public testing::Test {
 protected:
  void SetUp() override {
    ServerLimits limits;
    limits.request_seconds = 1;
    limits.stop_seconds = 60;
    serve(limits);
  }
  void serve(const ServerLimits& limits) {
    server = std::make_unique<Server>([this](const Request& request) { return answer(request); },
                                      clock, limits);
    const auto started = server->start("127.0.0.1", 0);
    ASSERT_TRUE(started) << started.error().detail;
    ASSERT_GT(server->port(), 0);
  }
  Response answer(const Request& request) {
    if (request.path == "/lent") {  // as one that waits for a lock
      at_work.release();
      go_on.acquire();
    }
    if (request.path == "/hote") return plain_text(std::string(request.header("host")) + "\n");
    if (request.path == "/cible") return plain_text(request.target + "\n");
    return plain_text(std::string(request.method) + " " + request.path + " " +
                      std::string(request.field("a")) + "\n");
  }
  std::string answered(std::string_view bytes) {
    Client client(server->port());
    client.send(bytes);
    return client.rest();
  }

  test::FakeClock clock{Instant{1'795'000'000}};
  std::counting_semaphore<> at_work{0};  ///< released by each /lent that began
  std::counting_semaphore<> go_on{0};    ///< lets one of them end
  std::unique_ptr<Server> server;        // last: its threads use the above
};

inline constexpr std::string_view kClose = "Host: h\r\nConnection: close\r\n\r\n";

}  // namespace vigie::http
