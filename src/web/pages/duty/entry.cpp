// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/duty/entry.hpp"

#include "app/letter/leave_letters.hpp"
#include "app/panorama/join_entries.hpp"
#include "app/panorama/takedown.hpp"
#include "base/format.hpp"
#include "panorama/wording.hpp"
#include "rights/share.hpp"
#include "rights/wording.hpp"
#include "store/letter/erratum_repo.hpp"
#include "store/panorama/edition_repo.hpp"
#include "store/panorama/joining_repo.hpp"
#include "store/story/story_repo.hpp"
#include "text/french.hpp"
#include "web/pages/duty/bureau.hpp"
#include "web/pages/duty/bureau_view.hpp"
#include "web/site/erratum_words.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

app::SeenEntry seen_entry(const Visit& visit) {
  return {read_id<PanoramaItemId>(visit.capture("item")),
          static_cast<int>(read_number(visit.request.field("version")).value_or(0))};
}

/// What is said above the form, and what was typed: none on a first look.
struct EntrySaid {
  std::string problem = {};
  bool typed = false;
  int status = 200;
};

/// The other articles that this one may be made one with.
Result<std::vector<View>> partners_of(store::Reader& reader, const store::PanoramaItem& item,
                                      Instant now) {
  if (item.state == ItemState::withdrawn) return std::vector<View>();
  constexpr std::int64_t kPartnersSeconds = 14 * kDaySeconds;
  const auto items = store::edition_items(reader, now - kPartnersSeconds);
  if (!items) return fail(items.error());
  std::vector<View> partners;
  for (const store::EditionItem& each : *items) {
    const bool later =
        item.state == ItemState::published && each.item.state != ItemState::published;
    if (each.item.id == item.id || later) continue;
    partners.push_back(
        View()
            .set("code", std::to_string(each.item.id.value))
            .set("label", fmt::format("{} ({})", each.item.title, each.centre_name)));
  }
  return partners;
}

/// Those that were made one with it, and the one that it went into.
Result<void> add_joined(View& view, store::Reader& reader, const store::PanoramaItem& item) {
  const auto went = store::joining_of(reader, item.id);
  if (!went) return fail(went.error());
  const auto came = store::joined_into(reader, item.id);
  if (!came) return fail(came.error());
  std::vector<View> joined;
  for (const store::JoinedItem& each : *came) {
    joined.push_back(View()
                         .set("gone", std::to_string(each.item.value))
                         .set("label", fmt::format("{} ({})", each.title, each.centre_name)));
  }
  view.set("has_joined", !joined.empty())
      .set("joined", std::move(joined))
      .set("went_into", *went ? std::to_string((*went)->into.value) : std::string())
      .set("can_restore", item.state == ItemState::withdrawn && item.published_at && !*went);
  return {};
}

Response entry_page(const DutyPages& pages, const Visit& visit, const EntrySaid& said) {
  store::Reader reader = visit.db.reader();
  const auto id = read_id<PanoramaItemId>(visit.capture("item"));
  const auto item = store::panorama_item(reader, id);
  if (!item) return error_page(pages.layout, visit, item.error());
  if (!*item) return error_page(pages.layout, visit, {Code::not_found, "panorama item"});
  const store::PanoramaItem& shown = **item;
  const auto card = store::article_card(reader, shown.article);
  if (!card) return error_page(pages.layout, visit, card.error());
  const auto errata = store::errata_of_articles(reader, {shown.article});
  if (!errata) return error_page(pages.layout, visit, errata.error());
  auto partners = partners_of(reader, shown, visit.now);
  if (!partners) return error_page(pages.layout, visit, partners.error());
  const http::Request& request = visit.request;
  View view;
  view.set("sheet", View().set("url", asset_url("panorama.css")))
      .set("item", std::to_string(id.value))
      .set("version", std::to_string(shown.version))
      .set("title", shown.title)
      .set("url", rights::public_link(shown.url))
      .set("media", shown.media)
      .set("date", day_of(shown.dated_at))
      .set("key", shown.key)
      .set("standing", standing_badge(shown, visit.now))
      .set("is_public", shown.state == ItemState::published)
      .set("waits", shown.state == ItemState::ready || shown.state == ItemState::scheduled)
      .set("is_scheduled", shown.state == ItemState::scheduled)
      .set("is_withdrawn", shown.state == ItemState::withdrawn)
      .set("withdrawn_for", shown.reason)
      .set("title_now", card->title == shown.title ? std::string() : card->title)
      .set("correction_told", shown.correction)
      .set("correction_day", day_of(shown.corrected_at))
      .set("note", said.typed ? request.field("note") : std::string_view(shown.note))
      .set("correction", said.typed ? request.field("correction") : std::string_view())
      .set("announce", said.typed && !request.field("annoncer").empty())
      .set("reason", said.typed ? request.field("motif") : std::string_view())
      .set("letters_that_left",
           shown.state == ItemState::withdrawn ? erratum_words(*errata) : std::string())
      .set("has_partners", !partners->empty())
      .set("partners", std::move(*partners))
      .set("problem", said.problem);
  add_hours(view, pages.rules, visit.now);
  if (auto done = add_joined(view, reader, shown); !done) {
    return error_page(pages.layout, visit, done.error());
  }
  return pages.layout.page(visit, "duty/article", "Article du panorama", Section::panorama,
                           std::move(view), said.status);
}

std::string entry_refusal(const app::EditionAnswer& answer) {
  if (const auto* refusal = std::get_if<panorama::DutyRefusal>(&answer)) {
    return std::string(panorama::sentence_of(*refusal));
  }
  if (const auto* verdict = std::get_if<rights::NoteVerdict>(&answer)) {
    return std::string(rights::sentence_of(*verdict));
  }
  return "";
}

