// SPDX-License-Identifier: EUPL-1.2
#include "app/exports/catalogue.hpp"

#include <algorithm>
#include <map>

#include "base/format.hpp"
#include "store/article/media_repo.hpp"
#include "store/people/event_repo.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

using exports::CatalogueRecord;
using exports::CatalogueState;
using exports::Certainty;
using exports::MatchKey;
using exports::Sought;
using store::RecordRow;

constexpr std::string_view kCatalogueAddress =
    "https://www.cosoter-ressources.info/index.php?lvl=notice_display&id=";

CatalogueRecord record_of(const store::StoredCatalogueRecord& row) {
  return {.id = row.id,
          .level = row.level,
          .title = row.title,
          .url = row.url,
          .permalink = row.permalink,
          .serial = row.serial,
          .day = row.day,
          .descriptors = row.descriptors};
}

/// Names and hosts of papers, by the key of each.
struct Papers {
  std::map<std::string, Media> by_key;

  std::vector<std::string> names_of(const RecordRow& row) const {
    std::vector<std::string> names{row.media, row.catalogue_title};
    if (const auto found = by_key.find(row.media_key); found != by_key.end()) {
      names.push_back(found->second.name);
      for (const std::string& alias : found->second.aliases) names.push_back(alias);
    }
    return names;
  }
  /// Of the page at each host that its paper has, or had.
  std::vector<std::string> keys_of(const RecordRow& row) const {
    std::vector<std::string> keys{exports::page_key(row.url)};
    const auto found = by_key.find(row.media_key);
    if (found == by_key.end() || found->second.platform) return keys;
    for (const auto* hosts : {&found->second.hosts, &found->second.former_hosts}) {
      for (const std::string& host : *hosts) {
        keys.push_back(exports::page_key_at(row.url, host));
      }
    }
    std::erase(keys, "");
    return keys;
  }
};

Result<Papers> read_papers(store::Reader& reader) {
  auto medias = store::media_list(reader);
  if (!medias) return fail(medias.error());
  Papers papers;
  for (store::StoredMedia& each : *medias) {
    std::string key = each.media.key;
    papers.by_key.emplace(std::move(key), std::move(each.media));
  }
  return papers;
}

Sought sought_of(const RecordRow& row, const Papers& papers) {
  Sought sought{.permalink = row.key,
                .url_keys = papers.keys_of(row),
                .title = row.title,
                .papers = papers.names_of(row),
                .day = {}};
  if (row.dated_at) sought.day = paris_day(*row.dated_at);
  return sought;
}

/// The catalogue's records by each of their keys, for one selection.
struct Candidates {
  std::vector<CatalogueRecord> records;
  std::multimap<std::string, const CatalogueRecord*> by_permalink;
  std::multimap<std::string, const CatalogueRecord*> by_url;
  std::multimap<std::int64_t, const CatalogueRecord*> by_title;

  void put(const std::vector<store::StoredCatalogueRecord>& rows) {
    for (const auto& row : rows) records.push_back(record_of(row));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      by_permalink.emplace(rows[i].permalink, &records[i]);
      by_url.emplace(rows[i].url_key, &records[i]);
      if (rows[i].title_key) by_title.emplace(*rows[i].title_key, &records[i]);
    }
  }
  std::vector<const CatalogueRecord*> of(const Sought& sought) const {
    std::vector<const CatalogueRecord*> found;
    const auto take = [&found](const auto& map, const auto& key) {
      const auto [first, last] = map.equal_range(key);
      for (auto at = first; at != last; ++at) found.push_back(at->second);
    };
    if (!sought.permalink.empty()) take(by_permalink, sought.permalink);
    for (const std::string& key : sought.url_keys) take(by_url, key);
    if (const auto key = exports::title_key(sought.title, sought.papers)) take(by_title, *key);
    return found;
  }
};

