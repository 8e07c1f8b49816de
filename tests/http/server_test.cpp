// SPDX-License-Identifier: EUPL-1.2
// Over real sockets: what a hostile or clumsy client gets.
#include "http/server.hpp"

#include <sys/resource.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "http/server_fixture.hpp"

namespace vigie::http {
namespace {

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
      {"absolute form of another scheme", "GET ftp://h/ HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
      {"absolute form with a name and a password", "GET http://a:b@h/ HTTP/1.1\r\nHost: h\r\n\r\n",
       "400"},
      {"absolute form without host", "GET http:///a HTTP/1.1\r\nHost: h\r\n\r\n", "400"},
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
  for (int count = 0; count < 64 && chunked.send(chunk); ++count) continue;
  EXPECT_TRUE(chunked.rest().starts_with("HTTP/1.1 413"));
}

TEST_F(ServerTest, RefusesEndlessHeaders) {
  Client client(server->port());
  client.send("GET / HTTP/1.1\r\nHost: h\r\nX: " + std::string(64 * 1024, 'a'));
  EXPECT_TRUE(client.rest().starts_with("HTTP/1.1 431"));
}

TEST_F(ServerTest, CutsAClientThatDrips) {
  Client client(server->port());
  ASSERT_TRUE(client.send("GET / HTTP/1.1\r\n"));
  // Never silent for as long as the deadline: were it counted from the last byte, this never ends.
  while (client.send("X: y\r\n")) std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_EQ(client.rest(), "");
}

TEST_F(ServerTest, StopsOnceRequestsInProgressAreAnswered) {
  Client idle(server->port());
  Client working(server->port());
  working.send("GET /lent HTTP/1.1\r\nHost: h\r\n\r\n");
  at_work.acquire();
  std::thread stopping([this] { server->stop(); });
  EXPECT_EQ(idle.rest(), "");  // ended at once, while the other is being answered
  EXPECT_TRUE(working.is_waiting());
  go_on.release();
  stopping.join();
  const std::string got = working.rest();
  EXPECT_TRUE(got.ends_with("GET /lent \n")) << got;
  EXPECT_NE(got.find("Connection: close"), std::string::npos) << got;
  EXPECT_FALSE(Client(server->port()).connected());
}

TEST_F(ServerTest, WhoeverWaitsToWriteKeepsNoPageFromAReader) {
  std::vector<std::unique_ptr<Client>> writers;
  for (int count = 0; count < 3 * kWriteWorkers; ++count) {
    writers.push_back(std::make_unique<Client>(server->port()));
    ASSERT_TRUE(writers.back()->send("POST /lent HTTP/1.1\r\nHost: h\r\n\r\n"));
  }
  for (int count = 0; count < kWriteWorkers; ++count) at_work.acquire();
  for (const char* method : {"GET", "HEAD"}) {
    const std::string got =
        answered(std::string(method) + " /x HTTP/1.1\r\n" + std::string(kClose));
    EXPECT_TRUE(got.starts_with("HTTP/1.1 200")) << got;
  }
  for (const auto& writer : writers) EXPECT_TRUE(writer->is_waiting());
  go_on.release(std::ssize(writers));
  for (const auto& writer : writers) EXPECT_TRUE(writer->some().ends_with("POST /lent \n"));
}

TEST_F(ServerTest, TakesAnAbsoluteTargetAndItsHost) {
  struct Case {
    std::string_view why, target, answer;
  };
  static constexpr Case kCases[] = {
      {"path kept", "http://vigie.example/cible?a=b", "/cible?a=b\n"},
      {"scheme in capitals", "HTTP://vigie.example/cible", "/cible\n"},
      {"over TLS", "https://vigie.example:8443/cible", "/cible\n"},
      {"no path", "http://vigie.example", "GET / \n"},
      {"a query without a path", "http://vigie.example?a=b", "GET / \n"},
      {"its host goes before the header's", "http://vigie.example:80/hote", "vigie.example:80\n"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const std::string got =
        answered("GET " + std::string(c.target) + " HTTP/1.1\r\n" + std::string(kClose));
    EXPECT_TRUE(got.ends_with("\r\n\r\n" + std::string(c.answer))) << got;
  }
}

TEST_F(ServerTest, TellsAnOldClientThatTheConnectionStays) {
  Client client(server->port());
  for (int count = 0; count < 2; ++count) {
    ASSERT_TRUE(client.send("GET /x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"));
    const std::string got = client.some();
    EXPECT_NE(got.find("Connection: keep-alive\r\n"), std::string::npos) << got;
    EXPECT_TRUE(got.ends_with("GET /x \n")) << got;
  }
}

TEST_F(ServerTest, EndsTheConnectionOfAnOldClientThatDoesNotAskForMore) {
  const std::string got = answered("GET /x HTTP/1.0\r\n\r\n");
  EXPECT_NE(got.find("Connection: close\r\n"), std::string::npos) << got;
  EXPECT_TRUE(got.ends_with("GET /x \n")) << got;
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

/// This process may open `more` descriptors at most, as long as it lives.
class FewDescriptors {
 public:
  explicit FewDescriptors(rlim_t more) {
    getrlimit(RLIMIT_NOFILE, &before_);
    const int next = ::dup(0);
    ::close(next);
    rlimit now = before_;
    now.rlim_cur = static_cast<rlim_t>(next) + more;
    setrlimit(RLIMIT_NOFILE, &now);
  }
  ~FewDescriptors() { setrlimit(RLIMIT_NOFILE, &before_); }
  FewDescriptors(const FewDescriptors&) = delete;
  FewDescriptors& operator=(const FewDescriptors&) = delete;

 private:
  rlimit before_{};
};

/// A few connections at most, whose idle ones would wait for a long time.
class FullServer : public ServerTest {
 protected:
  static constexpr std::size_t kConnections = 4;
  void SetUp() override {
    ServerLimits limits;
    limits.request_seconds = 300;
    limits.connections = kConnections;
    serve(limits);
  }
  /// A connection that was answered once, and waits.
  std::unique_ptr<Client> idle() {
    auto client = std::make_unique<Client>(server->port());
    client->send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_TRUE(client->some().ends_with("GET /x \n"));
    return client;
  }
};

TEST_F(FullServer, EndsTheOldestIdleConnectionForANewcomer) {
  std::vector<std::unique_ptr<Client>> clients;
  for (std::size_t count = 0; count < kConnections; ++count) clients.push_back(idle());
  clients[0]->send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_TRUE(clients[0]->some().ends_with("GET /x \n"));  // the second is the oldest now
  const auto newcomer = idle();
  EXPECT_EQ(clients[1]->rest(), "");
  for (const std::size_t kept : {0U, 2U, 3U}) {
    clients[kept]->send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_TRUE(clients[kept]->some().ends_with("GET /x \n")) << kept;
  }
}

TEST_F(FullServer, KeepsTheRequestsThatAreBeingAnswered) {
  Client half(server->port());
  ASSERT_TRUE(half.send("GET /x HTTP/1.1\r\n"));
  std::vector<std::unique_ptr<Client>> working;
  for (std::size_t count = 1; count < kConnections; ++count) {
    working.push_back(std::make_unique<Client>(server->port()));
    ASSERT_TRUE(working.back()->send("GET /lent HTTP/1.1\r\nHost: h\r\n\r\n"));
    at_work.acquire();
  }
  const auto newcomer = idle();  // no other is idle: half a request goes for it
  EXPECT_EQ(half.rest(), "");
  go_on.release(std::ssize(working));
  for (const auto& client : working) EXPECT_TRUE(client->some().ends_with("GET /lent \n"));
}

TEST_F(FullServer, GoesOnWhenDescriptorsRunOut) {
  std::vector<std::unique_ptr<Client>> clients;
  for (int count = 0; count < 6; ++count) clients.push_back(std::make_unique<Client>());
  const FewDescriptors few(2);  // the clients have theirs
  for (const auto& client : clients) {
    ASSERT_TRUE(client->connect(server->port()));
    ASSERT_TRUE(client->send("GET /x HTTP/1.1\r\nHost: h\r\n\r\n"));
    EXPECT_TRUE(client->some().ends_with("GET /x \n"));
  }
  EXPECT_EQ(clients.front()->rest(), "");
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
