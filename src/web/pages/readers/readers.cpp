// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/readers/readers.hpp"

#include "app/readers/change_readers.hpp"
#include "app/readers/read_readers.hpp"
#include "base/format.hpp"
#include "http/links.hpp"
#include "mailing/reader_words.hpp"
#include "store/mail/follower_repo.hpp"
#include "text/french.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr std::size_t kWordsBytesMax = 120;

struct StateFilter {
  std::string_view word;
  std::string_view label;
  SubscriptionState state;
};
constexpr StateFilter kFilters[] = {
    {"recoivent", "Reçoivent", SubscriptionState::active},
    {"attendus", "Confirmation attendue", SubscriptionState::pending},
    {"pause", "En pause", SubscriptionState::paused},
    {"partis", "Désinscrit·es", SubscriptionState::left}};

std::optional<SubscriptionState> state_asked(const Visit& visit) {
  for (const StateFilter& each : kFilters) {
    if (visit.request.parameter("etat") == each.word) return each.state;
  }
  return std::nullopt;
}

View reader_view(const store::ReaderRow& row, const std::string& address) {
  const bool receives = row.state == SubscriptionState::active;
  View view;
  view.set("url", fmt::format("{}/{}", address, row.id.value))
      .set("email", row.email)
      .set("name", row.name)
      .set("since", day_of(row.subscribed_at))
      .set("basis", name_of(row.basis))
      .set("state", mailing::word_of(row.state))
      .set("receives", receives)
      .set("waits", row.state == SubscriptionState::pending)
      .set("away", row.state == SubscriptionState::left)
      .set("until", row.paused_until_at ? day_of(row.paused_until_at) : "");
  return view;
}

std::vector<View> filter_views(const app::ReadersPage& page, const Visit& visit) {
  std::vector<View> views;
  const auto asked = state_asked(visit);
  const std::string words = http::escape_query(visit.request.parameter("q"));
  for (const StateFilter& each : kFilters) {
    views.push_back(View()
                        .set("label", each.label)
                        .set("count", text::number(page.counts.at(each.state)))
                        .set("url", fmt::format("{}?etat={}{}{}", readers_address(visit), each.word,
                                                words.empty() ? "" : "&q=", words))
                        .set("current", asked == each.state));
  }
  return views;
}

std::vector<View> growth_views(const app::ReadersPage& page) {
  std::vector<View> views;
  for (const store::ReaderMonth& month : page.growth) {
    const auto first = parse_day(month.month + "-01");
    views.push_back(View()
                        .set("month", first ? text::month_name(*first) : month.month)
                        .set("came", text::number(month.came))
                        .set("left", text::number(month.left)));
  }
  return views;
}

std::vector<View> lot_views(const app::ReadersPage& page) {
  std::vector<View> views;
  for (const store::ImportLot& lot : page.lots) {
    views.push_back(
        View()
            .set("origin", lot.origin)
            .set("at", moment_of(lot.at))
            .set("added", text::plural(lot.added, "adresse ajoutée", "adresses ajoutées"))
            .set("out", lot.suppressed == 0 ? std::string()
                                            : text::plural(lot.suppressed, "partie, laissée dehors",
                                                           "parties, laissées dehors"))
            .set("undone", lot.undone_at ? day_of(lot.undone_at) : "")
            .set("lot", std::to_string(lot.id.value)));
  }
  return views;
}

/// What was typed when it could not be taken.
struct TypedReader {
  std::string problem;
  std::string address;
  std::string name;
  std::string origin;
  bool basis_work = false;
};

Response readers_page(const ReaderPages& pages, const Visit& visit, const TypedReader& typed,
                      int status) {
  store::Reader reader = visit.db.reader();
  const std::string letter(visit.capture("letter"));
  const std::string words(visit.request.parameter("q").substr(0, kWordsBytesMax));
  const auto page = app::read_readers(reader,
                                      {.list = letter,
                                       .words = words,
                                       .state = state_asked(visit),
                                       .after = visit.request.parameter("apres")},
                                      visit.now);
  if (!page) return error_page(pages.layout, visit, page.error());
  const std::string address = readers_address(visit);
  std::vector<View> rows;
  for (const store::ReaderRow& row : page->rows) rows.push_back(reader_view(row, address));
  const std::int64_t receivers = page->counts.at(SubscriptionState::active);
  std::vector<View> next;
  if (!page->next.empty()) {
    const std::string url =
        fmt::format("{}?apres={}&q={}&etat={}", address, http::escape_query(page->next),
                    http::escape_query(words), http::escape_query(visit.request.parameter("etat")));
    next.push_back(View().set("url", url));
  }
  View view;
  view.set("sheet", View().set("url", asset_url("readers.css")))
      .set("letter", page->name)
      .set("heading",
           text::plural(receivers, "personne reçoit la lettre", "personnes reçoivent la lettre"))
      .set("key", letter)
      .set("public",
           View().set("url", letter == store::kPanoramaList ? std::string("/panorama/suivre")
                                                            : "/lettre/" + letter))
      .set("words", words)
      .set("state_word", visit.request.parameter("etat"))
      .set("filters", filter_views(*page, visit))
      .set("empty", rows.empty())
      .set("rows", std::move(rows))
      .set("next", std::move(next))
      .set("done", visit.request.parameter("fait"))
      .set("grows", !page->growth.empty())
      .set("growth", growth_views(*page))
      .set("imported", !page->lots.empty())
      .set("lots", lot_views(*page))
      .set("problem", typed.problem)
      .set("typed_address", typed.address)
      .set("typed_name", typed.name)
      .set("typed_origin", typed.origin)
      .set("typed_work", typed.basis_work)
      .set("opened", !typed.problem.empty());
  return pages.layout.page(visit, "readers/abonnes", "Abonné·es de " + page->name, Section::letters,
                           std::move(view), status);
}

