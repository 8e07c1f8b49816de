// SPDX-License-Identifier: EUPL-1.2
#include "app/exports/read_records.hpp"

#include <map>

#include "base/format.hpp"
#include "rights/share.hpp"
#include "store/article/search_repo.hpp"
#include "store/panorama/panorama_repo.hpp"

namespace vigie::app {
namespace {

using exports::BibRecord;
using store::RecordRow;

constexpr std::string_view kNetworkName = "Réseau national des CRPV";

struct Labels {
  std::vector<std::string> themes;
  std::vector<std::string> territories;

  void add(std::string_view kind, std::string label) {
    (kind == "theme" ? themes : territories).push_back(std::move(label));
  }
};

struct Tags {
  std::map<PanoramaItemId, Labels> of_items;
  std::map<ArticleId, Labels> of_articles;
};

Result<Tags> read_tags(store::Reader& reader, const std::vector<RecordRow>& rows) {
  std::vector<PanoramaItemId> items;
  std::vector<ArticleId> articles;
  for (const RecordRow& row : rows) {
    if (row.item) items.push_back(row.item);
    if (!row.item) articles.push_back(row.article);
  }
  auto of_items = store::panorama_tags(reader, items);
  if (!of_items) return fail(of_items.error());
  auto of_articles = store::record_tags(reader, articles);
  if (!of_articles) return fail(of_articles.error());
  Tags tags;
  for (store::ItemTag& tag : *of_items) tags.of_items[tag.item].add(tag.kind, tag.label);
  for (store::RecordTag& tag : *of_articles) {
    tags.of_articles[tag.article].add(tag.kind, tag.label);
  }
  return tags;
}

exports::Kind kind_named(std::string_view name) {
  if (name == "audio") return exports::Kind::audio;
  return name == "video" ? exports::Kind::video : exports::Kind::text;
}

/// What may be told of the article, as the panorama would.
PublicArticle public_of(const RecordRow& row) {
  PublicArticle article;
  article.title = row.title;
  article.media = row.media;
  article.author = row.author;
  article.url = row.url;
  article.note = row.note;
  return rights::shareable(std::move(article));
}

BibRecord record_of(const RecordRow& row, const RecordContext& context, const Labels& labels) {
  PublicArticle article = public_of(row);
  BibRecord record;
  record.id = row.item ? fmt::format("vigie-panorama-{}", row.item.value)
                       : fmt::format("vigie-article-{}", row.article.value);
  if (row.item) record.permalink = context.public_url + "/panorama/article/" + row.key;
  record.kind = kind_named(row.kind);
  record.title = std::move(article.title);
  record.authors = exports::read_authors(article.author, context.bodies, context.aliases);
  record.author_as_given = std::move(article.author);
  record.host = {.key = row.media_key,
                 .name = std::move(article.media),
                 .issn = row.issn,
                 .rhythm = row.rhythm,
                 .catalogue_title = row.catalogue_title,
                 .catalogue_issn = row.catalogue_issn};
  if (row.dated_at) {
    record.dated_at = row.dated_at;
    record.day = paris_day(*row.dated_at);
    if (const auto local = local_time(*row.dated_at, kParis)) {
      record.offset_seconds = local->offset_seconds;
    }
  }
  record.url = std::move(article.url);
  record.note = std::move(article.note);
  record.access = row.access;
  record.themes = labels.themes;
  record.territories = labels.territories;
  record.language = row.language.empty() ? "fr" : row.language.substr(0, 2);
  record.signalled_by = row.centre.empty() ? std::string(kNetworkName) : row.centre;
  record.signalled_on = paris_day(row.relayed_at);
  return record;
}

Result<std::vector<RecordRow>> rows_of_item(store::Reader& reader, std::string_view key) {
  auto row = store::panorama_record(reader, key);
  if (!row) return fail(row.error());
  if (!*row) {
    return fail(Code::not_found, "panorama item " + std::string(key),
                "cet article n’est pas au panorama");
  }
  return std::vector<RecordRow>{std::move(**row)};
}

Result<std::vector<RecordRow>> rows_found(store::Reader& reader, const RecordSelection& selection) {
  const auto found =
      store::search_articles(reader, selection.value, {}, std::nullopt, selection.limit);
  if (!found) return fail(found.error());
  std::vector<ArticleId> articles;
  for (const store::FoundArticle& article : *found) articles.push_back(article.article);
  return store::article_records(reader, articles);
}

Result<std::vector<RecordRow>> rows_kept(store::Reader& reader, const RecordSelection& selection) {
  const auto articles = store::kept_articles(reader, selection.centre, selection.limit);
  if (!articles) return fail(articles.error());
  return store::article_records(reader, *articles);
}

Result<std::vector<RecordRow>> rows_of_days(store::Reader& reader,
                                            const RecordSelection& selection) {
  const auto from = instant_at(selection.from, 0, 0, kParis);
  const auto until = instant_at(selection.until, 0, 0, kParis);
  if (!from || !until) return fail(Code::internal, "no time zone");
  return store::panorama_records(reader, *from, *until, selection.limit);
}

}  // namespace

std::optional<RecordSelection> days_named(std::string_view text) {
  RecordSelection selection{.kind = RecordSelection::Kind::days};
  if (const auto day = parse_day(text)) {
    selection.from = *day;
    selection.until = *day + 1;
    selection.value = text;
    return selection;
  }
  const auto first = parse_day(std::string(text) + "-01");
  if (!first) return std::nullopt;
  const YearMonthDay at = civil(*first);
  const bool december = at.month == 12;
  selection.from = *first;
  selection.until = *make_day(december ? at.year + 1 : at.year, december ? 1 : at.month + 1, 1);
  selection.value = text;
  return selection;
}

Result<RecordContext> read_record_context(store::Reader& reader, std::string public_url) {
  auto bodies = store::names_of_bodies(reader);
  if (!bodies) return fail(bodies.error());
  const auto aliases = store::author_aliases(reader);
  if (!aliases) return fail(aliases.error());
  RecordContext context{
      .public_url = std::move(public_url), .bodies = std::move(*bodies), .aliases = {}};
  for (const store::StoredAlias& alias : *aliases) {
    context.aliases.push_back({alias.signed_as, alias.named});
  }
  return context;
}

Result<std::vector<BibRecord>> records_of(store::Reader& reader, const RecordContext& context,
                                          const std::vector<RecordRow>& rows) {
  auto tags = read_tags(reader, rows);
  if (!tags) return fail(tags.error());
  std::vector<BibRecord> records;
  records.reserve(rows.size());
  for (const RecordRow& row : rows) {
    const Labels& labels = row.item ? tags->of_items[row.item] : tags->of_articles[row.article];
    records.push_back(record_of(row, context, labels));
  }
  return records;
}

Result<std::vector<RecordRow>> read_rows(store::Reader& reader, const RecordSelection& selection) {
  using Kind = RecordSelection::Kind;
  switch (selection.kind) {
    case Kind::item:
      return rows_of_item(reader, selection.value);
    case Kind::days:
      return rows_of_days(reader, selection);
    case Kind::theme:
      return store::panorama_records_under(reader, "theme", selection.value, selection.limit);
    case Kind::territory:
      return store::panorama_records_under(reader, "territory", selection.value, selection.limit);
    case Kind::media:
      return store::panorama_records_of_media(reader, selection.value, selection.limit);
    case Kind::kept:
      return rows_kept(reader, selection);
    case Kind::search:
      return rows_found(reader, selection);
    case Kind::newest:
      break;
  }
  return store::panorama_records(reader, Instant{0}, Instant{INT64_MAX}, selection.limit);
}

Result<std::vector<BibRecord>> read_records(store::Reader& reader, const RecordContext& context,
                                            const RecordSelection& selection) {
  const auto rows = read_rows(reader, selection);
  if (!rows) return fail(rows.error());
  return records_of(reader, context, *rows);
}

Result<void> take_author_aliases(store::Database& db,
                                 const std::vector<store::StoredAlias>& aliases) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  if (auto done = store::replace_author_aliases(*tx, aliases); !done) return done;
  return tx->commit();
}

std::string name_of(const RecordSelection& selection) {
  using Kind = RecordSelection::Kind;
  std::string plain;
  for (const char c : selection.value) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    plain += kept ? c : '-';
  }
  switch (selection.kind) {
    case Kind::item:
    case Kind::days:
      return "panorama-" + plain;
    case Kind::theme:
      return "theme-" + plain;
    case Kind::territory:
      return "territoire-" + plain;
    case Kind::media:
      return "media-" + plain;
    case Kind::kept:
      return "retenus";
    case Kind::search:
      return "recherche";
    case Kind::newest:
      break;
  }
  return "panorama";
}

}  // namespace vigie::app
