// SPDX-License-Identifier: EUPL-1.2
// Forms with a file: bigger than others, and few at once.
#include <algorithm>
#include <chrono>
#include <thread>

#include "http/server_fixture.hpp"

namespace vigie::http {
namespace {

class Uploads : public ServerTest {};

/// A form with a file of that many bytes.
std::string upload(std::size_t bytes) {
  const std::string body =
      "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nmot\r\n"
      "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"p.jpg\"\r\n\r\n" +
      std::string(bytes, 'a') + "\r\n--b--\r\n";
  return "POST /f HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: " +
         std::to_string(body.size()) + "\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n" +
         body;
}

TEST_F(Uploads, TakesAPictureThatIsBiggerThanAForm) {
  EXPECT_TRUE(answered(upload(5 << 20)).ends_with("POST /f mot\n"));
  Client over(server->port());
  over.send(upload(14 << 20).substr(0, 4096));
  EXPECT_TRUE(over.rest().starts_with("HTTP/1.1 413"));
  Client plain(server->port());
  plain.send(
      "POST /f HTTP/1.1\r\nHost: h\r\nContent-Length: 5000000\r\n"
      "Content-Type: application/x-www-form-urlencoded\r\n\r\na=b");
  EXPECT_TRUE(plain.rest().starts_with("HTTP/1.1 413"));
}

TEST_F(Uploads, TakesFewPicturesAtOnce) {
  std::vector<std::unique_ptr<Client>> slow;
  for (std::size_t i = 0; i <= ServerLimits{}.uploads; ++i) {
    slow.push_back(std::make_unique<Client>(server->port()));
    slow.back()->send(upload(5 << 20).substr(0, 4096));
  }
  const auto answered_one = [&] {
    return std::ranges::find_if(slow, [](const auto& each) { return !each->is_waiting(); });
  };
  for (int tries = 0; tries < 1000 && answered_one() == slow.end(); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  ASSERT_NE(answered_one(), slow.end());
  EXPECT_TRUE((*answered_one())->some().starts_with("HTTP/1.1 503"));
  slow.clear();  // their places are free again
  std::string taken;
  for (int tries = 0; tries < 100 && !taken.ends_with("POST /f mot\n"); ++tries) {
    taken = answered(upload(3 << 20));
  }
  EXPECT_TRUE(taken.ends_with("POST /f mot\n")) << taken;
}

}  // namespace
}  // namespace vigie::http