std::string_view attribute_word(std::string_view kind) {
  if (kind == "centre") return "centre";
  if (kind == "territory") return "territoire";
  return kind == "role" ? "rôle" : "thème";
}

View person_view(const app::ReaderPage& page) {
  std::vector<View> history;
  for (const store::ConsentLine& line : page.history) {
    history.push_back(View()
                          .set("at", moment_of(line.at))
                          .set("line", mailing::history_line(line.kind, line.place, line.actor))
                          .set("wording", line.wording));
  }
  std::vector<View> deliveries;
  for (const store::ReaderDelivery& each : page.deliveries) {
    deliveries.push_back(View()
                             .set("number", std::to_string(each.number))
                             .set("word", mailing::delivery_word(each.state, each.meaning))
                             .set("answer", each.answer)
                             .set("at", each.answered_at ? moment_of(*each.answered_at) : ""));
  }
  std::vector<View> attributes;
  for (const auto& [kind, value] : page.attributes) {
    attributes.push_back(View().set("kind", attribute_word(kind)).set("value", value));
  }
  std::vector<View> off;
  for (const store::SuppressionLine& each : page.suppressions) {
    if (each.undone_at) continue;
    off.push_back(View()
                      .set("reason", mailing::reason_word(each.reason))
                      .set("on", day_of(each.at))
                      .set("scope", each.list.empty() ? "toutes les listes" : "cette lettre"));
  }
  View view;
  view.set("kept_off", !off.empty())
      .set("off", std::move(off))
      .set("history", std::move(history))
      .set("sent_to", !deliveries.empty())
      .set("deliveries", std::move(deliveries))
      .set("attributes", std::move(attributes));
  return view;
}

}  // namespace

Response csv_file(std::string csv, std::string_view file_name) {
  Response response = plain_text(std::move(csv));
  response.content_type = "text/csv; charset=utf-8";
  response.headers.emplace_back("Content-Disposition",
                                fmt::format("attachment; filename=\"{}\"", file_name));
  return response;
}

std::string readers_address(const Visit& visit) {
  return fmt::format("/lettres/{}/abonnes", visit.capture("letter"));
}

Response get_readers(const ReaderPages& pages, const Visit& visit) {
  return readers_page(pages, visit, {}, 200);
}

Response get_readers_csv(const ReaderPages& pages, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto name = app::letter_name(reader, visit.capture("letter"));
  if (!name) return error_page(pages.layout, visit, name.error());
  auto csv = app::readers_csv(reader, visit.capture("letter"));
  if (!csv) return error_page(pages.layout, visit, csv.error());
  return csv_file(std::move(*csv), fmt::format("abonnes-{}-{}.csv", visit.capture("letter"),
                                               iso(paris_day(visit.now))));
}

Response get_reader(const ReaderPages& pages, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto id = read_id<SubscriptionId>(visit.capture("subscription"));
  const auto page = app::read_reader(reader, visit.capture("letter"), id);
  if (!page) return error_page(pages.layout, visit, page.error());
  const store::Subscriber& person = page->person;
  View view = person_view(*page);
  const bool erased = person.email.empty();
  view.set("sheet", View().set("url", asset_url("readers.css")))
      .set("letter", page->letter_name)
      .set("key", visit.capture("letter"))
      .set("id", std::to_string(id.value))
      .set("email", person.email)
      .set("name", person.name)
      .set("heading", erased ? std::string("Personne effacée")
                             : (person.name.empty() ? person.email : person.name))
      .set("erased", erased)
      .set("state", mailing::word_of(person.state))
      .set("until", day_of(person.paused_until_at))
      .set("basis", name_of(person.basis))
      .set("origin", person.origin)
      .set("since", day_of(person.subscribed_at))
      .set("on_list", person.state != SubscriptionState::left);
  return pages.layout.page(visit, "readers/personne", erased ? "Personne effacée" : person.email,
                           Section::letters, std::move(view));
}

Response post_reader(const ReaderPages& pages, const Visit& visit) {
  const Request& form = visit.request;
  const bool work = form.field("base") == "fonctions";
  store::Reader reader = visit.db.reader();
  if (const auto name = app::letter_name(reader, visit.capture("letter")); !name) {
    return error_page(pages.layout, visit, name.error());
  }
  const app::NewReader typed{.list = visit.capture("letter"),
                             .address = form.field("courriel"),
                             .name = form.field("nom"),
                             .basis = work ? Basis::fonctions : Basis::inscription,
                             .origin = form.field("origine")};
  const auto adding =
      app::add_reader(visit.db, typed, visit.curator().id, pages.entropy, visit.now);
  if (!adding) return error_page(pages.layout, visit, adding.error());
  if (*adding == app::Adding::added) return see_other(readers_address(visit) + "?fait=ajout");
  return readers_page(pages, visit,
                      {.problem = std::string(app::sentence_of(*adding)),
                       .address = std::string(typed.address),
                       .name = std::string(typed.name),
                       .origin = std::string(typed.origin),
                       .basis_work = work},
                      422);
}

Response post_reader_removed(const ReaderPages& pages, const Visit& visit) {
  const std::string_view how = visit.request.field("geste");
  app::Removal removal = app::Removal::this_list;
  if (how == "toutes") removal = app::Removal::every_list;
  if (how == "effacer") removal = app::Removal::erase;
  const auto id = read_id<SubscriptionId>(visit.capture("subscription"));
  const auto done = app::remove_reader(visit.db, visit.capture("letter"), id, removal,
                                       visit.curator().id, visit.now);
  if (!done) return error_page(pages.layout, visit, done.error());
  return see_other(fmt::format("{}/{}", readers_address(visit), id.value));
}

}  // namespace vigie::web
