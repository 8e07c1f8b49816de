// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/search/search_view.hpp"

#include "app/search/relevance.hpp"
#include "base/format.hpp"
#include "desk/wording.hpp"
#include "http/links.hpp"
#include "model/access_words.hpp"
#include "text/french.hpp"
#include "text/html.hpp"
#include "web/pages/desk/row_view.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr std::size_t kShownExcerptBytes = 420;
constexpr std::string_view kSearchPath = "/recherche?";

/// Behind "/recherche?".
std::string search_query(std::string_view line, bool nearest) {
  return fmt::format("q={}{}", http::escape_query(line), nearest ? "&tri=proches" : "");
}

std::vector<View> parts_view(std::string_view text, const std::vector<std::string>& words) {
  std::vector<View> parts;
  for (const app::MarkedPart& part : app::marked(text, words)) {
    parts.push_back(View().set("text", part.text).set("hit", part.hit));
  }
  return parts;
}

/// "gardée" on one's own desk, else "gardée par l’IREV".
std::string badge_of(const app::FoundStory& found) {
  const store::DeskItem& item = found.story.item;
  const bool decided = item.version > 0 && item.state != DeskState::fresh;
  if (!decided && !found.kept_by.empty()) return "gardée par " + found.kept_by;
  return std::string(state_badge(item));
}

std::string short_day(Instant at) {
  std::string day = text::short_date(paris_day(at));
  return day.erase(6, 2);  // "30/11/26"
}

View row_of(const app::FoundStory& found, const std::vector<std::string>& words) {
  const app::DeskStory& story = found.story;
  const store::StoryArticle* lead = story.lead();
  View row = story_view(story);
  row.set("hour", short_day(story.item.dated_at)).set("state_badge", badge_of(found));
  if (lead != nullptr) {
    row.set("title_parts", parts_view(lead->title.empty() ? "Sans titre" : lead->title, words));
    row.set("excerpt_parts", parts_view(text::excerpt(lead->excerpt, kShownExcerptBytes), words));
  }
  if (found.matches > 1) {
    row.set("size", text::plural(found.matches, "réponse", "réponses"));
  }
  if (story.item.version > 0) return row;
  // Of other desks: keeping takes it onto one's own, and the rest follows.
  for (const char* name : {"can_discard", "can_relay", "can_pass", "can_mute"}) {
    row.set(name, false);
  }
  return row;
}

/// Under the month in which each was told; under one heading where nearest comes first.
std::vector<View> months_of(const SearchShown& shown) {
  std::vector<View> months;
  std::vector<View> rows;
  std::string name;
  const auto close = [&] {
    if (rows.empty()) return;
    const auto count = static_cast<long long>(rows.size());
    months.push_back(View()
                         .set("day_code", std::to_string(months.size() + 1))
                         .set("day_label", name)
                         .set("day_count", text::plural(count, "actualité", "actualités"))
                         .set("stories", std::move(rows)));
    rows.clear();
  };
  const auto& found = shown.page.found;
  for (std::size_t at = 0; at < found.size(); ++at) {
    std::string month = shown.query.order == app::SearchOrder::nearest
                            ? "Les plus proches d’abord"
                            : text::month_name(paris_day(found[at].story.item.dated_at));
    month.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(month.front())));
    if (month != name) close();
    name = std::move(month);
    const StoryId here = found[at].story.item.story;
    const bool open = shown.open ? here == shown.open : at == 0;
    rows.push_back(row_of(found[at], shown.query.asked.words)
                       .set("next", std::to_string(here.value))
                       .set("open", open)
                       .set("unfolded", open && shown.unfolded));
  }
  close();
  return months;
}

std::string_view chip_label(std::string_view key) {
  struct Label {
    std::string_view key, label;
  };
  static constexpr Label kLabels[] = {{"", "Mots"},
                                      {"-", "Sans"},
                                      {"theme", "Thème"},
                                      {"media", "Média"},
                                      {"source", "Source"},
                                      {"territoire", "Territoire"},
                                      {"centre", "Centre"},
                                      {"etat", "État"},
                                      {"acces", "Accès"},
                                      {"note", "Note"},
                                      {"du", "Depuis"},
                                      {"au", "Jusqu’à"},
                                      {"arrivee-du", "Arrivée depuis"},
                                      {"arrivee-au", "Arrivée jusqu’à"},
                                      {"recherche", "Recherche"}};
  for (const Label& each : kLabels) {
    if (each.key == key) return each.label;
  }
  return "Mots";
}

