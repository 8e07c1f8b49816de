// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/panorama/panorama_view.hpp"

#include "base/format.hpp"
#include "model/access_words.hpp"
#include "text/french.hpp"
#include "web/site/day_words.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using panorama::Shelf;
using render::View;

constexpr std::size_t kAsideThemes = 8;

std::string growth_words(std::int64_t later) {
  if (later == 0) return "";
  return text::plural(later, "autre article", "autres articles") + " depuis sur le même sujet";
}

/// Without its first slash, for templates.
std::string shelf_path(Shelf::Kind kind, std::string_view code) {
  return panorama::path_of({kind, std::string(code)}).substr(1);
}

std::vector<View> labels_view(const std::vector<panorama::Label>& labels, bool themes) {
  std::vector<View> views;
  for (const panorama::Label& label : labels) {
    if (label.is_theme != themes) continue;
    const Shelf::Kind kind = themes ? Shelf::Kind::theme : Shelf::Kind::territory;
    views.push_back(View()
                        .set("label", label.words)
                        .set("path", shelf_path(kind, label.code))
                        .set("first", views.empty()));
  }
  return views;
}

std::string capitalised(const std::string& words) {
  std::string sentence = text::sentence(words);
  if (!sentence.empty()) sentence.pop_back();
  return sentence;
}

/// "novembre 2026" of "2026-11".
std::string month_words(std::string_view month) {
  const auto first = parse_day(fmt::format("{}-01", month));
  return first ? text::month_name(*first) : std::string(month);
}

std::string days_title(std::string_view code) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kMonth = 7;
  if (code.size() == kYear) return fmt::format("Panorama de {}", code);
  if (code.size() == kMonth) return "Panorama de " + month_words(code);
  const auto day = parse_day(code);
  return "Panorama du " + (day ? full_day(*day) : std::string(code));
}

/// Entries of one day, under its name.
std::vector<View> groups_view(const std::vector<panorama::Entry>& entries, bool lead, Instant now) {
  std::vector<View> groups;
  std::vector<View> of_day;
  std::optional<Day> day;
  const auto close = [&] {
    if (!day) return;
    groups.push_back(View()
                         .set("day", capitalised(full_day(*day)))
                         .set("today", *day == paris_day(now))
                         .set("entries", std::move(of_day)));
    of_day.clear();
  };
  for (const panorama::Entry& entry : entries) {
    const Day here = paris_day(entry.relayed_at);
    if (day != here) close();
    day = here;
    const bool first = lead && groups.empty() && of_day.empty();
    of_day.push_back(entry_view(entry, now).set("lead", first));
  }
  close();
  return groups;
}

std::vector<View> counts_view(const std::vector<store::ThemeCount>& counts, Shelf::Kind kind,
                              std::size_t limit) {
  std::vector<View> views;
  for (const store::ThemeCount& each : counts) {
    if (views.size() >= limit) break;
    views.push_back(View()
                        .set("label", each.label)
                        .set("path", shelf_path(kind, each.code))
                        .set("items", text::number(each.items)));
  }
  return views;
}

std::string theme_words(const app::PanoramaPage& page) {
  if (!page.theme) return "";
  if (page.theme->to.empty()) return "Groupe de travail depuis " + page.theme->from.substr(0, 4);
  return fmt::format("Groupe de travail de {} à {}", page.theme->from.substr(0, 4),
                     page.theme->to.substr(0, 4));
}

std::vector<View> successors_view(const app::PanoramaPage& page) {
  if (!page.theme || page.theme->to.empty()) return {};
  return counts_view(page.theme->successors, Shelf::Kind::theme, page.theme->successors.size());
}

/// Links to the months of a year, the days of a month.
std::vector<View> dates_view(const app::PanoramaPage& page) {
  constexpr std::size_t kMonth = 7;
  std::vector<View> views;
  for (const store::ThemeCount& each : page.days) {
    const auto day = each.code.size() == kMonth ? std::nullopt : parse_day(each.code);
    views.push_back(View()
                        .set("label", day ? day_and_month(*day) : month_words(each.code))
                        .set("path", shelf_path(Shelf::Kind::days, each.code))
                        .set("items", text::number(each.items)));
  }
  return views;
}

struct Parent {
  std::string_view label;
  std::string_view path;
};
Parent parent_of(Shelf::Kind kind) {
  switch (kind) {
    case Shelf::Kind::theme:
      return {"Thèmes", "panorama/themes"};
    case Shelf::Kind::territory:
      return {"Territoires", "panorama/territoires"};
    case Shelf::Kind::centre:
      return {"Centres", "panorama/centres"};
    case Shelf::Kind::media:
      return {"Médias", "panorama/medias"};
    case Shelf::Kind::author:
      return {"Auteurs", "panorama/auteurs"};
    case Shelf::Kind::days:
      return {"Archives", "panorama/archives"};
    case Shelf::Kind::all:
      break;
  }
  return {"", ""};
}

std::vector<View> feeds_view(const Shelf& shelf) {
  std::vector<View> views;
  for (const FeedKind& kind : kFeedKinds) {
    const std::string path = panorama::feed_path_of(shelf, kind.format);
    if (path.empty()) continue;
    views.push_back(View().set("path", path.substr(1)).set("name", kind.name));
  }
  return views;
}

}  // namespace

