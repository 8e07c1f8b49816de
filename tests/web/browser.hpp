// SPDX-License-Identifier: EUPL-1.2
/// A browser without a socket: it keeps cookies, follows what pages say, and sends forms.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "support/fakes.hpp"
#include "support/fixture.hpp"
#include "support/press_sample.hpp"
#include "web/site.hpp"

namespace vigie::web {

/// The text between `before` and `after`; "" when it is not there.
inline std::string between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t at = text.find(before);
  if (at == std::string_view::npos) return "";
  const std::size_t begin = at + before.size();
  return std::string(text.substr(begin, text.find(after, begin) - begin));
}

inline std::string header_of(const Response& response, std::string_view name) {
  return std::string(value_of(response.headers, name));
}

class Browser {
 public:
  explicit Browser(Site& site) : site_(&site) {}

  Response get(std::string_view target) { return send("GET", target, {}); }
  Response post(std::string_view target, Pairs form) {
    return send("POST", target, std::move(form));
  }

  /// As a form with a file does.
  Response upload(std::string_view target, Pairs form, http::UploadedFile file) {
    files_.push_back(std::move(file));
    Response response = send("POST", target, std::move(form));
    files_.clear();
    return response;
  }

  Response log_in(std::string_view email, std::string_view password = test::kPassword) {
    const std::string page = get("/connexion").body;
    return post("/connexion", {{"porte", between(page, "name=\"porte\" value=\"", "\"")},
                               {"courriel", std::string(email)},
                               {"mot_de_passe", std::string(password)},
                               {"suite", "/pile"}});
  }
  /// A fresh form token, as any page of ours holds one.
  std::string token() { return between(get("/pile").body, "name=\"jeton\" value=\"", "\""); }

  /// A form of the desk: its line as the page shows it now.
  Pairs line(StoryId story, int version) {
    return {{"jeton", token()}, {"version", std::to_string(version)},
            {"etat", "lire"},   {"suivante", "0"},
            {"article", ""},    {"story", std::to_string(story.value)}};
  }

  std::string address = "192.0.2.7";
  Pairs extra_headers;  ///< sent with every request

 private:
  Response send(std::string_view method, std::string_view target, Pairs form) {
    const auto read = http::read_target(target);
    Request request;
    request.method = method;
    request.path = read->path;
    request.query = read->query;
    request.target = target;
    request.form = std::move(form);
    request.files = files_;
    request.address = address;
    request.headers = extra_headers;
    request.headers.emplace_back("host", "vigie.example");
    std::string cookies;
    for (const auto& [name, value] : cookies_) cookies += name + "=" + value + "; ";
    request.headers.emplace_back("cookie", cookies);
    Response response = site_->handle(request);
    for (const auto& [name, value] : response.headers) {
      if (name == "Set-Cookie") keep(value);
    }
    return response;
  }

  void keep(const std::string& header) {
    const std::string name = header.substr(0, header.find('='));
    const std::string value = between(header, name + "=", ";");
    std::erase_if(cookies_, [&name](const auto& pair) { return pair.first == name; });
    if (!value.empty()) cookies_.emplace_back(name, value);
  }

  Site* site_;
  Pairs cookies_;
  std::vector<http::UploadedFile> files_;
};

/// A site on a temporary database with the sample network.
class SiteTest : public testing::Test {
 protected:
  SiteTest() : site(make_site(entropy)) {}

  std::unique_ptr<Site> make_site(Entropy& chance) {
    config::VigieConfig config;
    config.database = folder.path() / "v.db";
    config.newsletter = folder.path() / "newsletter";
    config.territories = test::source_dir() / "config/territories";
    config.web.public_url = "https://vigie.example";
    config.web.secure_cookies = true;
    config.mail.sources_address = "veille@vigie.example";
    auto made = Site::make(std::move(config), clock, chance);
    if (!made) throw std::runtime_error(made.error().detail);
    return std::move(*made);
  }

  test::TemporaryFolder folder;
  test::PressSample sample{folder.path() / "v.db"};
  test::FakeClock clock{test::kSampleNow};
  test::SeededEntropy entropy;
  std::unique_ptr<Site> site;
};

}  // namespace vigie::web
