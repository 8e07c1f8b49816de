// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/people/journal.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "http/links.hpp"
#include "people/appointing.hpp"
#include "people/journal_words.hpp"
#include "people/wording.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/event_repo.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

/// The centre whose journal is asked for; none: all. A referent has her own, whatever she asks.
Result<CentreId> journal_centre(const Visit& visit,
                                const std::vector<store::StoredCentre>& centres) {
  const auto& grants = visit.visitor->grants;
  if (!people::coordinates_network(grants)) {
    const auto own = std::ranges::find_if(centres, [&](const store::StoredCentre& each) {
      return people::coordinates_centre(grants, each.id);
    });
    if (own == centres.end()) return fail(Code::forbidden, "journal");
    return own->id;
  }
  const std::string_view asked = visit.request.parameter("centre");
  for (const store::StoredCentre& each : centres) {
    if (each.centre.key == asked) return each.id;
  }
  return CentreId{};
}

const people::EventFamily* family_asked(const Visit& visit) {
  for (const people::EventFamily& each : people::event_families()) {
    if (each.code == visit.request.parameter("quoi")) return &each;
  }
  return nullptr;
}

/// A role is told in French; of how an account came about, its line says enough.
std::string detail_words(const store::ListedEvent& event) {
  if (!event.subject.starts_with("curator ")) return event.detail == "mail" ? "" : event.detail;
  const std::size_t end = std::min(event.detail.find(' '), event.detail.size());
  const auto role = role_named(std::string_view(event.detail).substr(0, end));
  if (!role) return "";
  return std::string(people::words_for(*role)) + event.detail.substr(end);
}

View event_view(const store::ListedEvent& event) {
  const auto number = [&](std::string_view kind) {
    return event.subject.starts_with(kind) ? event.subject.substr(kind.size()) : std::string();
  };
  View view;
  view.set("when", moment_of(event.at))
      .set("who", event.curator.empty() ? "le programme, ou oublié" : event.curator)
      .set("centre", event.centre)
      .set("what", people::words_of_event(event.kind, event.detail))
      .set("subject", event.subject)
      .set("detail", detail_words(event))
      .set("link", false);
  if (const std::string story = number("story "); !story.empty()) {
    view.set("subject", "l’actualité")
        .set("link", View().set("url", "/pile/" + http::escape_query(story)));
  }
  if (const std::string account = number("curator "); !account.empty()) {
    view.set("subject", "le compte")
        .set("link", View().set("url", "/equipe/" + http::escape_query(account)));
  }
  if (event.subject == "account" || event.subject == "session") view.set("subject", "");
  return view;
}

std::string older_address(const Visit& visit, const store::ListedEvent& last) {
  std::string address = fmt::format("/journal?avant={}", last.id.value);
  for (const std::string_view name : {"quoi", "centre"}) {
    const std::string_view value = visit.request.parameter(name);
    if (!value.empty()) address += fmt::format("&{}={}", name, http::escape_query(value));
  }
  return address;
}

void set_filters(View& view, const Visit& visit, const people::EventFamily* family,
                 const std::vector<store::StoredCentre>& centres, CentreId centre) {
  std::vector<View> families;
  for (const people::EventFamily& each : people::event_families()) {
    families.push_back(View()
                           .set("code", each.code)
                           .set("label", each.label)
                           .set("chosen", family != nullptr && each.code == family->code));
  }
  std::vector<View> choices;
  for (const store::StoredCentre& each : centres) {
    choices.push_back(View()
                          .set("key", each.centre.key)
                          .set("label", each.centre.name)
                          .set("chosen", each.id == centre));
  }
  view.set("families", std::move(families))
      .set("network", people::coordinates_network(visit.visitor->grants))
      .set("centres", std::move(choices));
}

}  // namespace

Response get_journal(const Layout& layout, const Visit& visit, const LoginDoors&) {
  store::Reader reader = visit.db.reader();
  const auto centres = store::centres(reader);
  if (!centres) return error_page(layout, visit, centres.error());
  const auto centre = journal_centre(visit, *centres);
  if (!centre) return error_page(layout, visit, centre.error());
  const people::EventFamily* family = family_asked(visit);
  store::EventQuery query;
  if (family != nullptr) query.kinds.assign(family->kinds.begin(), family->kinds.end());
  query.centre = *centre;
  query.before = read_id<EventId>(visit.request.parameter("avant"));
  const auto found = store::events(reader, query);
  if (!found) return error_page(layout, visit, found.error());
  std::vector<View> lines;
  for (const store::ListedEvent& each : *found) lines.push_back(event_view(each));
  View view;
  view.set("sheet", sheet_view())
      .set("sentence",
           "Qui a fait quoi. Les noms s’effacent d’eux-mêmes après le délai convenu\u202F; rien "
           "n’est compté par personne.")
      .set("nothing", lines.empty())
      .set("more", false);
  if (static_cast<int>(lines.size()) == query.limit) {
    view.set("more", View().set("url", older_address(visit, found->back())));
  }
  view.set("events", std::move(lines));
  set_filters(view, visit, family, *centres, *centre);
  return layout.page(visit, "people/journal", "Journal", Section::none, std::move(view));
}

}  // namespace vigie::web
