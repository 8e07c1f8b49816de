// SPDX-License-Identifier: EUPL-1.2
#include "support/press_sample.hpp"

#include <stdexcept>

#include "base/secret.hpp"
#include "model/centre.hpp"
#include "store/desk/desk_repo.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/grant_repo.hpp"
#include "store/sql/migrate.hpp"

namespace vigie::test {
namespace {

template <typename T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().detail);
  return std::move(*result);
}

void must(const Result<void>& result) {
  if (!result) throw std::runtime_error(result.error().detail);
}

store::Database made(const std::filesystem::path& file) {
  store::Database db = must(store::Database::open(file));
  must(store::migrate(db));
  return db;
}

CentreId add_centre(store::Transaction& tx, std::string_view key, std::string_view name) {
  Centre centre;
  centre.key = key;
  centre.name = name;
  return must(store::put_centre(tx, centre));
}

}  // namespace

PressSample::PressSample(const std::filesystem::path& file) : db_(made(file)) {
  static const std::string hash = hash_password(kPassword);  // a tenth of a second, once
  store::Transaction tx = must(db_.begin());
  pole_ = add_centre(tx, "pole", "Pôle ressources");
  oriv_ = add_centre(tx, "oriv", "ORIV");
  const auto add = [&](CentreId centre, const char* email, const char* name, Role role) {
    const CuratorId id = must(store::add_curator(tx, {centre, email, name, hash}, kSampleNow));
    must(store::add_grant(tx, id, {role, centre}, {}, kSampleNow));
  };
  add(pole_, "aicha@pole.example", "Aïcha Benali", Role::curator);
  add(pole_, "bruno@pole.example", "Bruno Petit", Role::curator);
  add(oriv_, "chloe@oriv.example", "Chloé Weber", Role::curator);
  add(pole_, "rene@pole.example", "René Lecteur", Role::reader);
  must(tx.commit());
}

store::Curator PressSample::curator(std::string_view email) {
  store::Reader reader = db_.reader();
  return must(store::curator_by_email(reader, email)).value();
}
store::Curator PressSample::aicha() { return curator("aicha@pole.example"); }
store::Curator PressSample::bruno() { return curator("bruno@pole.example"); }
store::Curator PressSample::chloe() { return curator("chloe@oriv.example"); }

StoryId PressSample::story(const SampleArticle& article, int minutes) {
  StoryId story;
  {
    store::Transaction tx = must(db_.begin());
    const Instant at = kSampleNow + minutes * kMinuteSeconds;
    must(tx.prepare("INSERT INTO story (created_at) VALUES (?1)").bind(at).run());
    story = StoryId{tx.last_insert_id()};
    must(store::lay_on_desk(tx, story, pole_, at, at));
    must(tx.commit());
  }
  add_article(story, article, false);
  return story;
}

ArticleId PressSample::add_article(StoryId story, const SampleArticle& article, bool reprint) {
  store::Transaction tx = must(db_.begin());
  std::int64_t group = 0;
  if (reprint) {
    auto query = tx.prepare("SELECT min(id) FROM reprint WHERE story_id = ?1");
    must(query.bind(story).step());
    group = query.integer(0);
  } else {
    auto insert = tx.prepare("INSERT INTO reprint (story_id, created_at) VALUES (?1, ?2)");
    must(insert.bind(story, kSampleNow).run());
    group = tx.last_insert_id();
  }
  const std::string number = std::to_string(++articles_);
  const std::string url = article.url.empty() ? "https://journal.example/" + number : article.url;
  auto insert = tx.prepare(R"sql(
      INSERT INTO article (reprint_id, url, url_key, title, media, access, published_at,
                           first_seen_at, title_key)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7, x'00'))sql");
  insert.bind(group, url, "key " + number, article.title, article.media, article.access,
              kSampleNow + articles_);
  must(insert.run());
  const ArticleId id{tx.last_insert_id()};
  auto text = tx.prepare(
      "INSERT INTO article_text (article_id, summary_html, excerpt, kept_since_at) "
      "VALUES (?1, '', ?2, ?3)");
  must(text.bind(id, article.excerpt, kSampleNow).run());
  must(tx.commit());
  return id;
}

void PressSample::tag(StoryId story, std::string_view kind, std::string_view code,
                      std::string_view label, std::string_view rule) {
  store::Transaction tx = must(db_.begin());
  if (kind == "theme") {
    auto theme = tx.prepare(
        "INSERT INTO theme (code, label, valid_from) VALUES (?1, ?2, '2023-01-01') "
        "ON CONFLICT (code) DO NOTHING");
    must(theme.bind(code, label).run());
  } else {
    auto place =
        tx.prepare("INSERT INTO territory (code, name) VALUES (?1, ?2) ON CONFLICT DO NOTHING");
    must(place.bind(code, label).run());
  }
  auto insert = tx.prepare(R"sql(
      INSERT INTO article_tag (article_id, kind, code, origin, rule)
      SELECT min(article.id), ?2, ?3, 'rule', ?4
      FROM article JOIN reprint ON reprint.id = reprint_id WHERE story_id = ?1)sql");
  must(insert.bind(story, kind, code, rule).run());
  must(tx.commit());
}

void PressSample::lay(StoryId story, CentreId centre) {
  store::Transaction tx = must(db_.begin());
  must(store::lay_on_desk(tx, story, centre, kSampleNow, kSampleNow));
  must(tx.commit());
}

std::int64_t PressSample::number(std::string_view sql) {
  store::Reader reader = db_.reader();
  auto query = reader.prepare(sql);
  return must(query.step()) ? query.integer(0) : -1;
}

void PressSample::run(std::string_view sql) {
  store::Transaction tx = must(db_.begin());
  must(tx.prepare(sql).run());
  must(tx.commit());
}

}  // namespace vigie::test
