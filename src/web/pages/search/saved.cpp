// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/search/saved.hpp"

#include "app/search/parse_search.hpp"
#include "app/search/saved_searches.hpp"
#include "base/format.hpp"
#include "http/links.hpp"
#include "people/wording.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr int kHours = 24;

app::SearchKeeper keeper_of(const Visit& visit) {
  return {visit.curator(), visit.may(people::Permission::coordinate, Where::anywhere)};
}

store::SavedSearch typed(const Visit& visit) {
  store::SavedSearch search;
  search.id = read_id<SavedSearchId>(visit.capture("search"));
  search.name = visit.request.field("nom");
  search.query = visit.request.field("q");
  search.version = static_cast<int>(read_number(visit.request.field("version")).value_or(0));
  return search;
}

View search_view(const store::SeenSearch& seen, const app::SearchKeeper& keeper, bool decides) {
  const store::SavedSearch& search = seen.search;
  return View()
      .set("search_id", std::to_string(search.id.value))
      .set("name", search.name)
      .set("words", search.query)
      .set("query", "q=" + http::escape_query(search.query))
      .set("version", std::to_string(search.version))
      .set("owner", search.centre ? "notre centre" : "tout le réseau")
      .set("made", fmt::format("gardée par {}, le {}", search.made_by, day_of(search.made_at)))
      .set("followers", text::plural(seen.followers, "personne alertée", "personnes alertées"))
      .set("may_change", decides && (search.centre || keeper.coordinates))
      .set("rhythms", rhythm_choices(seen.rhythm));
}

std::vector<View> hours_view(int chosen) {
  std::vector<View> hours;
  for (int hour = 0; hour < kHours; ++hour) {
    hours.push_back(View()
                        .set("hour_code", std::to_string(hour))
                        .set("hour_label", fmt::format("{}\u00a0h", hour))
                        .set("chosen", hour == chosen));
  }
  return hours;
}

std::vector<View> feeds_view(const std::vector<store::SearchFeed>& feeds) {
  std::vector<View> rows;
  for (const store::SearchFeed& feed : feeds) {
    rows.push_back(View()
                       .set("feed_id", std::to_string(feed.id))
                       .set("feed_name", feed.name)
                       .set("search_name", feed.search.name)
                       .set("token_path", feed.token)
                       .set("made", day_of(feed.made_at)));
  }
  return rows;
}

/// The page as it stands, with what was typed where it was refused.
Response saved_page(const Layout& layout, const Visit& visit, std::string_view problem = {},
                    int status = 200) {
  store::Reader reader = visit.db.reader();
  const store::Curator& curator = visit.curator();
  const auto searches = store::saved_searches(reader, curator.centre, curator.id);
  if (!searches) return error_page(layout, visit, searches.error());
  const auto feeds = store::search_feeds(reader, curator.id);
  if (!feeds) return error_page(layout, visit, feeds.error());
  const auto choice = app::alert_choice(reader, curator.id);
  if (!choice) return error_page(layout, visit, choice.error());
  const app::SearchKeeper keeper = keeper_of(visit);
  const bool decides = visit.may(people::Permission::decide, Where::own_centre);
  std::vector<View> rows;
  for (const store::SeenSearch& each : *searches) {
    rows.push_back(search_view(each, keeper, decides));
  }
  View view;
  view.set("sheet", View().set("url", asset_url("recherche.css")))
      .set("problem", problem)
      .set("typed_name", text::utf8_prefix(visit.request.field("nom"), app::kSearchNameBytesMax))
      .set("typed_words", text::utf8_prefix(visit.request.field("q"), app::kSearchBytesMax))
      .set("may_decide", decides)
      .set("coordinates", keeper.coordinates)
      .set("none", rows.empty())
      .set("new_rhythms", rhythm_choices(AlertRhythm::page))
      .set("searches", std::move(rows))
      .set("has_feeds", !feeds->empty())
      .set("feeds", feeds_view(*feeds))
      .set("hours", hours_view(choice->hour))
      .set("empty_too", choice->empty_too);
  return layout.page(visit, "search/gardees", "Recherches gardées", Section::none, std::move(view),
                     status);
}

Response back_to_page() { return see_other("/recherche/gardees"); }

