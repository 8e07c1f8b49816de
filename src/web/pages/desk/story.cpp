// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/story.hpp"

#include "app/desk/read_story.hpp"
#include "app/story/regroup.hpp"
#include "base/format.hpp"
#include "desk/wording.hpp"
#include "http/links.hpp"
#include "web/pages/desk/desk_view.hpp"
#include "web/pages/desk/story_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using app::RegroupRefusal;
using render::View;

std::string address_of(StoryId story) { return fmt::format("/pile/{}", story.value); }

/// The page as it stands, with what went wrong when something did.
Response story_page(const Layout& layout, const Visit& visit, const app::TerritoryShelf& shelf,
                    StoryId asked, std::string_view problem, int status) {
  store::Reader reader = visit.db.reader();
  const auto living = store::living_story(reader, asked);
  if (!living) return error_page(layout, visit, living.error());
  const auto undone = read_number(visit.request.parameter("annule"));
  const app::StoryQuery query{
      .story = *living,
      .centre = visit.curator().centre,
      .asked = visit.request.parameter("chercher"),
      .made = undone ? undone : read_number(visit.request.parameter("fait"))};
  const auto page = app::read_story(reader, query, shelf.if_readable());
  if (!page) return error_page(layout, visit, page.error());
  View view = story_page_view(*page, query.asked, undone.has_value());
  if (!problem.empty()) view.set("notice", problem).set("notice_bad", true).set("undo", "");
  const std::string title = page->story.lead()->title + " – les articles";
  return layout.page(visit, "desk/sujet", title, Section::desk, std::move(view), status);
}

Result<std::string> sentence_for(store::Reader& reader, RegroupRefusal refusal, StoryId story) {
  if (refusal != RegroupRefusal::changed_since) return std::string(desk::sentence_of(refusal));
  const auto change = app::last_change(reader, story);
  if (!change) return fail(change.error());
  return what_changed(*change) + std::string(kNothingLost);
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
