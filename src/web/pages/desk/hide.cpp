// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/hide.hpp"

#include <algorithm>

#include "app/desk/hide.hpp"
#include "app/desk/triage.hpp"
#include "base/format.hpp"
#include "text/french.hpp"
#include "web/pages/desk/decide.hpp"
#include "web/pages/desk/desk.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

View day_view(Day day, std::string_view label) {
  return View().set("day_code", iso(day)).set("day_label", label);
}

Response hide_page(const Layout& layout, const Visit& visit, std::string_view problem, int status) {
  store::Reader reader = visit.db.reader();
  const auto story = line_asked(reader, visit);
  if (!story) return error_page(layout, visit, story.error());
  const auto choices = app::hide_choices(reader, *story);
  if (!choices) return error_page(layout, visit, choices.error());
  std::vector<View> rows;
  for (const app::HideChoice& each : *choices) {
    rows.push_back(View()
                       .set("choice_code", each.code)
                       .set("choice_label", each.label)
                       .set("chosen", each.code == visit.request.field("choix")));
  }
  View view = panel_view(*story, visit);
  view.set("hide_choices", std::move(rows))
      .set("problem", problem)
      .set("word", visit.request.field("mots"));
  return layout.page(visit, "desk/masquer", "Ne plus montrer…", Section::desk, std::move(view),
                     status);
}

}  // namespace

Response get_put_off(const Layout& layout, const Visit& visit, const app::TerritoryShelf&) {
  store::Reader reader = visit.db.reader();
  const auto story = line_asked(reader, visit);
  if (!story) return error_page(layout, visit, story.error());
  const Day today = paris_day(visit.now);
  const Day monday = monday_of(today) + 7;
  View view = panel_view(*story, visit);
  view.set("days", std::vector<View>{day_view(today + 1, "Demain"), day_view(monday, "Lundi"),
                                     day_view(today + 14, "Dans deux semaines"),
                                     day_view(today + 30, "Dans un mois")})
      .set("tomorrow", iso(today + 1));
  return layout.page(visit, "desk/plus_tard", "Plus tard", Section::desk, std::move(view));
}

Response get_hide(const Layout& layout, const Visit& visit, const app::TerritoryShelf&) {
  return hide_page(layout, visit, "", 200);
}

Response post_hide(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const app::SeenItem click = seen_item(visit);
  store::Reader reader = visit.db.reader();
  const auto story = line_asked(reader, visit);
  if (!story) return error_page(layout, visit, story.error());
  if (story->item.version != click.version) {
    return refused_move(layout, visit, shelf, {Code::conflict, "version"});
  }
  const auto choices = app::hide_choices(reader, *story);
  if (!choices) return error_page(layout, visit, choices.error());
  const auto chosen =
      std::ranges::find(*choices, visit.request.field("choix"), &app::HideChoice::code);
  if (chosen == choices->end()) {
    return hide_page(layout, visit, "Choisissez ce qui ne doit plus être montré.", 422);
  }
  const auto made =
      app::hide(visit.db, visit.curator(), *chosen, visit.request.field("mots"), visit.now);
  if (!made && made.error().code == Code::invalid_input) {
    return hide_page(layout, visit, text::sentence(made.error().sentence), 422);
  }
  if (!made) return error_page(layout, visit, made.error());
  // The line goes too, where it still can.
  const auto done =
      app::decide(visit.db, visit.curator(), click, desk::Decision::discard, visit.now);
  if (!done && done.error().code != Code::conflict) return error_page(layout, visit, done.error());
  return back_to_list(layout, visit, shelf, click.story);
}

Response get_rules(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto rules = store::centre_rules(reader, visit.curator().centre);
  if (!rules) return error_page(layout, visit, rules.error());
  std::vector<View> rows;
  for (const store::CentreRule& rule : *rules) {
    rows.push_back(View()
                       .set("rule_id", std::to_string(rule.id.value))
                       .set("rule_version", std::to_string(rule.version))
                       .set("name", text::sentence(rule.name))
                       .set("made", fmt::format("{}, le {}", rule.made_by, day_of(rule.made_at)))
                       .set("aside", text::number(rule.aside))
                       .set("withdrawn", rule.withdrawn));
  }
  View view;
  view.set("none", rows.empty())
      .set("some", !rows.empty())
      .set("window", text::number(store::kAsideLookedAt))
      .set("rules", std::move(rows));
  return layout.page(visit, "desk/regles", "Ce qui n’est plus montré", Section::desk,
                     std::move(view));
}

Response post_rule(const Layout& layout, const Visit& visit) {
  const auto version = read_number(visit.request.field("version")).value_or(0);
  const auto done = app::take_rule_back(
      visit.db, visit.curator(), read_id<FilterRuleId>(visit.capture("rule")),
      static_cast<int>(version), visit.request.field("geste") != "remettre", visit.now);
  if (!done) return error_page(layout, visit, done.error());
  return see_other("/pile/regles");
}

}  // namespace vigie::web