/// All that one selection is judged by.
struct Grounds {
  Papers papers;
  Candidates candidates;
  std::map<ArticleId, std::vector<std::string>> reprints;  ///< page keys
  std::map<ArticleId, std::map<std::string, bool>> answers;
  std::map<ArticleId, store::CatalogueSending> sendings;
};

Result<void> read_beside(store::Reader& reader, const std::vector<RecordRow>& rows,
                         Grounds& grounds) {
  std::vector<ArticleId> articles;
  for (const RecordRow& row : rows) articles.push_back(row.article);
  const auto reprints = store::reprints_beside(reader, articles);
  if (!reprints) return fail(reprints.error());
  for (const store::ReprintOf& each : *reprints) {
    if (std::string key = exports::page_key(each.url); !key.empty()) {
      grounds.reprints[each.article].push_back(std::move(key));
    }
  }
  const auto answers = store::catalogue_answers(reader, articles);
  if (!answers) return fail(answers.error());
  for (const store::CatalogueAnswer& each : *answers) {
    grounds.answers[each.article][each.record] = each.same;
  }
  auto sendings = store::catalogue_sendings(reader, articles);
  if (!sendings) return fail(sendings.error());
  for (store::CatalogueSending& each : *sendings) {
    const ArticleId article = each.article;
    grounds.sendings.emplace(article, std::move(each));
  }
  return {};
}

Result<Grounds> read_grounds(store::Reader& reader, const std::vector<RecordRow>& rows) {
  auto papers = read_papers(reader);
  if (!papers) return fail(papers.error());
  Grounds grounds{.papers = std::move(*papers),
                  .candidates = {},
                  .reprints = {},
                  .answers = {},
                  .sendings = {}};
  if (auto done = read_beside(reader, rows, grounds); !done) return fail(done.error());
  store::CatalogueQuestion question;
  for (const RecordRow& row : rows) {
    const Sought sought = sought_of(row, grounds.papers);
    if (!sought.permalink.empty()) question.permalinks.push_back(sought.permalink);
    for (const std::string& key : sought.url_keys) question.url_keys.push_back(key);
    if (const auto key = exports::title_key(sought.title, sought.papers))
      question.title_keys.push_back(*key);
    for (const std::string& key : grounds.reprints[row.article]) question.url_keys.push_back(key);
  }
  const auto found = store::catalogue_candidates(reader, question);
  if (!found) return fail(found.error());
  grounds.candidates.put(*found);
  return grounds;
}

/// The surest record, where nobody said that it is another.
CatalogueStanding best_of(const Sought& sought, const Grounds& grounds, ArticleId article) {
  CatalogueStanding best;
  const auto said = grounds.answers.find(article);
  for (const CatalogueRecord* record : grounds.candidates.of(sought)) {
    MatchKey key = exports::match(sought, *record);
    if (said != grounds.answers.end()) {
      if (const auto answer = said->second.find(record->id); answer != said->second.end()) {
        key = answer->second ? MatchKey::k0 : MatchKey::none;
      }
    }
    if (key > best.key) {
      best.key = key;
      best.record = record->id;
      best.title = record->title;
    }
  }
  return best;
}

CatalogueStanding standing_of(const RecordRow& row, Grounds& grounds) {
  CatalogueStanding standing = best_of(sought_of(row, grounds.papers), grounds, row.article);
  // A record that a person named, and that the last file no longer has, is there all the same.
  for (const auto& [record, same] : grounds.answers[row.article]) {
    if (same && standing.key == MatchKey::none) {
      standing.key = MatchKey::k0;
      standing.record = record;
    }
  }
  const Certainty certainty = exports::certainty_of(standing.key);
  if (certainty == Certainty::sure) standing.state = CatalogueState::there;
  if (certainty == Certainty::probable) standing.state = CatalogueState::probable;
  if (certainty != Certainty::none) return standing;
  if (const auto sent = grounds.sendings.find(row.article); sent != grounds.sendings.end()) {
    standing.sent_at = sent->second.sent_at;
    standing.state =
        sent->second.title == row.title ? CatalogueState::sent : CatalogueState::sent_then_changed;
    return standing;
  }
  const Sought other{.permalink = {},
                     .url_keys = grounds.reprints[row.article],
                     .title = {},
                     .papers = {},
                     .day = {}};
  for (const CatalogueRecord* record : grounds.candidates.of(other)) {
    standing.state = CatalogueState::reprint_there;
    standing.record = record->id;
    standing.title = record->title;
  }
  return standing;
}

