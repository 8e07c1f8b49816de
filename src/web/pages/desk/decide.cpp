// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/decide.hpp"

#include "app/desk/notes.hpp"
#include "app/desk/triage.hpp"
#include "app/desk/undo.hpp"
#include "app/letter/leave_letters.hpp"
#include "base/format.hpp"
#include "desk/wording.hpp"
#include "store/people/centre_repo.hpp"
#include "store/tag/theme_repo.hpp"
#include "text/french.hpp"
#include "web/pages/desk/desk_view.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr int kHistoryGestures = 100;

/// The next day from Monday to Friday.
Day next_working_day(Day today) {
  constexpr int kSaturday = 6;
  Day day = today + 1;
  while (weekday_of(day) >= kSaturday) day = day + 1;
  return day;
}

Day day_asked(const Visit& visit) {
  return parse_day(visit.request.field("jour")).value_or(next_working_day(paris_day(visit.now)));
}

Result<void> carry_out(const Visit& visit, std::string_view word, const app::SeenItem& click) {
  const store::Curator& who = visit.curator();
  const auto kept = [](auto&& answer) -> Result<void> {
    if (!answer) return fail(answer.error());
    return {};
  };
  if (word == "garder" || word == "ecarter") {
    const auto decision = word == "garder" ? desk::Decision::keep : desk::Decision::discard;
    return kept(app::decide(visit.db, who, click, decision, visit.now));
  }
  if (word == "plus-tard")
    return kept(app::put_off(visit.db, who, click, day_asked(visit), visit.now));
  if (word == "sourdine" || word == "reveil") {
    return app::mute(visit.db, who, click, word == "sourdine", visit.now);
  }
  return fail(Code::invalid_input, "decision");
}

/// "12:3" as story and version.
std::optional<app::SeenItem> ticked(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const auto story = read_id<StoryId>(text.substr(0, colon));
  const auto version = read_number(text.substr(colon + 1));
  if (!story || !version) return std::nullopt;
  return app::SeenItem{story, static_cast<int>(*version), {}};
}

std::optional<app::BulkDecision> bulk_of(const Visit& visit) {
  const std::string_view word = visit.request.field("decision");
  app::BulkDecision wanted;
  if (word == "garder") {
    wanted.decision = desk::Decision::keep;
  } else if (word == "plus-tard") {
    wanted.decision = desk::Decision::put_off;
    wanted.until = day_asked(visit);
  } else if (word != "ecarter") {
    return std::nullopt;
  }
  for (const auto& [name, value] : visit.request.form) {
    if (name != "cochee") continue;
    if (const auto line = ticked(value)) wanted.lines.push_back(*line);
  }
  return wanted;
}

Response pass_page(const Layout& layout, const Visit& visit, std::string_view problem, int status) {
  store::Reader reader = visit.db.reader();
  const auto story = line_asked(reader, visit);
  if (!story) return error_page(layout, visit, story.error());
  const auto centres = store::centre_names(reader);
  if (!centres) return error_page(layout, visit, centres.error());
  std::vector<View> choices;
  for (const store::CentreName& centre : *centres) {
    if (centre.key == visit.curator().centre_key) continue;
    choices.push_back(View()
                          .set("centre_code", centre.key)
                          .set("centre_label", centre.name)
                          .set("chosen", centre.key == visit.request.field("centre")));
  }
  View view = panel_view(*story, visit);
  view.set("centres", std::move(choices))
      .set("problem", problem)
      .set("word", visit.request.field("mot"));
  return layout.page(visit, "desk/passer", "Passer à un autre centre", Section::desk,
                     std::move(view), status);
}

}  // namespace

Result<app::DeskStory> line_asked(store::Reader& reader, const Visit& visit) {
  const auto story = store::living_story(reader, read_id<StoryId>(visit.capture("story")));
  if (!story) return fail(story.error());
  const auto item = store::desk_item(reader, *story, visit.curator().centre);
  if (!item) return fail(item.error());
  if (!*item) return fail(Code::not_found, "story on this desk");
  auto stories = app::read_stories(reader, {**item}, nullptr);
  if (!stories) return fail(stories.error());
  return std::move(stories->front());
}

