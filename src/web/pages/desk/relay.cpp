// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/desk/relay.hpp"

#include "app/desk/read_story.hpp"
#include "app/letter/leave_letters.hpp"
#include "app/panorama/propose.hpp"
#include "app/panorama/relay.hpp"
#include "base/format.hpp"
#include "desk/wording.hpp"
#include "panorama/wording.hpp"
#include "rights/wording.hpp"
#include "store/desk/draft_repo.hpp"
#include "text/utf8.hpp"
#include "web/pages/desk/desk.hpp"
#include "web/pages/desk/desk_view.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

/// What stood between the page and the click.
Result<std::string> what_happened_since(const Visit& visit, StoryId story) {
  store::Reader reader = visit.db.reader();
  const auto standing = app::read_standing(reader, story, visit.curator().centre);
  if (!standing) return fail(standing.error());
  if (!*standing) return fail(Code::not_found, fmt::format("story {}", story.value));
  if ((*standing)->merged) return what_changed((*standing)->change);
  return fmt::format("Entre-temps, cette actualité a été {}.", what_happened((*standing)->item));
}

app::Authority authority_of(const DeskPages& pages, const Visit& visit) {
  return {pages.rules, visit.may(people::Permission::coordinate, Where::network)};
}

Response relay_page(const DeskPages& pages, const Visit& visit, std::string_view problem,
                    int status) {
  const Layout& layout = pages.layout;
  store::Reader reader = visit.db.reader();
  const auto story = store::living_story(reader, read_id<StoryId>(visit.capture("story")));
  if (!story) return error_page(layout, visit, story.error());
  const auto item = store::desk_item(reader, *story, visit.curator().centre);
  if (!item) return error_page(layout, visit, item.error());
  if (!*item) return error_page(layout, visit, {Code::not_found, "story on this desk"});
  store::DeskItem shown = **item;
  const auto chosen = read_id<ArticleId>(visit.request.field("article"));
  if (chosen) shown.article = chosen;
  const auto stories = app::read_stories(reader, {shown}, nullptr);
  if (!stories) return error_page(layout, visit, stories.error());
  const auto draft = store::note_draft(reader, *story, visit.curator().id);
  if (!draft) return error_page(layout, visit, draft.error());
  const bool fresh = visit.request.reads_only();
  ListQuery query = list_query(visit);
  if (fresh && visit.request.parameter("etat").empty()) query.state = shown.state;
  const auto next =
      read_number(fresh ? visit.request.parameter("suivante") : visit.request.field("suivante"));
  const auto publishes =
      app::may_publish_own(reader, visit.curator(), authority_of(pages, visit), visit.now);
  if (!publishes) return error_page(layout, visit, publishes.error());
  render::View view = story_view(stories->front());
  view.set("publishes", *publishes)
      .set("remark", visit.request.field("remarque"))
      .set("note", fresh && *draft ? std::string_view((*draft)->note) : visit.request.field("note"))
      .set("draft_version", *draft ? std::to_string((*draft)->version) : "0")
      .set("draft_said", *draft ? "brouillon gardé " + moment_of((*draft)->saved_at) : "")
      .set("problem", problem)
      .set("next", std::to_string(next.value_or(0)))
      .set("list_fields", list_fields(query))
      .set("back_query", query_of(query));
  return layout.page(visit, "desk/relais", "Relayer au panorama", Section::desk, std::move(view),
                     status);
}

/// The page with the words typed, and why they did not go; an outcome of both ways to publish.
template <typename Answer>
std::optional<Response> refused_words(const DeskPages& pages, const Visit& visit,
                                      const Answer& answer) {
  if (const auto* verdict = std::get_if<rights::NoteVerdict>(&answer)) {
    return relay_page(pages, visit, rights::sentence_of(*verdict), 422);
  }
  if (const auto* refusal = std::get_if<panorama::Relay>(&answer)) {
    return relay_page(pages, visit, panorama::sentence_of(*refusal), 409);
  }
  return std::nullopt;
}

Response faster(const DeskPages& pages, const Visit& visit, StoryId story, const Error& error) {
  const auto happened = what_happened_since(visit, story);
  if (!happened) return error_page(pages.layout, visit, error);
  return relay_page(pages, visit,
                    *happened + " Votre note est conservée ci-dessous\u202F; rien n’a été publié.",
                    409);
}

}  // namespace

Response get_relay(const DeskPages& pages, const Visit& visit) {
  return relay_page(pages, visit, "", 200);
}

Response post_proposal(const DeskPages& pages, const Visit& visit) {
  const app::SeenItem click = seen_item(visit);
  const app::Offer offer{std::string(text::trimmed(visit.request.field("note"))),
                         std::string(visit.request.field("remarque"))};
  const auto answer = app::propose(visit.db, visit.curator(), click, offer, visit.now);
  if (!answer && answer.error().code == Code::conflict) {
    return faster(pages, visit, click.story, answer.error());
  }
  if (!answer) return error_page(pages.layout, visit, answer.error());
  if (auto refused = refused_words(pages, visit, *answer)) return std::move(*refused);
  if (wants_part(visit) && list_query(visit).state == DeskState::kept) {  // its line stays there
    return part_page(pages.layout, visit, pages.places, {click.story}, std::nullopt,
                     "Proposée au panorama.");
  }
  return back_to_list(pages.layout, visit, pages.places, click.story);
}

Response post_relay(const DeskPages& pages, const Visit& visit) {
  const app::SeenItem click = seen_item(visit);
  const std::string note(text::trimmed(visit.request.field("note")));
  const auto answer =
      app::relay(visit.db, visit.curator(), click, note, visit.now, authority_of(pages, visit));
  if (!answer && answer.error().code == Code::conflict) {
    return faster(pages, visit, click.story, answer.error());
  }
  if (!answer) return error_page(pages.layout, visit, answer.error());
  if (auto refused = refused_words(pages, visit, *answer)) return std::move(*refused);
  return back_to_list(pages.layout, visit, pages.places, click.story);
}

Response post_withdrawal(const Layout& layout, const Visit& visit,
                         const app::TerritoryShelf& shelf) {
  const app::SeenItem click = seen_item(visit);
  const auto done = app::withdraw(visit.db, visit.curator(), click, app::leave_letters, visit.now);
  if (!done) return refused_move(layout, visit, shelf, done.error());
  return back_to_list(layout, visit, shelf, click.story);
}

}  // namespace vigie::web
