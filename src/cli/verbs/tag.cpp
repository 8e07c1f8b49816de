// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/tag.hpp"

#include <iostream>

#include "app/tagging.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "config/themes.hpp"

namespace vigie::cli {
namespace {

/// What a title is read with.
struct Desk {
  tag::ThemeTagger themes;
  std::unique_ptr<const app::TerritoryShelf> shelf;
  const tag::TerritoryTagger* territories = nullptr;
};

Result<tag::ThemeTagger> themes_of_files(Console& console, const Installation& installation) {
  auto loaded = config::load_themes(installation.config.themes);
  for (const auto& diagnostic : loaded.diagnostics) console.notice(config::to_line(diagnostic));
  if (config::has_errors(loaded.diagnostics)) {
    return fail(Code::invalid_input, installation.config.themes.string());
  }
  return tag::ThemeTagger(vocabulary_on(loaded.value, paris_day(SystemClock().now())));
}

Result<Desk> open_desk(Console& console, const Installation& installation) {
  auto themes = themes_of_files(console, installation);
  if (!themes) return fail(themes.error());
  auto shelf = std::make_unique<const app::TerritoryShelf>(installation.config.territories, "");
  const auto places = shelf->get();
  if (!places) return fail(places.error());
  return Desk{std::move(*themes), std::move(shelf), *places};
}

Json answer(const Desk& desk, std::string_view id, std::string_view title,
            std::string_view summary) {
  const tag::ArticleWords words = tag::read_article(title, summary);
  Json themes = Json::array();
  for (const tag::Tag& theme : desk.themes.tag(words)) {
    themes.push(Json{{"id", theme.code}, {"score", theme.score}, {"why", theme.rule}});
  }
  const tag::TerritoryFindings found = desk.territories->find(words);
  Json territories = Json::array();
  for (const tag::Tag& place : found.tags) {
    territories.push(Json{{"code", place.code},
                          {"level", tag::name_of(tag::level_of(place.code))},
                          {"name", desk.territories->name_of(place.code)},
                          {"why", place.rule}});
  }
  Json ambiguous = Json::array();
  for (const std::string& note : found.ambiguous) ambiguous.push(note);
  return Json{
      {"id", id}, {"themes", themes}, {"territories", territories}, {"ambiguous", ambiguous}};
}

int run_batch(const Desk& desk) {
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto asked =
        line.size() > kTagLineBytesMax ? fail(Code::too_large, "line") : JsonLine::parse(line);
    const Json said =
        asked ? answer(desk, asked->text("id"), asked->text("title"), asked->text("summary"))
              : Json{{"error", asked.error().detail}};
    std::cout << said.dump() << '\n';
    if (std::cin.rdbuf()->in_avail() <= 0) std::cout << std::flush;
  }
  std::cout << std::flush;
  return kExitOk;
}

int explain(const Desk& desk, const TagArguments& arguments, Console& console) {
  const tag::ArticleWords words = tag::read_article(arguments.title, arguments.summary);
  const auto themes = desk.themes.tag(words);
  for (const tag::Tag& theme : themes) {
    console.line(fmt::format("thème       {}\u00a0: {}", theme.code, theme.rule));
  }
  const tag::TerritoryFindings found = desk.territories->find(words);
  for (const tag::Tag& place : found.tags) {
    console.line(fmt::format("territoire  {} ({})\u00a0: {}", desk.territories->name_of(place.code),
                             place.code, place.rule));
  }
  for (const std::string& note : found.ambiguous) {
    console.line(fmt::format("sans étiquette\u00a0: {}", note));
  }
  if (themes.empty() && found.tags.empty()) console.line("Ni thème ni territoire.");
  return kExitOk;
}

}  // namespace

int run_tag(const TagArguments& arguments, Console& console, const Installation& installation) {
  const auto desk = open_desk(console, installation);
  if (!desk) return console.report(desk.error());
  if (arguments.batch) return run_batch(*desk);
  if (arguments.title.empty()) return console.report({Code::invalid_input, "titre"});
  return explain(*desk, arguments, console);
}

}  // namespace vigie::cli
