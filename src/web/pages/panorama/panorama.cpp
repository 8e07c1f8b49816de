// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/panorama/panorama.hpp"

#include "app/panorama/public_article.hpp"
#include "base/format.hpp"
#include "http/links.hpp"
#include "model/access_words.hpp"
#include "panorama/atom.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "store/story/story_repo.hpp"
#include "text/french.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

std::optional<store::PanoramaCursor> read_panorama_cursor(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto at = read_number(text.substr(0, dash));
  const auto id = read_number(text.substr(dash + 1));
  if (!at || !id) return std::nullopt;
  return store::PanoramaCursor{{*at}, {*id}};
}

/// A row of the database -> what may be shown of it, and nothing else.
Result<panorama::Entry> entry_of(store::Reader& reader, const store::PanoramaRow& row) {
  auto article = app::public_article(reader, row);
  if (!article) return fail(article.error());
  const auto later = store::articles_since(reader, row.item.story, row.item.published_at);
  if (!later) return fail(later.error());
  return panorama::Entry{row.item.id,       std::move(*article),   row.centre_name,
                         row.item.position, row.item.published_at, *later};
}

Result<std::vector<panorama::Entry>> entries_of(store::Reader& reader,
                                                const std::vector<store::PanoramaRow>& rows) {
  std::vector<panorama::Entry> entries;
  for (const store::PanoramaRow& row : rows) {
    auto entry = entry_of(reader, row);
    if (!entry) return fail(entry.error());
    entries.push_back(std::move(*entry));
  }
  panorama::order(entries);
  return entries;
}

std::vector<View> labels_view(const std::vector<std::string>& labels) {
  std::vector<View> views;
  views.reserve(labels.size());
  for (const std::string& label : labels) views.push_back(View().set("label", label));
  return views;
}

View entry_view(const panorama::Entry& entry) {
  const PublicArticle& article = entry.article;
  View view;
  view.set("id", std::to_string(entry.id.value))
      .set("title", article.title)
      .set("url", article.url)
      .set("media", article.media)
      .set("author", article.author)
      .set("date", day_of(article.published_at))
      .set("date_code", day_code_of(article.published_at))
      .set("access", access_words(article.access))
      .set("note", article.note)
      .set("extract", article.extract)
      .set("themes", labels_view(article.themes))
      .set("territories", labels_view(article.territories))
      .set("has_tags", !article.themes.empty() || !article.territories.empty())
      .set("centre", entry.centre)
      .set("growth", entry.articles_since == 0
                         ? std::string()
                         : text::plural(entry.articles_since, "autre article", "autres articles") +
                               " depuis sur le même sujet")
      .set("relayed_on", day_of(entry.relayed_at));
  return view;
}

std::vector<View> filter_view(const std::vector<store::ThemeCount>& themes,
                              std::string_view current) {
  std::vector<View> views;
  for (const store::ThemeCount& theme : themes) {
    View view;
    view.set("code", theme.code)
        .set("label", fmt::format("{} ({})", theme.label, theme.items))
        .set("current", theme.code == current);
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace

Response get_panorama(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const std::string_view theme = visit.request.parameter("theme");
  const auto after = read_panorama_cursor(visit.request.parameter("apres"));
  auto rows = store::panorama_page(reader, theme, after, kPanoramaPageItems + 1);
  if (!rows) return error_page(layout, visit, rows.error());
  const bool more = rows->size() > static_cast<std::size_t>(kPanoramaPageItems);
  if (more) rows->pop_back();
  const auto entries = entries_of(reader, *rows);
  if (!entries) return error_page(layout, visit, entries.error());
  const auto themes = store::panorama_themes(reader);
  if (!themes) return error_page(layout, visit, themes.error());

  std::vector<View> shown;
  for (const panorama::Entry& entry : *entries) shown.push_back(entry_view(entry));
  View view;
  view.set("empty", entries->empty())
      .set("entries", std::move(shown))
      .set("filters", filter_view(*themes, theme))
      .set("filtered", !theme.empty())
      .set("has_filters", !themes->empty())
      .set("paged", after.has_value())
      .set("theme_query", theme.empty() ? "" : "&theme=" + http::escape_query(theme))
      .set("next_mark", more ? fmt::format("{}-{}", rows->back().item.published_at.seconds,
                                           rows->back().item.id.value)
                             : std::string());
  Response response = layout.page(visit, "panorama/panorama", "Panorama de presse",
                                  Section::panorama, std::move(view));
  // The frame of a signed-in visitor holds a name and a token.
  if (!visit.visitor) response.cache = Cache::shared;
  response.headers.emplace_back("Vary", "Cookie");
  return response;
}

Response get_panorama_atom(const Layout& layout, const Visit& visit, std::string_view public_url) {
  store::Reader reader = visit.db.reader();
  const auto rows =
      store::panorama_page(reader, visit.request.parameter("theme"), std::nullopt, kAtomItems);
  if (!rows) return error_page(layout, visit, rows.error());
  const auto entries = entries_of(reader, *rows);
  if (!entries) return error_page(layout, visit, entries.error());
  Response response;
  response.content_type = "application/atom+xml; charset=utf-8";
  response.body = panorama::atom_feed(
      {"Panorama de presse de la politique de la ville", std::string(public_url), visit.now},
      *entries);
  response.cache = Cache::shared;
  return response;
}

}  // namespace vigie::web
