// SPDX-License-Identifier: EUPL-1.2
#include "letter/relay_texts.hpp"

#include "base/format.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"

namespace vigie::letter {
namespace {

constexpr std::size_t kMailTitlesMax = 8;

}  // namespace

RelayTexts relay_texts(const RelayedIssue& issue) {
  RelayTexts texts;
  const std::string name = fmt::format("{}, n°\u00a0{}", issue.letter, issue.number);
  texts.line = fmt::format("{} vient de paraître.", name);
  std::string told;
  for (const std::string& title : issue.titles) {
    const std::string more = told.empty() ? title : fmt::format("{} · {}", told, title);
    const std::string line =
        fmt::format("{} vient de paraître\u00a0: {}\n{}", name, more, issue.url);
    if (text::utf8_length(line) > kRelaySignsMax) break;
    told = more;
    texts.line = fmt::format("{} vient de paraître\u00a0: {}", name, told);
  }
  texts.line += fmt::format("\n{}", issue.url);
  texts.mail = fmt::format("Bonjour,\n\n{} vient de paraître. Au sommaire\u00a0:\n\n", name);
  for (std::size_t at = 0; at < issue.titles.size() && at < kMailTitlesMax; ++at) {
    texts.mail += fmt::format("– {}\n", issue.titles[at]);
  }
  if (issue.titles.empty()) texts.mail += fmt::format("– {}\n", issue.subject);
  texts.mail += fmt::format("\nLe lire en ligne\u00a0: {}\n", issue.url);
  return texts;
}

}  // namespace vigie::letter
