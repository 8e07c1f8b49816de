// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/story.hpp"

#include "app/story/regroup.hpp"
#include "app/story/story_reach.hpp"
#include "base/format.hpp"
#include "desk/wording.hpp"
#include "http/links.hpp"
#include "web/pages/desk/desk_view.hpp"
#include "web/pages/desk/story_search.hpp"
#include "web/pages/desk/story_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using app::RegroupRefusal;
using render::View;

std::string address_of(StoryId story) { return fmt::format("/pile/{}", story.value); }

/// Not_found when there is no such story, or when it went into another.
Result<StoryInHand> story_in_hand(store::Reader& reader, const Visit& visit, StoryId id) {
  auto articles = store::story_articles(reader, id, visit.curator().centre);
  if (!articles) return fail(articles.error());
  if (articles->empty()) return fail(Code::not_found, fmt::format("story {}", id.value));
  auto line = store::desk_item(reader, id, visit.curator().centre);
  if (!line) return fail(line.error());
  return StoryInHand{id, std::move(*articles), std::move(*line)};
}

/// How the story stands with our centre and with the others.
Result<void> add_standing(View& view, store::Reader& reader, const Visit& visit,
                          const StoryInHand& story) {
  store::DeskItem line;
  line.story = story.id;
  line.centre = visit.curator().centre;
  if (story.line) line = *story.line;
  auto desk = story_view(reader, line);
  if (!desk) return fail(desk.error());
  view = std::move(*desk);
  const auto mark = store::regroup_mark(reader, story.id);
  if (!mark) return fail(mark.error());
  view.set("seen", std::to_string(*mark)).set("on_desk", story.line.has_value());
  return {};
}

Result<void> add_candidates(View& view, store::Reader& reader, const Visit& visit, StoryId story) {
  const std::string_view asked = visit.request.parameter("chercher");
  std::vector<StoryId> stories;
  if (!asked.empty()) {
    auto meant = stories_meant(reader, asked, story);
    if (!meant) return fail(meant.error());
    stories = std::move(*meant);
  }
  auto candidates = candidate_views(reader, stories);
  if (!candidates) return fail(candidates.error());
  view.set("searched", asked)
      .set("nothing_found", !asked.empty() && candidates->empty())
      .set("has_candidates", !candidates->empty())
      .set("candidates", std::move(*candidates));
  return {};
}

/// What the title of the browser's window tells of it.
struct Shown {
  View view;
  std::string title;
};

Result<Shown> shown_of(store::Reader& reader, const Visit& visit, const app::TerritoryShelf& shelf,
                       StoryId id) {
  const auto story = story_in_hand(reader, visit, id);
  if (!story) return fail(story.error());
  const auto reach = reach_shown(reader, shelf, id);
  if (!reach) return fail(reach.error());
  Shown shown;
  auto done = add_standing(shown.view, reader, visit, *story);
  if (done) done = add_texts(shown.view, reader, *story);
  if (done) done = add_candidates(shown.view, reader, visit, id);
  if (done) done = add_regroup_notice(shown.view, reader, visit, id);
  if (!done) return fail(done.error());
  add_reach(shown.view, *reach);
  const ArticleId chosen = story->line ? story->line->article : ArticleId{};
  shown.title = lead_article(story->articles, chosen)->title + " – les articles";
  return shown;
}

/// The page as it stands, with what went wrong when something did.
Response story_page(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                    StoryId asked, std::string_view problem, int status) {
  store::Reader reader = visit.db.reader();
  const auto living = store::living_story(reader, asked);
  if (!living) return error_page(layout, visit, living.error());
  auto shown = shown_of(reader, visit, shelf, *living);
  if (!shown) return error_page(layout, visit, shown.error());
  if (!problem.empty()) shown->view.set("notice", problem).set("notice_bad", true).set("undo", "");
  return layout.page(visit, "desk/sujet", shown->title, Section::desk, std::move(shown->view),
                     status);
}

