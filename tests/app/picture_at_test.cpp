// SPDX-License-Identifier: EUPL-1.2
// A picture behind an address is asked for as feeds are: of the public web, and
// no longer than allowed.
#include "app/letter/picture_at.hpp"

#include <gtest/gtest.h>

#include "letter/picture_bytes.hpp"
#include "net/curl_getter.hpp"

namespace vigie::app {
namespace {

class OneAnswer final : public net::HttpGetter {
 public:
  HttpAnswer answer;
  std::vector<std::string> asked;

  void run(const Next& next, const Done& done) override {
    while (auto request = next()) {
      asked.push_back(request->url);
      done(HttpAnswer(answer));
    }
  }
};

TEST(PictureAt, AsksNothingInsideTheWalls) {
  net::CurlGetter web({}, {});
  for (const char* inside : {"http://127.0.0.1:9/x.png", "http://[::1]/x.png",
                             "http://169.254.169.254/latest/meta-data/", "http://10.0.0.1/x.png"}) {
    const auto bytes = picture_at(web, inside);
    ASSERT_FALSE(bytes) << inside;
    EXPECT_EQ(bytes.error().sentence,
              "cette adresse n’est pas du web public, et n’est pas demandée")
        << inside;
  }
  for (const char* none :
       {"file:///etc/passwd", "javascript:alert(1)", "gopher://a.fr/", "", "x"}) {
    EXPECT_EQ(picture_at(web, none).error().code, Code::invalid_input) << none;
  }
}

TEST(PictureAt, AsksOnceAndSaysWhatCame) {
  OneAnswer web;
  web.answer.transfer = Transfer::answered;
  web.answer.status = 200;
  web.answer.body = "octets";
  EXPECT_EQ(*picture_at(web, "https://a.exemple/x.png"), "octets");
  EXPECT_EQ(web.asked, std::vector<std::string>{"https://a.exemple/x.png"});
  web.answer.status = 404;
  EXPECT_EQ(picture_at(web, "https://a.exemple/x.png").error().sentence, "l’adresse a répondu 404");
  web.answer.status = 200;
  web.answer.body = std::string(letter::kUploadBytesMax + 1, 'x');
  EXPECT_EQ(picture_at(web, "https://a.exemple/x.png").error().code, Code::too_large);
  web.answer.transfer = Transfer::too_large;
  EXPECT_EQ(picture_at(web, "https://a.exemple/x.png").error().code, Code::too_large);
  web.answer.transfer = Transfer::too_slow;
  EXPECT_EQ(picture_at(web, "https://a.exemple/x.png").error().sentence,
            "l’adresse n’a pas répondu");
}

}  // namespace
}  // namespace vigie::app
