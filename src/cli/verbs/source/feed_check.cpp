// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/source/feed_check.hpp"

#include "app/poll/discover.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "cli/network.hpp"
#include "parse/discovery.hpp"
#include "parse/neutral_json.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

std::string joined(const std::vector<std::string>& words) {
  std::string list;
  for (const std::string& word : words) list += list.empty() ? word : ", " + word;
  return list;
}

Json json_of(const app::OfferedFeed& feed) {
  Json languages = Json::array();
  for (const std::string& language : feed.languages) languages.push(language);
  Json one{{"url", feed.url},
           {"title", feed.title},
           {"site", feed.site},
           {"format", parse::name_of(feed.format)},
           {"version", feed.version},
           {"items", feed.items},
           {"newest", feed.newest_at ? Json(iso(*feed.newest_at)) : Json()},
           {"malformed", feed.malformed}};
  one.set("languages", languages);
  return one;
}

void print_json(const app::Discovery& found, Console& console) {
  Json feeds = Json::array();
  for (const app::OfferedFeed& feed : found.feeds) feeds.push(json_of(feed));
  Json refused = Json::array();
  for (const app::RefusedFeed& one : found.refused) {
    refused.push(Json{{"url", one.url}, {"sentence", one.sentence}});
  }
  Json page{{"asked", found.asked},
            {"is_feed", found.is_feed},
            {"announced", found.announced},
            {"guessed", found.guessed}};
  page.set("feeds", feeds);
  page.set("refused", refused);
  console.line(page.pretty());
}

void print_feed(const app::OfferedFeed& feed, Console& console) {
  std::string content = text::plural(static_cast<long long>(feed.items), "article", "articles");
  if (feed.newest_at) {
    content += fmt::format(", le plus récent du {}", text::long_date(paris_day(*feed.newest_at)));
  } else if (feed.items > 0) {
    content += ", sans date";
  }
  console.line(feed.title.empty() ? "(sans titre)" : feed.title);
  console.line(fmt::format("  Adresse  : {}", feed.url));
  console.line(fmt::format("  Format   : {} {}", parse::name_of(feed.format), feed.version));
  console.line(fmt::format("  Contenu  : {}", content));
  if (!feed.languages.empty()) {
    console.line(fmt::format("  Langue   : {}", joined(feed.languages)));
  }
  if (!feed.site.empty()) console.line(fmt::format("  Site     : {}", feed.site));
  if (feed.malformed) console.line("  Document abîmé\u00a0: ce qui était lisible a été lu");
}

void print_person(const app::Discovery& found, Console& console) {
  if (found.announced > 0) {
    console.line(
        fmt::format("Cette page annonce {}.",
                    text::plural(static_cast<long long>(found.announced), "flux", "flux")));
  }
  for (const app::OfferedFeed& feed : found.feeds) print_feed(feed, console);
  for (const app::RefusedFeed& one : found.refused) {
    if (found.announced > 0 && one.url == found.asked) continue;  // the page itself
    if (found.guessed && one.url != found.asked) continue;        // a guess that found nothing
    console.line(fmt::format("{}\u00A0: {}.", one.url, one.sentence));
  }
  if (!found.feeds.empty()) return;
  console.line(found.guessed ? "Aucun flux trouvé, pas même aux adresses habituelles."
                             : "Aucun flux trouvé. --guess essaie aussi les adresses habituelles.");
}

}  // namespace

int run_feed_check(const FeedCheckArguments& arguments, Console& console,
                   const Installation& installation) {
  const auto getter = make_getter(installation.config.network);
  if (!getter) return console.report(getter.error());
  const app::Discovery found = app::discover(**getter, arguments.address, arguments.guess);
  if (found.asked.empty()) {
    return console.report({Code::invalid_input, "address " + arguments.address});
  }
  arguments.json ? print_json(found, console) : print_person(found, console);
  return found.feeds.empty() ? kExitFailed : kExitOk;
}

}  // namespace vigie::cli
