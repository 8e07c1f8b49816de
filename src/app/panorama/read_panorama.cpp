// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/read_panorama.hpp"

#include <map>

#include "app/rota/duty_line.hpp"
#include "base/format.hpp"
#include "rights/extract.hpp"
#include "rights/share.hpp"
#include "store/article/signals_repo.hpp"
#include "text/fold.hpp"
#include "text/signature.hpp"

namespace vigie::app {
namespace {

using panorama::Shelf;
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

std::vector<panorama::Signer> signers_of(std::string_view signature) {
  std::vector<panorama::Signer> signers;
  for (std::string& name : text::names_signed(signature)) {
    std::string key = store::media_key_of(name);
    signers.push_back({std::move(name), std::move(key)});
  }
  return signers;
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
  std::vector<panorama::Label> labels;
  const auto [first, last] = beside.tags.equal_range(item.id);
  for (auto tag = first; tag != last; ++tag) {
    const bool theme = tag->second.kind == "theme";
    (theme ? article.themes : article.territories).push_back(tag->second.label);
    labels.push_back({theme, tag->second.code, tag->second.label});
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
          .joined = joined_of(row.joined_centres),
          .labels = std::move(labels),
          .centre_key = row.centre_key,
          .media_key = row.media_key,
          .signers = signers_of(item.author)};
}

Cursor cursor_of(const PanoramaRow& row) {
  return {row.item.published_at.value_or(row.item.publish_at).seconds, row.item.id.value};
}

Result<std::vector<PanoramaRow>> rows_of_days(store::Reader& reader, const PanoramaQuery& query) {
  const auto span = panorama::span_of(query.shelf.code);
  if (!span) return fail(Code::not_found, query.shelf.code);
  const auto from = instant_at(span->from, 0, 0, kParis);
  const auto until = instant_at(span->until, 0, 0, kParis);
  if (!from) return fail(from.error());
  if (!until) return fail(until.error());
  std::optional<Cursor> after = Cursor{until->seconds, 0};
  if (query.after && query.after->at < until->seconds) after = query.after;
  return store::panorama_page(reader, after, query.limit + 1, *from);
}

Result<std::vector<PanoramaRow>> rows_on(store::Reader& reader, const PanoramaQuery& query) {
  const int limit = query.limit + 1;
  switch (query.shelf.kind) {
    case Shelf::Kind::theme:
    case Shelf::Kind::territory:
      return store::panorama_tag_page(reader, panorama::name_of(query.shelf.kind), query.shelf.code,
                                      query.after, limit);
    case Shelf::Kind::centre:
      return store::panorama_centre_page(reader, query.shelf.code, query.after, limit);
    case Shelf::Kind::media:
      return store::panorama_media_page(reader, query.shelf.code, query.after, limit);
    case Shelf::Kind::author:
      return store::panorama_author_page(reader, query.shelf.code, query.after, limit);
    case Shelf::Kind::days:
      return rows_of_days(reader, query);
    case Shelf::Kind::all:
      break;
  }
  return store::panorama_page(reader, query.after, limit);
}

/// Where more follows, the day that is cut is left to the page after.
void end_with_a_day(ListPage<PanoramaRow>& page) {
  if (!page.next || page.rows.empty()) return;
  const auto day_at = [&](std::size_t at) {
    return paris_day(Instant{cursor_of(page.rows[at]).at});
  };
  std::size_t whole = page.rows.size() - 1;
  while (whole > 0 && day_at(whole - 1) == day_at(whole)) --whole;
  if (whole == 0) return;
  page.rows.resize(whole);
  page.next = cursor_of(page.rows.back());
}

Result<std::vector<panorama::Entry>> entries_of(store::Reader& reader,
                                                const std::vector<PanoramaRow>& rows) {
  const auto beside = read_beside(reader, rows);
  if (!beside) return fail(beside.error());
  std::vector<panorama::Entry> entries;
  for (const PanoramaRow& row : rows) entries.push_back(entry_of(row, *beside));
  return entries;
}

/// What a shelf is called, and how much stands on it.
Result<void> add_shelf(store::Reader& reader, const Shelf& shelf, PanoramaPage& page) {
  if (shelf.kind == Shelf::Kind::all) return {};
  if (shelf.kind == Shelf::Kind::days) {
    constexpr std::size_t kYear = 4;
    auto days = shelf.code.size() == kYear ? store::panorama_shelves(reader, "month")
                                           : store::panorama_days(reader, shelf.code.substr(0, 7));
    if (!days) return fail(days.error());
    std::erase_if(*days, [&](const store::ThemeCount& each) {
      return !each.code.starts_with(shelf.code.substr(0, kYear));
    });
    page.days = std::move(*days);
    return {};
  }
  auto found = store::panorama_shelf(reader, panorama::name_of(shelf.kind), shelf.code);
  if (!found) return fail(found.error());
  if (!*found) return fail(Code::not_found, panorama::path_of(shelf));
  page.label = std::move((*found)->label);
  page.items = (*found)->items;
  if (shelf.kind != Shelf::Kind::theme) return {};
  auto life = store::theme_life(reader, shelf.code);
  if (!life) return fail(life.error());
  page.theme = std::move(*life);
  return {};
}

/// "maison sant" -> "\"maison\"* \"sant\"*"; "" where there is no word.
std::string match_of(std::string_view words) {
  constexpr std::size_t kWordsMax = 12;
  std::string match;
  std::size_t count = 0;
  for (const std::string& word : text::words(words)) {
    if (++count > kWordsMax) break;
    match += fmt::format("{}\"{}\"*", match.empty() ? "" : " ", word);
  }
  return match;
}

}  // namespace

Result<ListPage<panorama::Entry>> read_entries(store::Reader& reader, const PanoramaQuery& query) {
  auto rows = rows_on(reader, query);
  if (!rows) return fail(rows.error());
  auto page = page_of(std::move(*rows), query.limit, cursor_of);
  end_with_a_day(page);
  auto entries = entries_of(reader, page.rows);
  if (!entries) return fail(entries.error());
  panorama::order(*entries);
  return ListPage<panorama::Entry>{std::move(*entries), page.next};
}

Result<PanoramaPage> read_panorama(store::Reader& reader, const PanoramaQuery& query, Instant now) {
  PanoramaPage page;
  if (auto done = add_shelf(reader, query.shelf, page); !done) return fail(done.error());
  auto entries = read_entries(reader, query);
  if (!entries) return fail(entries.error());
  page.entries = std::move(entries->rows);
  page.next = entries->next;
  auto themes = store::panorama_shelves(reader, "theme");
  if (!themes) return fail(themes.error());
  page.themes = std::move(*themes);
  if (!query.with_holder) return page;
  const auto duty = duty_now(reader, now);
  if (!duty) return fail(duty.error());
  if (*duty && !(*duty)->centre.empty()) page.holder = (*duty)->who_and_why;
  return page;
}

Result<std::optional<PublicEntry>> read_entry(store::Reader& reader, std::string_view key) {
  const auto row = store::panorama_row(reader, key);
  if (!row) return fail(row.error());
  const bool ever_public = *row && (*row)->item.published_at;
  if (!ever_public) return std::nullopt;
  const store::PanoramaItem& item = (*row)->item;
  PublicEntry found{.state = item.state, .withdrawn_at = item.withdrawn_at, .reason = item.reason};
  if (item.state != ItemState::published) {
    found.entry.key = item.key;
    return found;
  }
  auto entries = entries_of(reader, {**row});
  if (!entries) return fail(entries.error());
  found.entry = std::move(entries->front());
  return found;
}

Result<FoundEntries> search_entries(store::Reader& reader, const EntryQuestion& query, int limit) {
  FoundEntries page;
  store::PanoramaSearch within = query.within;
  within.match = match_of(query.words);
  page.asked = !within.match.empty();
  if (!page.asked) return page;
  auto rows = store::search_panorama(reader, within, limit + 1);
  if (!rows) return fail(rows.error());
  if (std::ssize(*rows) > limit) {
    rows->resize(static_cast<std::size_t>(limit));
    page.next = rows->back().item.id.value;
  }
  auto entries = entries_of(reader, *rows);
  if (!entries) return fail(entries.error());
  page.entries = std::move(*entries);
  auto facets = store::panorama_facets(reader, within);
  if (!facets) return fail(facets.error());
  page.facets = std::move(*facets);
  return page;
}

void make_public(Candidate& piece) { piece.url = rights::public_link(piece.url); }

}  // namespace vigie::app
