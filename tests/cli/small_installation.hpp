// SPDX-License-Identifier: EUPL-1.2
/// A folder that a real vigie works in: the shipped configuration, sources of our own on loopback.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "support/fixture.hpp"
#include "support/http_origin.hpp"
#include "support/process.hpp"

namespace vigie::cli {

class SmallInstallation : public ::testing::Test {
 protected:
  explicit SmallInstallation(test::HttpOrigin::Answer answer) : origin_(std::move(answer)) {
    const std::string root = test::source_dir().string();
    // One letter, so that none has to be named.
    std::filesystem::create_directories(folder_.path() / "newsletter");
    std::filesystem::copy(test::source_dir() / "newsletter/resonances",
                          folder_.path() / "newsletter/resonances",
                          std::filesystem::copy_options::recursive);
    test::write_file(config_, "[fichiers]\nbase = \"vigie.db\"\nsources = \"feeds\"\ncentres = \"" +
                                  root + "/config/centres.toml\"\nrota = \"" + root +
                                  "/config/rota.toml\"\nthemes = \"" + root +
                                  "/config/themes.toml\"\nterritoires = \"" + root +
                                  "/config/territories\"\nlettres = \"newsletter\"\n[reseau]\n"
                                  "adresses_privees_permises = [\"127.0.0.0/8\"]\n");
  }

  /// The sources of a centre: each at /<name> of the server, titled "Journal <name>".
  void hold(const std::string& centre, const std::vector<std::string>& names) {
    std::string outlines;
    for (const std::string& name : names) {
      outlines += "<outline type=\"rss\" text=\"Journal " + name + "\" xmlUrl=\"" +
                  origin_.url("/" + name) + "\"/>";
    }
    test::write_file(
        folder_.path() / "feeds" / (centre + ".opml"),
        "<?xml version=\"1.0\"?>\n<opml version=\"2.0\"><body>" + outlines + "</body></opml>\n");
  }

  test::Ran run(std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--config", config_.string()});
    return test::run_vigie(arguments);
  }

  static bool says(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
  }

  test::TemporaryFolder folder_;
  std::filesystem::path config_ = folder_.path() / "vigie.toml";
  test::HttpOrigin origin_;
};

}  // namespace vigie::cli
