// SPDX-License-Identifier: EUPL-1.2
#include "people/browser_name.hpp"

#include <span>

namespace vigie::people {
namespace {

struct Sign {
  std::string_view in_header;
  std::string_view name;
};

// The first that stands in the header: Edge says Chrome too, and Chrome says Safari.
constexpr Sign kBrowsers[] = {{"Edg", "Edge"},         {"OPR/", "Opera"},
                              {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"},
                              {"CriOS/", "Chrome"},    {"Chromium/", "Chromium"},
                              {"Chrome/", "Chrome"},   {"Safari/", "Safari"}};
constexpr Sign kSystems[] = {{"Windows", "Windows"}, {"Android", "Android"}, {"iPhone", "iPhone"},
                             {"iPad", "iPad"},       {"Mac OS X", "macOS"},  {"CrOS", "ChromeOS"},
                             {"Linux", "Linux"}};

std::string_view first_of(std::span<const Sign> signs, std::string_view header) {
  for (const Sign& sign : signs) {
    if (header.find(sign.in_header) != std::string_view::npos) return sign.name;
  }
  return "";
}

}  // namespace

std::string browser_name(std::string_view user_agent) {
  const std::string_view browser = first_of(kBrowsers, user_agent);
  const std::string_view system = first_of(kSystems, user_agent);
  std::string name(browser.empty() ? "un navigateur" : browser);
  if (!system.empty()) name += ", " + std::string(system);
  return name;
}

}  // namespace vigie::people
