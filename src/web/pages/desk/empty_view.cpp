// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/empty_view.hpp"

#include "base/format.hpp"
#include "text/french.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

/// "42 lues, 6 relayées ; prochaine relève vers 9 h 40."
std::string session_words(const app::DeskPage& page) {
  const store::MorningCounts& morning = page.morning;
  std::string words;
  if (morning.decided > 0) words = text::plural(morning.decided, "lue", "lues");
  if (morning.relayed > 0) words += ", " + text::plural(morning.relayed, "relayée", "relayées");
  if (page.sources.next_at && page.sources.next_at->seconds > 0) {
    words += fmt::format("{}prochaine relève vers {}", words.empty() ? "" : "\u202f; ",
                         clock_of(*page.sources.next_at));
  }
  return words.empty() ? words : text::sentence(words);
}

}  // namespace

void add_empty(render::View& view, const app::DeskPage& page) {
  const store::SourceCounts& sources = page.sources;
  const bool all_fail = sources.held > 0 && sources.failing == sources.held;
  view.set("no_source", sources.held == 0)
      .set("all_fail", all_fail)
      .set("all_read", sources.held > 0 && !all_fail)
      .set("session", session_words(page));
}

}  // namespace vigie::web