int refusal_status(const app::EditionAnswer& answer) {
  const auto* refusal = std::get_if<panorama::DutyRefusal>(&answer);
  return refusal != nullptr && *refusal == panorama::DutyRefusal::off_duty ? 403 : 422;
}

/// The end of each POST: back to the desk, or the article's page with what was typed.
Response entry_answer(const DutyPages& pages, const Visit& visit,
                      const Result<app::EditionAnswer>& answer, std::string_view what) {
  if (!answer && answer.error().code == Code::conflict) {
    return entry_page(
        pages, visit,
        {text::sentence(answer.error().sentence.empty() ? std::string("quelqu’un a agi entre-temps")
                                                        : answer.error().sentence),
         true, 409});
  }
  if (!answer) return error_page(pages.layout, visit, answer.error());
  if (std::string refusal = entry_refusal(*answer); !refusal.empty()) {
    return entry_page(pages, visit, {std::move(refusal), true, refusal_status(*answer)});
  }
  return back_to_bureau(what, std::get<PanoramaItemId>(*answer).value, 'e');
}

/// What a publisher asked is done whoever holds the week; the version that was seen still counts.
Response post_takedown(const DutyPages& pages, const Visit& visit, const app::SeenEntry& seen) {
  store::Reader reader = visit.db.reader();
  const auto item = store::panorama_item(reader, seen.item);
  if (!item) return error_page(pages.layout, visit, item.error());
  if (!*item) return error_page(pages.layout, visit, {Code::not_found, "panorama item"});
  if ((*item)->version != seen.version) {
    return entry_page(pages, visit,
                      {"Quelqu’un a agi entre-temps\u00a0: voici l’article tel qu’il "
                       "est.",
                       true, 409});
  }
  const app::Takedown takedown{"/panorama/article/" + (*item)->key,
                               std::string(visit.request.field("motif"))};
  const auto taken =
      app::take_down(visit.db, takedown, visit.curator(), app::leave_letters, visit.now);
  if (!taken) return error_page(pages.layout, visit, taken.error());
  return back_to_bureau("retiree", seen.item.value, 'e');
}

}  // namespace

Response get_entry(const DutyPages& pages, const Visit& visit) {
  return entry_page(pages, visit, {});
}

Response post_correction(const DutyPages& pages, const Visit& visit) {
  const http::Request& request = visit.request;
  const app::Correction correction{.note = std::string(request.field("note")),
                                   .announced = !request.field("annoncer").empty(),
                                   .words = std::string(request.field("correction")),
                                   .take_title = !request.field("titre").empty()};
  return entry_answer(pages, visit,
                      app::correct_entry(visit.db, pages.publisher(visit), seen_entry(visit),
                                         correction, visit.now),
                      "corrigee");
}

Response post_place(const DutyPages& pages, const Visit& visit) {
  const auto place = static_cast<int>(
      std::min<std::int64_t>(read_number(visit.request.field("place")).value_or(1), 10'000));
  const auto answer =
      app::place_entry(visit.db, pages.publisher(visit), seen_entry(visit), place, visit.now);
  if (!answer && answer.error().code == Code::conflict) {
    return bureau_error(pages, visit, answer.error());
  }
  if (!answer || !std::holds_alternative<PanoramaItemId>(*answer)) {
    return entry_answer(pages, visit, answer, "placee");
  }
  const auto item = std::get<PanoramaItemId>(*answer).value;
  const auto before = read_number(visit.request.field("depuis")).value_or(0);
  return see_other(fmt::format("/service?fait=placee-{}&avant={}#e{}", item, before, item));
}

Response post_timing(const DutyPages& pages, const Visit& visit) {
  return entry_answer(pages, visit,
                      app::time_entry(visit.db, pages.publisher(visit), seen_entry(visit),
                                      timing_asked(visit.request.field("quand"), visit), visit.now),
                      "heure");
}

Response post_entry_withdrawal(const DutyPages& pages, const Visit& visit) {
  const app::SeenEntry seen = seen_entry(visit);
  if (!visit.request.field("editeur").empty()) return post_takedown(pages, visit, seen);
  return entry_answer(
      pages, visit,
      app::withdraw_entry(visit.db, pages.publisher(visit), seen_entry(visit),
                          std::string(visit.request.field("motif")), app::leave_letters, visit.now),
      "retiree");
}

Response post_joining(const DutyPages& pages, const Visit& visit) {
  const app::Joining joining{.into = read_id<PanoramaItemId>(visit.request.field("avec")),
                             .both_notes = visit.request.field("notes") == "deux"};
  const auto answer =
      app::join_entries(visit.db, pages.publisher(visit), seen_entry(visit), joining, visit.now);
  if (!answer || !std::holds_alternative<PanoramaItemId>(*answer)) {
    return entry_answer(pages, visit, answer, "unie");
  }
  return see_other(fmt::format("/service?fait=unie-{}&avant={}#e{}", joining.into.value,
                               seen_entry(visit).item.value, joining.into.value));
}

Response post_parting(const DutyPages& pages, const Visit& visit) {
  const auto gone = read_id<PanoramaItemId>(visit.request.field("article"));
  return entry_answer(
      pages, visit,
      app::part_entries(visit.db, pages.publisher(visit), seen_entry(visit), gone, visit.now),
      "separee");
}

Response post_give_back(const DutyPages& pages, const Visit& visit) {
  return entry_answer(
      pages, visit,
      app::give_back_entry(visit.db, pages.publisher(visit), seen_entry(visit), visit.now),
      "retour");
}

Response post_restore(const DutyPages& pages, const Visit& visit) {
  return entry_answer(
      pages, visit,
      app::restore_entry(visit.db, pages.publisher(visit), seen_entry(visit), visit.now), "remise");
}

}  // namespace vigie::web