store::Event event_of(CuratorId curator, CentreId centre, std::string_view kind,
                      std::string subject) {
  return {.centre = centre,
          .curator = curator,
          .kind = std::string(kind),
          .subject = std::move(subject),
          .detail = {}};
}

}  // namespace

Result<CatalogueImport> import_catalogue(store::Database& db, std::string_view bytes, Instant now) {
  const auto file = exports::read_catalogue(bytes);
  if (!file) return fail(file.error());
  if (file->records.empty()) {
    return fail(Code::invalid_input, "no record",
                "ce fichier ne contient aucune notice lisible\u202F; la liste d’avant est gardée");
  }
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  if (auto done = store::forget_catalogue(*tx); !done) return fail(done.error());
  for (const CatalogueRecord& record : file->records) {
    const store::StoredCatalogueRecord row{
        .id = record.id,
        .level = record.level,
        .title = record.title,
        .title_key = exports::title_key(record.title, {&record.serial, 1}),
        .url = record.url,
        .url_key = exports::page_key(record.url),
        .permalink = record.permalink,
        .serial = record.serial,
        .day = record.day,
        .descriptors = record.descriptors};
    if (auto done = store::add_catalogue_record(*tx, row, now); !done) return fail(done.error());
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return CatalogueImport{file->records.size(), file->refused, std::string(file->shape)};
}

Result<std::vector<CatalogueStanding>> catalogue_standings(store::Reader& reader,
                                                           const std::vector<RecordRow>& rows) {
  auto grounds = read_grounds(reader, rows);
  if (!grounds) return fail(grounds.error());
  std::vector<CatalogueStanding> standings;
  standings.reserve(rows.size());
  for (const RecordRow& row : rows) standings.push_back(standing_of(row, *grounds));
  return standings;
}

bool is_there(const CatalogueStanding& standing) {
  switch (standing.state) {
    case CatalogueState::there:
    case CatalogueState::sent:
    case CatalogueState::sent_then_changed:
      return true;
    case CatalogueState::absent:
    case CatalogueState::probable:
    case CatalogueState::reprint_there:
      break;
  }
  return false;
}

std::string catalogue_address(std::string_view record) {
  const bool number =
      !record.empty() && std::ranges::all_of(record, [](char c) { return c >= '0' && c <= '9'; });
  return number ? std::string(kCatalogueAddress) + std::string(record) : "";
}

Result<void> answer_catalogue(store::Database& db, CuratorId curator, CentreId centre,
                              const store::CatalogueAnswer& answer, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto done = store::put_catalogue_answer(*tx, answer, curator, now);
  if (done) {
    done = store::add_event(
        *tx,
        event_of(curator, centre, answer.same ? "catalogue-same" : "catalogue-other",
                 fmt::format("article {} record {}", answer.article.value, answer.record)),
        now);
  }
  if (done) done = tx->commit();
  return done;
}

Result<void> note_sending(store::Database& db, CuratorId curator, CentreId centre,
                          const std::vector<RecordRow>& rows, std::string_view file, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  for (const RecordRow& row : rows) {
    const store::CatalogueSending sending{
        .article = row.article, .title = row.title, .file = std::string(file), .sent_at = now};
    if (auto done = store::put_catalogue_sending(*tx, sending, curator); !done) return done;
  }
  auto done = store::add_event(
      *tx, event_of(curator, centre, "catalogue-sent", fmt::format("{} articles", rows.size())),
      now);
  if (done) done = tx->commit();
  return done;
}

}  // namespace vigie::app