Result<std::string> sentence_for(store::Reader& reader, RegroupRefusal refusal, StoryId story) {
  if (refusal != RegroupRefusal::changed_since) return std::string(desk::sentence_of(refusal));
  auto changed = what_changed(reader, story);
  if (!changed) return changed;
  return *changed + std::string(kNothingLost);
}

/// The story of the form, or the one it named, where that went into another meanwhile.
Result<StoryId> story_that_went(store::Reader& reader, const Visit& visit) {
  for (const std::string_view name : {visit.capture("story"), visit.request.field("vers")}) {
    const auto story = read_id<StoryId>(name);
    if (!story) continue;
    const auto redirect = store::redirect_of(reader, story);
    if (!redirect && redirect.error().code != Code::not_found) return fail(redirect.error());
    if (redirect && *redirect) return story;
  }
  return StoryId{};
}

/// The page as it stands, with why nothing was done.
Response refusal_of(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                    RegroupRefusal refusal, StoryId changed) {
  store::Reader reader = visit.db.reader();
  const auto sentence = sentence_for(reader, refusal, changed);
  if (!sentence) return error_page(layout, visit, sentence.error());
  const auto story = read_id<StoryId>(visit.capture("story"));
  return story_page(layout, visit, shelf, story, *sentence, 409);
}

/// What a move on groups led to: the browser goes on to `stay`, else where the move says.
Response answer_page(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                     const Result<app::RegroupAnswer>& answer, std::string_view word,
                     StoryId stay = {}) {
  if (!answer && answer.error().code == Code::not_found) {
    store::Reader reader = visit.db.reader();
    const auto went = story_that_went(reader, visit);
    if (!went) return error_page(layout, visit, went.error());
    if (*went) return refusal_of(layout, visit, shelf, RegroupRefusal::changed_since, *went);
  }
  if (!answer) return error_page(layout, visit, answer.error());
  if (const auto* refusal = std::get_if<RegroupRefusal>(&*answer)) {
    const auto story = read_id<StoryId>(visit.capture("story"));
    return refusal_of(layout, visit, shelf, *refusal, story);
  }
  const auto& done = std::get<app::Regrouped>(*answer);
  const StoryId shown = stay ? stay : done.story;
  return see_other(fmt::format("{}?{}={}", address_of(shown), word, done.decision));
}

app::SeenMark seen_mark(const Visit& visit) {
  return read_number(visit.request.field("vu")).value_or(0);
}

}  // namespace

Response get_story(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const auto story = read_id<StoryId>(visit.capture("story"));
  store::Reader reader = visit.db.reader();
  const auto living = store::living_story(reader, story);
  if (!living) return error_page(layout, visit, living.error());
  if (*living != story) return see_other(address_of(*living));
  return story_page(layout, visit, shelf, story, "", 200);
}

Response post_detach(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const auto story = read_id<StoryId>(visit.capture("story"));
  const auto article = read_id<ArticleId>(visit.request.field("article"));
  app::Detached detached;
  detached.reprint = read_id<ReprintId>(visit.request.field("texte"));
  if (article) detached.articles.push_back(article);
  const auto answer =
      app::split_story(visit.db, visit.curator(), story, detached, seen_mark(visit), visit.now);
  return answer_page(layout, visit, shelf, answer, "fait", story);
}

Response post_attach(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf) {
  const auto story = read_id<StoryId>(visit.capture("story"));
  const auto into = read_id<StoryId>(visit.request.field("vers"));
  const auto answer =
      app::merge_stories(visit.db, visit.curator(), story, into, seen_mark(visit), visit.now);
  return answer_page(layout, visit, shelf, answer, "fait");
}

Response post_regroup_undo(const Layout& layout, const Visit& visit,
                           const app::TerritoryShelf& shelf) {
  const auto story = read_id<StoryId>(visit.capture("story"));
  const auto decision = read_number(visit.request.field("regroupement")).value_or(0);
  const auto answer = app::undo_regrouping(visit.db, visit.curator(), story, decision, visit.now);
  return answer_page(layout, visit, shelf, answer, "annule");
}

}  // namespace vigie::web
