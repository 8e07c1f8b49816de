// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/owners.hpp"

#include <algorithm>

#include "app/letter/issue_days.hpp"
#include "base/format.hpp"
#include "text/moment.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

/// Those who may be named, the one who is already among them whatever she may today.
std::vector<View> people_view(const std::vector<store::Curator>& editors,
                              const store::PageOwner& owner) {
  std::vector<View> people;
  bool there = !owner.who;
  for (const store::Curator& each : editors) {
    there = there || each.id == owner.who;
    people.push_back(View()
                         .set("person", std::to_string(each.id.value))
                         .set("person_name", each.name)
                         .set("chosen", each.id == owner.who));
  }
  if (!there) {
    people.push_back(View()
                         .set("person", std::to_string(owner.who.value))
                         .set("person_name", owner.name)
                         .set("chosen", true));
  }
  return people;
}

View owner_view(const std::vector<store::Curator>& editors, const store::PageOwner& owner) {
  View view;
  view.set("owned_page", std::to_string(owner.page))
      .set("owned_label",
           owner.page == 0 ? "Numéro entier" : fmt::format("Page\u00a0{}", owner.page))
      .set("owner_name", owner.name)
      .set("owner_version", std::to_string(owner.version))
      .set("due", owner.due_on ? iso(*owner.due_on) : "")
      .set("people", people_view(editors, owner));
  return view;
}

/// "Page 1 Léa Petit, 18 décembre"
std::string owner_words(const store::PageOwner& owner) {
  std::string words = owner.page == 0 ? "numéro" : fmt::format("page\u00a0{}", owner.page);
  words += "\u00a0: " + (owner.who ? owner.name : std::string("personne"));
  if (owner.due_on) words += fmt::format(", pour le {}", text::day_and_month(*owner.due_on));
  return words;
}

}  // namespace

Result<void> set_owners(View& view, store::Reader& reader, const IssueVisit& issue) {
  const auto owners = store::page_owners(reader, issue.row.id);
  if (!owners) return fail(owners.error());
  const auto editors = app::editors_of(reader, issue.row.letter);
  if (!editors) return fail(editors.error());
  std::vector<View> rows;
  std::vector<std::string> words;
  for (int page = 0; page <= static_cast<int>(issue.files.plan.pages.size()); ++page) {
    const auto known = std::ranges::find(*owners, page, &store::PageOwner::page);
    store::PageOwner owner;
    owner.page = page;
    if (known != owners->end()) owner = *known;
    if (owner.who || owner.due_on) words.push_back(owner_words(owner));
    rows.push_back(owner_view(*editors, owner));
  }
  view.set("owners", std::move(rows))
      .set("owners_words", words.empty() ? std::string("personne n’est encore nommé")
                                         : fmt::format("{}", fmt::join(words, " · ")));
  return {};
}

Response post_page_owner(const Layout& layout, const Visit& visit,
                         const config::VigieConfig& config) {
  const auto issue = visit_issue(visit, config);
  if (!issue) return error_page(layout, visit, issue.error());
  const std::string_view page_given = visit.request.field("page");
  const auto page = page_given == "0" ? std::optional<std::int64_t>(0) : read_number(page_given);
  const std::string_view day_given = visit.request.field("pour");
  const auto day = parse_day(day_given);
  const auto who = read_id<CuratorId>(visit.request.field("qui"));
  const std::int64_t last = static_cast<std::int64_t>(issue->files.plan.pages.size());
  if (!page || *page > last || (!day_given.empty() && !day)) {
    return error_page(layout, visit, {Code::invalid_input, "charge", "ce n’est pas une date"});
  }
  store::Reader reader = visit.db.reader();
  const auto editors = app::editors_of(reader, issue->row.letter);
  if (!editors) return error_page(layout, visit, editors.error());
  if (who && std::ranges::find(*editors, who, &store::Curator::id) == editors->end()) {
    return error_page(
        layout, visit,
        {Code::invalid_input, "charge", "cette personne n’écrit pas dans cette lettre"});
  }
  store::PageOwner owner;
  owner.issue = issue->row.id;
  owner.page = static_cast<int>(*page);
  owner.who = who;
  owner.due_on = day;
  owner.version = seen_version(visit);
  const auto done = app::name_page_owner(visit.db, owner, actor_of(visit), visit.now);
  if (!done) return error_page(layout, visit, done.error());
  if (!*done) {
    return error_page(
        layout, visit,
        {Code::conflict, visit.request.path,
         "quelqu’un d’autre a changé cette page entre-temps\u00a0: rouvrir le numéro"});
  }
  return see_other(address_of(issue->row) + "#charges");
}

}  // namespace vigie::web