View panel_view(const app::DeskStory& story, const Visit& visit) {
  ListQuery query = list_query(visit);
  if (visit.request.reads_only() && visit.request.parameter("etat").empty()) {
    query.state = story.item.state;
  }
  const auto next = read_number(visit.request.reads_only() ? visit.request.parameter("suivante")
                                                           : visit.request.field("suivante"));
  return story_view(story)
      .set("list_fields", list_fields(query))
      .set("back_query", query_of(query))
      .set("back_address", address_of(query).substr(1))
      .set("next", std::to_string(next.value_or(0)));
}

Response post_decision(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const app::SeenItem click = seen_item(visit);
  const std::string_view word = visit.request.field("decision");
  const auto done = carry_out(visit, word, click);
  if (!done) return refused_move(layout, visit, shelf, done.error());
  if (wants_part(visit) && (word == "sourdine" || word == "reveil")) {
    return part_page(layout, visit, shelf, {click.story}, std::nullopt,
                     word == "sourdine"
                         ? "En sourdine\u00a0: elle ne remontera plus en grandissant."
                         : "La sourdine est ôtée.");
  }
  return back_to_list(layout, visit, shelf, click.story);
}

Response post_undo(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const app::SeenItem click = seen_item(visit);
  const auto back = app::undo(visit.db, visit.curator(), click, app::leave_letters, visit.now);
  if (!back) return refused_move(layout, visit, shelf, back.error());
  if (wants_part(visit)) {
    return part_page(layout, visit, shelf, {click.story}, Notice{click.story}, "");
  }
  return see_other(fmt::format("{}&fait={}&ouverte={}#h{}", address_of(list_query(visit)),
                               click.story.value, click.story.value, click.story.value));
}

Response post_gesture_undo(const Layout& layout, const Visit& visit,
                           const app::TerritoryShelf& shelf) {
  const auto gesture = read_number(visit.request.field("geste")).value_or(0);
  const auto back =
      app::undo_gesture(visit.db, visit.curator(), gesture, app::leave_letters, visit.now);
  if (!back) return error_page(layout, visit, back.error());
  const bool nothing = back->stories.empty();
  const std::string said =
      nothing ? std::string(kNothingToTakeBack)
              : text::plural(std::ssize(back->stories), "décision reprise", "décisions reprises") +
                    "." + left_words(std::ssize(back->left));
  if (wants_part(visit)) {
    const bool one = back->stories.size() == 1;
    return part_page(layout, visit, shelf, back->stories,
                     one ? std::optional(Notice{back->stories.front()}) : std::nullopt,
                     one ? "" : said, nothing ? 409 : 200);
  }
  if (nothing) return error_page(layout, visit, {Code::conflict, "gesture", said});
  std::string address = fmt::format("{}&repris={}&laisse={}", address_of(list_query(visit)),
                                    back->stories.size(), back->left.size());
  if (back->stories.size() == 1) {
    const auto story = back->stories.front().value;
    address += fmt::format("&fait={}&ouverte={}#h{}", story, story, story);
  }
  return see_other(std::move(address));
}

Response post_bulk(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const auto wanted = bulk_of(visit);
  if (!wanted) return error_page(layout, visit, {Code::invalid_input, "decision"});
  const auto answer = app::decide_all(visit.db, visit.curator(), *wanted, visit.now);
  if (!answer) return error_page(layout, visit, answer.error());
  const bool nothing = answer->done.empty();
  const std::string said =
      nothing ? std::string(kAllMovedOn)
              : text::plural(std::ssize(answer->done), "actualité traitée", "actualités traitées") +
                    "." + left_words(std::ssize(answer->moved_on));
  if (wants_part(visit)) {
    return part_page(layout, visit, shelf, answer->moved_on, std::nullopt, said,
                     nothing ? 409 : 200);
  }
  if (nothing) return error_page(layout, visit, {Code::conflict, "bulk", said});
  return see_other(fmt::format("{}&faites={}&laisse={}", address_of(list_query(visit)),
                               answer->done.size(), answer->moved_on.size()));
}

