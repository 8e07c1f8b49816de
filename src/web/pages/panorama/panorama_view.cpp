// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/panorama/panorama_view.hpp"

#include "base/format.hpp"
#include "http/links.hpp"
#include "model/access_words.hpp"
#include "text/french.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

std::vector<View> labels_view(const std::vector<std::string>& labels) {
  std::vector<View> views;
  views.reserve(labels.size());
  for (const std::string& label : labels) views.push_back(View().set("label", label));
  return views;
}

std::string growth_words(std::int64_t later) {
  if (later == 0) return "";
  return text::plural(later, "autre article", "autres articles") + " depuis sur le même sujet";
}

View entry_view(const panorama::Entry& entry) {
  const PublicArticle& article = entry.article;
  View view;
  view.set("key", entry.key)
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
      .set("joined", fmt::format("{}", fmt::join(entry.joined, ", ")))
      .set("correction", entry.correction)
      .set("corrected_on", day_of(entry.corrected_at))
      .set("growth", growth_words(entry.articles_since))
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

View panorama_view(const app::PanoramaPage& page, std::string_view theme, bool paged) {
  std::vector<View> shown;
  for (const panorama::Entry& entry : page.entries) shown.push_back(entry_view(entry));
  View view;
  view.set("empty", page.entries.empty())
      .set("entries", std::move(shown))
      .set("filters", filter_view(page.themes, theme))
      .set("filtered", !theme.empty())
      .set("has_filters", !page.themes.empty())
      .set("paged", paged)
      .set("theme_query", theme.empty() ? "" : "&theme=" + http::escape_query(theme))
      .set("next_mark", page.next ? text_of(*page.next) : std::string());
  return view;
}

}  // namespace vigie::web
