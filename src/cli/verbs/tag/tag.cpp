// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/tag/tag.hpp"

#include <algorithm>
#include <cmath>
#include <iostream>

#include "app/tag/learning.hpp"
#include "app/tag/tagging.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "cli/verbs/tag/learn.hpp"
#include "tag/likelihood.hpp"

namespace vigie::cli {
namespace {

/// What a title is read with.
struct Desk {
  tag::ThemeTagger themes;
  std::unique_ptr<const app::TerritoryShelf> shelf;
  const tag::TerritoryTagger* territories = nullptr;
  std::optional<tag::Learned> learned;
};

/// Themes with a model: where it knows the theme, it decides and says by which words; a rule's tag
/// that it does not share is told apart, never dropped in silence.
struct Themes {
  std::vector<tag::Tag> given;
  std::vector<tag::Tag> doubted;
  double likelihood = 0;  ///< for the panorama
};

Themes themes_of(const Desk& desk, const tag::ArticleWords& words,
                 const tag::TerritoryFindings& places) {
  Themes themes;
  tag::ThemeFindings ruled = desk.themes.find(words);
  themes.likelihood = tag::panorama_likelihood(ruled, places);
  if (!desk.learned) {
    themes.given = std::move(ruled.tags);
    return themes;
  }
  for (tag::Suggestion& each : desk.learned->suggest(words, {desk.themes.codes(), ruled.sums})) {
    if (each.code == tag::kPanoramaQuestion) {
      themes.likelihood = tag::blended(themes.likelihood, each.score, desk.learned->relayed());
      continue;
    }
    if (!each.passes) continue;
    themes.given.push_back({tag::Kind::theme, each.code, std::move(each.why), each.score});
  }
  for (tag::Tag& tag : ruled.tags) {
    const bool given = std::ranges::any_of(
        themes.given, [&tag](const tag::Tag& other) { return other.code == tag.code; });
    if (given) continue;
    (desk.learned->asks(tag.code) ? themes.doubted : themes.given).push_back(std::move(tag));
  }
  return themes;
}

Json json_of(const std::vector<tag::Tag>& themes) {
  Json list = Json::array();
  for (const tag::Tag& theme : themes) {
    list.push(Json{{"id", theme.code}, {"score", theme.score}, {"why", theme.rule}});
  }
  return list;
}

Result<Desk> open_desk(const TagArguments& arguments, Console& console,
                       const Installation& installation) {
  auto themes = themes_of_files(console, installation);
  if (!themes) return fail(themes.error());
  auto shelf = std::make_unique<const app::TerritoryShelf>(installation.config.territories, "");
  const auto places = shelf->get();
  if (!places) return fail(places.error());
  Desk desk{std::move(*themes), std::move(shelf), *places, std::nullopt};
  if (arguments.model.empty()) return desk;
  auto learned = app::read_model(arguments.model);
  if (!learned) return fail(learned.error());
  desk.learned = std::move(*learned);
  return desk;
}

Json answer(const Desk& desk, std::string_view id, std::string_view title,
            std::string_view summary) {
  const tag::ArticleWords words = tag::read_article(title, summary);
  const tag::TerritoryFindings found = desk.territories->find(words);
  const Themes themes = themes_of(desk, words, found);
  Json territories = Json::array();
  for (const tag::Tag& place : found.tags) {
    territories.push(Json{{"code", place.code},
                          {"level", tag::name_of(tag::level_of(place.code))},
                          {"name", desk.territories->name_of(place.code)},
                          {"why", place.rule}});
  }
  Json ambiguous = Json::array();
  for (const std::string& note : found.ambiguous) ambiguous.push(note);
  Json said{{"id", id},
            {"themes", json_of(themes.given)},
            {"territories", territories},
            {"ambiguous", ambiguous},
            {"likelihood", std::round(themes.likelihood * 1e4) / 1e4}};
  if (!themes.doubted.empty()) said.set("doubted", json_of(themes.doubted));
  return said;
}

int run_batch(const Desk& desk, Console& console) {
  int code = kExitOk;
  std::string line;
  while (console.is_heard() && std::getline(std::cin, line)) {
    const auto asked =
        line.size() > kTagLineBytesMax ? fail(Code::too_large, "line") : JsonLine::parse(line);
    const Json said =
        asked ? answer(desk, asked->text("id"), asked->text("title"), asked->text("summary"))
              : Json{{"error", asked.error().detail}};
    if (!asked) code = kExitPartial;
    console.line(said.dump());
    if (std::cin.rdbuf()->in_avail() <= 0) console.flush();
  }
  return code;
}

int explain(const Desk& desk, const TagArguments& arguments, Console& console) {
  const tag::ArticleWords words = tag::read_article(arguments.title, arguments.summary);
  const tag::TerritoryFindings found = desk.territories->find(words);
  const Themes themes = themes_of(desk, words, found);
  for (const tag::Tag& theme : themes.given) {
    console.line(fmt::format("thème       {}\u00a0: {}", theme.code, theme.rule));
  }
  for (const tag::Tag& theme : themes.doubted) {
    console.line(fmt::format("à vérifier  {}\u00a0: {}", theme.code, theme.rule));
  }
  for (const tag::Tag& place : found.tags) {
    console.line(fmt::format("territoire  {} ({})\u00a0: {}", desk.territories->name_of(place.code),
                             place.code, place.rule));
  }
  for (const std::string& note : found.ambiguous) {
    console.line(fmt::format("sans étiquette\u00a0: {}", note));
  }
  console.line(fmt::format("panorama    {:.0f}\u202f%", 100 * themes.likelihood));
  if (themes.given.empty() && found.tags.empty()) console.line("Ni thème ni territoire.");
  return kExitOk;
}

}  // namespace

int run_tag(const TagArguments& arguments, Console& console, const Installation& installation) {
  const auto desk = open_desk(arguments, console, installation);
  if (!desk) return console.report(desk.error());
  if (arguments.batch) return run_batch(*desk, console);
  if (arguments.title.empty()) {
    return console.report({Code::invalid_input, "no title", "il manque le titre à lire"});
  }
  return explain(*desk, arguments, console);
}

}  // namespace vigie::cli
