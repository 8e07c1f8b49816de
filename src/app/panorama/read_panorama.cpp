// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/read_panorama.hpp"

#include <map>

#include "rights/extract.hpp"
#include "rights/share.hpp"
#include "store/article/signals_repo.hpp"

namespace vigie::app {
namespace {

using store::PanoramaRow;

/// What stands beside the rows, by the names they bear.
struct Beside {
  std::multimap<PanoramaItemId, store::ItemTag> tags;
  std::map<ArticleId, std::string> extracts;
};

Result<Beside> read_beside(store::Reader& reader, const std::vector<PanoramaRow>& rows) {
  std::vector<PanoramaItemId> items;
  std::vector<ArticleId> articles;
  for (const PanoramaRow& row : rows) {
    items.push_back(row.item.id);
    articles.push_back(row.item.article);
  }
  auto tags = store::panorama_tags(reader, items);
  if (!tags) return fail(tags.error());
  const auto grounds = store::extract_grounds(reader, articles);
  if (!grounds) return fail(grounds.error());
  Beside beside;
  for (store::ItemTag& tag : *tags) beside.tags.emplace(tag.item, std::move(tag));
  for (const store::ExtractGround& ground : *grounds) {
    beside.extracts[ground.article] =
        rights::public_extract(ground.text, ground.granted_words, ground.signals);
  }
  return beside;
}

/// "A,B" -> A and B.
std::vector<std::string> joined_of(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const auto comma = list.find(',');
    names.emplace_back(list.substr(0, comma));
    list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
  }
  return names;
}

/// A row of the database -> what may be shown of it, and nothing else.
panorama::Entry entry_of(const PanoramaRow& row, const Beside& beside) {
  const store::PanoramaItem& item = row.item;
  PublicArticle article;
  article.title = item.title;
  article.media = item.media;
  article.author = item.author;
  article.url = item.url;
  article.access = row.access;
  article.published_at = item.dated_at;
  article.note = item.note;
  if (const auto found = beside.extracts.find(item.article); found != beside.extracts.end()) {
    article.extract = found->second;
  }
  const auto [first, last] = beside.tags.equal_range(item.id);
  for (auto tag = first; tag != last; ++tag) {
    const bool theme = tag->second.kind == "theme";
    (theme ? article.themes : article.territories).push_back(tag->second.label);
  }
  return {.id = item.id,
          .key = item.key,
          .article = rights::shareable(std::move(article)),
          .centre = row.centre_name,
          .position = item.position,
          .relayed_at = item.published_at.value_or(item.publish_at),
          .articles_since = row.articles_since,
          .corrected_at = item.corrected_at,
          .correction = item.correction,
          .joined = joined_of(row.joined_centres)};
}

Cursor cursor_of(const PanoramaRow& row) {
  return {row.item.published_at.value_or(row.item.publish_at).seconds, row.item.id.value};
}

}  // namespace

Result<ListPage<panorama::Entry>> read_entries(store::Reader& reader, const PanoramaQuery& query) {
  auto rows = query.theme.empty()
                  ? store::panorama_page(reader, query.after, query.limit + 1)
                  : store::panorama_theme_page(reader, query.theme, query.after, query.limit + 1);
  if (!rows) return fail(rows.error());
  const auto page = page_of(std::move(*rows), query.limit, cursor_of);
  const auto beside = read_beside(reader, page.rows);
  if (!beside) return fail(beside.error());
  ListPage<panorama::Entry> entries{{}, page.next};
  for (const PanoramaRow& row : page.rows) entries.rows.push_back(entry_of(row, *beside));
  panorama::order(entries.rows);
  return entries;
}

Result<PanoramaPage> read_panorama(store::Reader& reader, const PanoramaQuery& query) {
  auto entries = read_entries(reader, query);
  if (!entries) return fail(entries.error());
  auto themes = store::panorama_themes(reader);
  if (!themes) return fail(themes.error());
  return PanoramaPage{std::move(entries->rows), entries->next, std::move(*themes)};
}

void make_public(Candidate& piece) { piece.url = rights::public_link(piece.url); }

}  // namespace vigie::app