std::vector<View> chips_of(const SearchShown& shown) {
  std::vector<View> chips;
  const auto& terms = shown.query.asked.terms;
  for (std::size_t at = 0; at < terms.size(); ++at) {
    if (terms[at].key == "OU") continue;
    const bool either = at > 0 && terms[at - 1].key == "OU";
    chips.push_back(
        View()
            .set("chip_label", either ? "ou" : chip_label(terms[at].key))
            .set("chip_value", terms[at].value)
            .set("chip_query", search_query(app::without_term(shown.query.asked, at),
                                            shown.query.order == app::SearchOrder::nearest)));
  }
  return chips;
}

struct FacetGroup {
  std::string_view facet;
  std::string_view key;
  std::string_view legend;
};
constexpr FacetGroup kGroups[] = {{"theme", "theme", "Thème"},
                                  {"territory", "territoire", "Territoire"},
                                  {"media", "media", "Média"},
                                  {"access", "acces", "Accès"},
                                  {"state", "etat", "Sur notre pile"}};

/// What is shown of a facet, and what its term says.
std::pair<std::string, std::string> facet_words(const store::Facet& facet) {
  if (facet.kind == "access") {
    const std::string_view words = access_words(access_named(facet.code));
    return {words.empty() ? "libre" : std::string(words), facet.code == "free" ? "libre"
                                                          : facet.code == "subscribers"
                                                              ? "abonnes"
                                                              : "inscription"};
  }
  if (facet.kind == "state") {
    const DeskState state = parse_desk_state(facet.code).value_or(DeskState::fresh);
    return {std::string(desk::list_name(state)), std::string(desk::list_code(state))};
  }
  return {facet.label, facet.kind == "media" ? facet.label : facet.code};
}

std::vector<View> facet_groups(const SearchShown& shown) {
  std::vector<View> groups;
  const bool nearest = shown.query.order == app::SearchOrder::nearest;
  for (const FacetGroup& group : kGroups) {
    std::vector<View> choices;
    for (const store::Facet& facet : shown.page.facets) {
      if (facet.kind != group.facet) continue;
      const auto [label, value] = facet_words(facet);
      choices.push_back(
          View()
              .set("choice_query",
                   search_query(app::with_term(shown.line, group.key, value), nearest))
              .set("label", label)
              .set("count", text::number(facet.lines)));
    }
    if (choices.empty()) continue;
    groups.push_back(View().set("legend", group.legend).set("choices", std::move(choices)));
  }
  return groups;
}

std::string unknown_words(const SearchShown& shown) {
  std::string words;
  if (!shown.query.asked.misunderstood.empty()) {
    words = fmt::format(
        "Non compris, laissé de côté\u00a0: {}. Une date s’écrit du:2026-01-31, du:31/01/2026 ou "
        "du:2026-01.",
        fmt::join(shown.query.asked.misunderstood, ", "));
  }
  if (!shown.page.unknown_saved.empty()) {
    words += fmt::format("{}Aucune recherche gardée ne s’appelle «\u00a0{}\u00a0».",
                         words.empty() ? "" : " ",
                         fmt::join(shown.page.unknown_saved, "\u00a0», «\u00a0"));
  }
  return words;
}

/// "128 articles", "1 000+ articles".
std::string count_words(const app::SearchPage& page) {
  if (page.more_than_shown && page.articles > 0) {
    return fmt::format("{}+ articles", text::number(page.articles));
  }
  return text::plural(page.articles, "article", "articles");
}

std::vector<View> saved_view(const SearchShown& shown) {
  std::vector<View> rows;
  for (const store::SeenSearch& each : shown.saved) {
    rows.push_back(View()
                       .set("name", each.search.name)
                       .set("query", search_query(each.search.query, false))
                       .set("current", each.search.query == shown.line));
  }
  return rows;
}

}  // namespace

void add_search(View& view, const SearchShown& shown, const ListQuery& list) {
  const app::SearchPage& page = shown.page;
  const bool asked = !shown.query.asked.empty();
  const bool nearest = shown.query.order == app::SearchOrder::nearest;
  ListQuery next = list;
  next.mark = page.next;
  view.set("line", shown.line)
      .set("asked", asked)
      .set("unknown", unknown_words(shown))
      .set("chips", chips_of(shown))
      .set("count", count_words(page))
      .set("looked_in", fmt::format("Cherché parmi {}. Accents, œ et point médian ne comptent pas.",
                                    text::plural(page.looked_in, "article", "articles")))
      .set("nothing", asked && page.found.empty())
      .set("further", page.walked)
      .set("nearest", nearest)
      .set("by_date_query", search_query(shown.line, false))
      .set("dossier_query", search_query(shown.line, false))
      .set("by_nearness_query", search_query(shown.line, true))
      .set("dense", shown.dense)
      .set("days", months_of(shown))
      .set("facets", facet_groups(shown))
      .set("saved", saved_view(shown))
      .set("next_query", page.next.empty() ? "" : address_of(next).substr(kSearchPath.size()));
}

}  // namespace vigie::web