Response answer_of(const Layout& layout, const Visit& visit,
                   const Result<app::SaveAnswer>& answer) {
  if (!answer && answer.error().code == Code::conflict) {
    return saved_page(layout, visit,
                      "Quelqu’un a changé cette recherche entre-temps\u00a0: rien n’a été "
                      "enregistré. Ce que vous aviez écrit est ci-dessous.",
                      409);
  }
  if (!answer) return error_page(layout, visit, answer.error());
  if (const auto* refusal = std::get_if<app::SaveRefusal>(&*answer)) {
    return saved_page(layout, visit, app::sentence_of(*refusal), 422);
  }
  return back_to_page();
}

/// Forms that are one's own business are for who may read all the same.
bool reads(const Visit& visit) { return visit.may(people::Permission::read, Where::own_centre); }

Response not_for_reading(const Layout& layout, const Visit& visit) {
  return error_page(
      layout, visit,
      {Code::forbidden, "read", std::string(people::refusal_of(people::Permission::read))});
}

Response done_or_error(const Layout& layout, const Visit& visit, const Result<void>& done) {
  return done ? back_to_page() : error_page(layout, visit, done.error());
}

}  // namespace

std::vector<View> rhythm_choices(AlertRhythm chosen) {
  std::vector<View> choices;
  for (const AlertRhythm rhythm : kAlertRhythms) {
    choices.push_back(View()
                          .set("rhythm_code", name_of(rhythm))
                          .set("rhythm_label", words_of(rhythm))
                          .set("chosen", rhythm == chosen));
  }
  return choices;
}

Response get_saved(const Layout& layout, const Visit& visit) { return saved_page(layout, visit); }

Response post_saved(const Layout& layout, const Visit& visit) {
  store::SavedSearch search = typed(visit);
  if (visit.request.field("portee") != "reseau") search.centre = visit.curator().centre;
  const auto rhythm = parse_alert_rhythm(visit.request.field("rythme")).value_or(AlertRhythm::page);
  return answer_of(layout, visit,
                   app::keep_search(visit.db, keeper_of(visit), search, rhythm, visit.now));
}

Response post_change(const Layout& layout, const Visit& visit) {
  const store::SavedSearch search = typed(visit);
  if (visit.request.field("geste") != "retirer") {
    return answer_of(layout, visit,
                     app::change_search(visit.db, keeper_of(visit), search, visit.now));
  }
  const auto done =
      app::give_up_search(visit.db, keeper_of(visit), search.id, search.version, visit.now);
  return done_or_error(layout, visit, done);
}

Response post_rhythm(const Layout& layout, const Visit& visit) {
  if (!reads(visit)) return not_for_reading(layout, visit);
  const auto rhythm = parse_alert_rhythm(visit.request.field("rythme"));
  if (!rhythm) return error_page(layout, visit, {Code::invalid_input, "rhythm"});
  return done_or_error(
      layout, visit,
      app::choose_rhythm(visit.db, visit.curator(), read_id<SavedSearchId>(visit.capture("search")),
                         *rhythm, visit.now));
}

Response post_feed(const Layout& layout, const Visit& visit, Entropy& entropy) {
  if (!reads(visit)) return not_for_reading(layout, visit);
  return done_or_error(layout, visit,
                       app::open_search_feed(visit.db, entropy, visit.curator(),
                                             read_id<SavedSearchId>(visit.capture("search")),
                                             visit.request.field("nom"), visit.now));
}

Response post_feed_closed(const Layout& layout, const Visit& visit) {
  return done_or_error(
      layout, visit,
      app::close_search_feed(visit.db, visit.curator(),
                             read_number(visit.capture("feed")).value_or(0), visit.now));
}

Response post_alerts(const Layout& layout, const Visit& visit) {
  app::AlertChoice choice;
  choice.hour = static_cast<int>(read_number(visit.request.field("heure")).value_or(-1));
  choice.empty_too = visit.request.field("vide") == "oui";
  return done_or_error(layout, visit, app::choose_alerts(visit.db, visit.curator().id, choice));
}

Response get_feed(const Layout& layout, const Visit& visit, std::string_view public_url) {
  store::Reader reader = visit.db.reader();
  auto xml = app::search_feed_xml(reader, visit.capture("token"), public_url, visit.now);
  if (!xml) return error_page(layout, visit, xml.error());
  if (!*xml) return error_page(layout, visit, {Code::not_found, "feed"});
  Response response;
  response.content_type = "application/atom+xml; charset=utf-8";
  response.body = std::move(**xml);
  return response;
}

}  // namespace vigie::web