ShelfWords shelf_words(const app::PanoramaPage& page, const Shelf& shelf, Instant) {
  if (shelf.kind == Shelf::Kind::all) return {"Panorama de presse de la politique de la ville", ""};
  if (shelf.kind == Shelf::Kind::days) {
    const std::string title = days_title(shelf.code);
    return {title, title +
                       "\u00a0: la presse de la politique de la ville, lue "
                       "et annotée par les "
                       "centres de ressources."};
  }
  return {fmt::format("{} au panorama de presse", page.label),
          fmt::format("{}\u00a0: {} du panorama de presse de la politique de "
                      "la ville, avec les "
                      "notes des centres de ressources.",
                      page.label, text::plural(page.items, "article", "articles"))};
}

std::vector<View> signers_view(const std::vector<panorama::Signer>& signers) {
  std::vector<View> views;
  for (const panorama::Signer& each : signers) {
    views.push_back(View()
                        .set("author", each.name)
                        .set("author_path", each.key.empty()
                                                ? std::string()
                                                : shelf_path(Shelf::Kind::author, each.key)));
  }
  return views;
}

View entry_view(const panorama::Entry& entry, Instant now) {
  const PublicArticle& article = entry.article;
  View view;
  view.set("key", entry.key)
      .set("title", article.title)
      .set("url", article.url)
      .set("media", article.media)
      .set("media_path",
           entry.media_key.empty() ? "" : shelf_path(Shelf::Kind::media, entry.media_key))
      .set("author", article.author)
      .set("authors", signers_view(entry.signers))
      .set("date", day_of(article.published_at))
      .set("date_code", day_code_of(article.published_at))
      .set("access", access_words(article.access))
      .set("note", article.note)
      .set("extract", article.extract)
      .set("themes", labels_view(entry.labels, true))
      .set("territories", labels_view(entry.labels, false))
      .set("has_tags", !entry.labels.empty())
      .set("centre", entry.centre)
      .set("centre_path", shelf_path(Shelf::Kind::centre, entry.centre_key))
      .set("joined", fmt::format("{}", fmt::join(entry.joined, ", ")))
      .set("correction", entry.correction)
      .set("corrected_on", day_of(entry.corrected_at))
      .set("growth", growth_words(entry.articles_since))
      .set("lead", false)
      .set("relayed_on", paris_day(entry.relayed_at) == paris_day(now)
                             ? near_moment(entry.relayed_at, now)
                             : "le " + day_of(entry.relayed_at));
  return view;
}

View panorama_view(const app::PanoramaPage& page, const Shelf& shelf, bool paged, Instant now) {
  const bool all = shelf.kind == Shelf::Kind::all;
  const bool named = !all && shelf.kind != Shelf::Kind::days;
  const Parent parent = parent_of(shelf.kind);
  View view;
  view.set("heading", all     ? std::string("Panorama de presse")
                      : named ? page.label
                              : days_title(shelf.code))
      .set("named", named)
      .set("parent", parent.label)
      .set("parent_path", parent.path)
      .set("left", all     ? capitalised(full_day(paris_day(now)))
                   : named ? text::plural(page.items, "article", "articles")
                           : std::string())
      .set("right", named ? theme_words(page)
                          : std::string("La politique de la ville, lue par les "
                                        "centres de ressources"))
      .set("successors", successors_view(page))
      .set("closed", page.theme && !page.theme->to.empty() && !page.theme->successors.empty())
      .set("empty", page.entries.empty())
      .set("all", all)
      .set("paged", paged)
      .set("path", panorama::path_of(shelf).substr(1))
      .set("groups", groups_view(page.entries, all && !paged, now))
      .set("holder", all ? page.holder : std::string())
      .set("shelf_themes", counts_view(page.themes, Shelf::Kind::theme, kAsideThemes))
      .set("has_themes", !page.themes.empty())
      .set("dates", dates_view(page))
      .set("has_dates", !page.days.empty())
      .set("feed_links", feeds_view(shelf))
      .set("has_feeds", shelf.kind != Shelf::Kind::days)
      .set("next_mark", page.next ? text_of(*page.next) : std::string());
  return view;
}

std::string_view list_title(Shelf::Kind kind) {
  switch (kind) {
    case Shelf::Kind::theme:
      return "Thèmes";
    case Shelf::Kind::territory:
      return "Territoires";
    case Shelf::Kind::centre:
      return "Centres";
    case Shelf::Kind::media:
      return "Médias";
    case Shelf::Kind::author:
      return "Auteurs";
    case Shelf::Kind::all:
    case Shelf::Kind::days:
      break;
  }
  return "Panorama";
}

View list_view(const std::vector<store::ThemeCount>& shelves, Shelf::Kind kind) {
  return View()
      .set("heading", list_title(kind))
      .set("empty", shelves.empty())
      .set("has_shelves", !shelves.empty())
      .set("shelves", counts_view(shelves, kind, shelves.size()));
}

View archives_view(const std::vector<store::ThemeCount>& months) {
  constexpr std::size_t kYear = 4;
  std::vector<View> years;
  std::vector<View> of_year;
  std::int64_t items = 0;
  for (std::size_t at = 0; at < months.size(); ++at) {
    const std::string year = months[at].code.substr(0, kYear);
    items += months[at].items;
    of_year.push_back(View()
                          .set("label", capitalised(month_words(months[at].code)))
                          .set("path", shelf_path(Shelf::Kind::days, months[at].code))
                          .set("items", text::number(months[at].items)));
    const bool last = at + 1 == months.size() || months[at + 1].code.substr(0, kYear) != year;
    if (!last) continue;
    years.push_back(View()
                        .set("year", year)
                        .set("path", shelf_path(Shelf::Kind::days, year))
                        .set("count", text::plural(items, "article", "articles"))
                        .set("months", std::move(of_year)));
    of_year.clear();
    items = 0;
  }
  View view;
  return view.set("empty", years.empty()).set("years", std::move(years));
}

}  // namespace vigie::web