Response get_pass(const Layout& layout, const Visit& visit, const app::TerritoryShelf&) {
  return pass_page(layout, visit, "", 200);
}

Response post_pass(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const app::SeenItem click = seen_item(visit);
  const auto answer = app::pass_on(visit.db, visit.curator(), click, visit.request.field("centre"),
                                   visit.request.field("mot"), visit.now);
  if (!answer && answer.error().code == Code::not_found) {
    return pass_page(layout, visit, "Choisissez le centre à qui la passer.", 422);
  }
  if (!answer) return refused_move(layout, visit, shelf, answer.error());
  if (const auto* refusal = std::get_if<app::PassRefusal>(&*answer)) {
    return pass_page(layout, visit,
                     *refusal == app::PassRefusal::itself
                         ? "C’est votre centre\u00a0: choisissez-en un autre."
                         : "Ce centre a déjà cette actualité sur sa pile.",
                     422);
  }
  return back_to_list(layout, visit, shelf, click.story);
}

Response get_tagging(const Layout& layout, const Visit& visit, const app::TerritoryShelf&) {
  store::Reader reader = visit.db.reader();
  const auto story = line_asked(reader, visit);
  if (!story) return error_page(layout, visit, story.error());
  const auto themes = store::themes_on(reader, paris_day(visit.now));
  if (!themes) return error_page(layout, visit, themes.error());
  std::vector<View> choices;
  for (const store::ThemeName& theme : *themes) {
    choices.push_back(View().set("theme_code", theme.code).set("theme_label", theme.label));
  }
  return layout.page(visit, "desk/etiqueter", "Étiqueter", Section::desk,
                     panel_view(*story, visit).set("theme_choices", std::move(choices)));
}

Response get_history(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto gestures = store::standing_gestures(
      reader, visit.curator().id, visit.now - app::kMorningSeconds, kHistoryGestures);
  if (!gestures) return error_page(layout, visit, gestures.error());
  std::vector<View> rows;
  for (const store::Gesture& each : *gestures) {
    std::string word = text::sentence(desk::decision_of(each.to));
    word.pop_back();
    rows.push_back(View()
                       .set("story", std::to_string(each.story.value))
                       .set("title", each.title.empty() ? "Sans titre" : each.title)
                       .set("more", each.stories > 1
                                        ? fmt::format("et {}", text::plural(each.stories - 1,
                                                                            "autre", "autres"))
                                        : "")
                       .set("what", word)
                       .set("at", moment_of(each.at))
                       .set("stands", each.stands)
                       .set("gesture", std::to_string(each.move)));
  }
  View view;
  view.set("empty", rows.empty()).set("has_gestures", !rows.empty());
  view.set("gestures", std::move(rows));
  return layout.page(visit, "desk/historique", "Ce que j’ai décidé", Section::desk,
                     std::move(view));
}

Response post_draft(const Layout& layout, const Visit& visit) {
  const auto story = read_id<StoryId>(visit.capture("story"));
  const auto seen = static_cast<int>(read_number(visit.request.field("brouillon")).value_or(0));
  const auto saved = app::save_draft(visit.db, visit.curator(), story, visit.request.field("note"),
                                     seen, visit.now);
  if (!saved) return error_page(layout, visit, saved.error());
  if (!wants_part(visit)) return see_other(fmt::format("/pile/{}/relais", story.value));
  if (const auto* other = std::get_if<store::NoteDraft>(&*saved)) {
    return plain_text(fmt::format("{}\nUn autre onglet a gardé un autre texte à {}. Le vôtre reste "
                                  "ici\u202f; copiez-le, ou enregistrez encore pour le garder.\n",
                                  other->version, clock_of(other->saved_at)),
                      409);
  }
  return plain_text(fmt::format("{}\nbrouillon gardé à {}\n",
                                std::get<app::SavedDraft>(*saved).version, clock_of(visit.now)));
}

Response post_read(const Layout& layout, const Visit& visit) {
  const auto done = app::mark_read(visit.db, visit.curator(),
                                   read_id<StoryId>(visit.capture("story")), visit.now);
  if (!done) return error_page(layout, visit, done.error());
  return plain_text("lue\n");
}

}  // namespace vigie::web
