// SPDX-License-Identifier: EUPL-1.2
// Over real sockets: what a hostile or clumsy client gets.
#include "http/server.hpp"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "support/fakes.hpp"

namespace vigie::http {
namespace {

/// One TCP connection to the server under test.
class Client {
 public:
  explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval patience{5, 0};
    setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    const auto* generic = reinterpret_cast<const sockaddr*>(&address);
    connected_ = ::connect(socket_, generic, sizeof address) == 0;
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
    limits.stop_seconds = 3;
    server = std::make_unique<Server>([](const Request& request) { return answer(request); }, clock,
                                      limits);
    const auto started = server->start("127.0.0.1", 0);
    ASSERT_TRUE(started) << started.error().detail;
    ASSERT_GT(server->port(), 0);
  }
  static Response answer(const Request& request) {
    if (request.path == "/lent") std::this_thread::sleep_for(std::chrono::milliseconds(400));
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
  std::unique_ptr<Server> server;
};

constexpr std::string_view kClose = "Host: h\r\nConnection: close\r\n\r\n";

TEST_F(ServerTest, AnswersWithADateAndALength) {
  const std::string got = answered("GET /a?b=1 HTTP/1.1\r\n" + std::string(kClose));
  EXPECT_TRUE(got.starts_with("HTTP/1.1 200 OK\r\n")) << got;
  EXPECT_NE(got.find("Date: Wed, 18 Nov 2026 11:06:40 GMT\r\n"), std::string::npos) << got;
  EXPECT_NE(got.find("Content-Length: 8\r\n"), std::string::npos) << got;
  EXPECT_TRUE(got.ends_with("\r\n\r\nGET /a \n")) << got;
}

TEST_F(ServerTest, KeepsTheTargetAsItWasSent) {
  const std::string got = answered("GET /cible?a=%C3%A9+b&c HTTP/1.1\r\n" + std::string(kClose));
  EXPECT_TRUE(got.ends_with("\r\n\r\n/cible?a=%C3%A9+b&c\n")) << got;
}

TEST_F(ServerTest, KeepsTheConnectionForSeveralRequests) {
  Client client(server->port());
  for (int count = 0; count < 3; ++count) {
    ASSERT_TRUE(client.send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n"));
    EXPECT_TRUE(client.some().ends_with("GET /x \n"));
  }
}

TEST_F(ServerTest, HeadHasTheLengthAndNoBody) {
  const std::string got = answered("HEAD /a HTTP/1.1\r\n" + std::string(kClose));
  EXPECT_NE(got.find("Content-Length: 9\r\n"), std::string::npos) << got;
  EXPECT_TRUE(got.ends_with("\r\n\r\n")) << got;
}

TEST_F(ServerTest, ReadsFormsInBothKinds) {
  const std::string simple = answered(
      "POST /f HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 8\r\n"
      "Content-Type: application/x-www-form-urlencoded\r\n\r\na=%C3%A9");
  EXPECT_TRUE(simple.ends_with("POST /f é\n")) << simple;
  const std::string body =
      "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nmot\r\n--b--\r\n";
  const std::string got =
      answered("POST /f HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: " +
               std::to_string(body.size()) +
               "\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n" + body);
  EXPECT_TRUE(got.ends_with("POST /f mot\n")) << got;
}

TEST_F(ServerTest, RefusesWhatAStrictOriginMustRefuse) {
  struct Case {
    std::string_view why, bytes, status;
  };
  static constexpr Case kCases[] = {
      {"no host", "GET / HTTP/1.1\r\n\r\n", "400"},
      {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"},
      {"host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "400"},
      {"unknown coding", "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: xchunked\r\n\r\n",
       "501"},
      {"gzip, chunked",
       "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "501"},
      {"length and chunked",
       "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
       "0\r\n\r\n",
       "400"},
      {"two lengths",
       "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", "400"},
      {"length of words", "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: dix\r\n\r\n", "400"},
      {"blank before the colon", "GET / HTTP/1.1\r\nHost : h\r\n\r\n", "400"},
      {"no version", "GET /\r\n\r\n", "400"},
      {"a later version", "GET / HTTP/3.0\r\nHost: h\r\n\r\n", "400"},
      {"absolute form", "GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
      {"an escape that is none", "GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
      {"a zero in the path", "GET /%00 HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
      {"unknown method", "BREW / HTTP/1.1\r\nHost: h\r\n\r\n", "501"},
      {"a body to GET", "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\n\r\na", "400"},
      {"a body we do not read",
       "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: text/xml\r\nContent-Length: 1\r\n\r\n<", "415"},
      {"garbage", "\x16\x03\x01\x02 hello\r\n\r\n", "400"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const std::string got = answered(c.bytes);
    EXPECT_TRUE(got.starts_with("HTTP/1.1 " + std::string(c.status))) << got;
    EXPECT_EQ(got.find("HTTP/1.1 2"), std::string::npos) << got;  // nor a second request smuggled
  }
}

TEST_F(ServerTest, RefusesABigBodyAndTheAnswerArrives) {
  Client declared(server->port());
  declared.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 104857600\r\n\r\n");
  EXPECT_TRUE(declared.rest().starts_with("HTTP/1.1 413"));
  Client chunked(server->port());
  chunked.send("POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
  const std::string chunk = "10000\r\n" + std::string(0x10000, 'a') + "\r\n";
  for (int count = 0; count < 8 && chunked.send(chunk); ++count) continue;
  EXPECT_TRUE(chunked.rest().starts_with("HTTP/1.1 413"));
}

TEST_F(ServerTest, RefusesEndlessHeaders) {
  Client client(server->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(64 * 1024, 'a'));
  EXPECT_TRUE(client.rest().starts_with("HTTP/1.1 431"));
}

TEST_F(ServerTest, CutsAClientThatDrips) {
  Client client(server->port());
  const auto start = std::chrono::steady_clock::now();
  bool open = true;
  for (int count = 0; count < 30 && open; ++count) {
    open = client.send(count == 0 ? "GET / HTTP/1.1\r\n" : "X: y\r\n");
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
  }
  EXPECT_FALSE(open);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(4));
}

TEST_F(ServerTest, StopsOnceRequestsInProgressAreAnswered) {
  Client idle(server->port());
  Client working(server->port());
  working.send("GET /lent HTTP/1.1\r\nHost: h\r\n\r\n");
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  const auto start = std::chrono::steady_clock::now();
  server->stop();
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
  const std::string got = working.rest();
  EXPECT_TRUE(got.ends_with("GET /lent \n")) << got;
  EXPECT_NE(got.find("Connection: close"), std::string::npos) << got;
  EXPECT_EQ(idle.rest(), "");
  EXPECT_FALSE(Client(server->port()).connected());
}

TEST_F(ServerTest, ServesManyAtOnce) {
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int count = 0; count < 8; ++count) {
    threads.emplace_back([&] {
      for (int turn = 0; turn < 20; ++turn) {
        if (answered("GET /x HTTP/1.1\r\n" + std::string(kClose)).ends_with("GET /x \n")) ++right;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(right, 160);
}

TEST(Server, TellsWhenThePortIsTaken) {
  const test::FakeClock clock;
  const auto nothing = [](const Request&) { return Response(); };
  Server first(nothing, clock);
  ASSERT_TRUE(first.start("127.0.0.1", 0));
  Server second(nothing, clock);
  const auto refused = second.start("127.0.0.1", first.port());
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Code::network);
}

}  // namespace
}  // namespace vigie::http
