// SPDX-License-Identifier: EUPL-1.2
#include "ingest_fixture.hpp"

#include <algorithm>

#include "store/people/centre_repo.hpp"
#include "store/source/source_repo.hpp"

namespace vigie::app {
namespace {

store::Database memory() {
  auto db = store::Database::open(":memory:");
  EXPECT_TRUE(db && store::migrate(*db));
  return std::move(*db);
}

Taggers small_taggers() {
  ThemeVocabulary health{"sante", {{"centre de santé", TermKind::term, kStrongTerm}}};
  return {tag::ThemeTagger({health}),
          std::make_unique<TerritoryShelf>("",
                                           "R\tR11\tÎle-de-France\n"
                                           "D\t93\tSeine-Saint-Denis\tR11\n"
                                           "C\t93066\tSaint-Denis\t149077\n")};
}

net::HttpLimits quick() {
  net::HttpLimits limits;
  limits.connect_timeout_ms = 1000;
  limits.total_timeout_ms = 5000;
  return limits;
}

}  // namespace

std::string rss(const std::vector<FeedEntry>& entries) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel>"
      "<title>Essai</title><link>https://essai.fr/</link>";
  for (const FeedEntry& entry : entries) {
    out += "<item><title>" + entry.title + "</title><link>" + entry.link + "</link><description>" +
           entry.text + "</description>";
    if (!entry.guid.empty()) out += "<guid isPermaLink=\"false\">" + entry.guid + "</guid>";
    if (!entry.date.empty()) out += "<pubDate>" + entry.date + "</pubDate>";
    out += "</item>\n";
  }
  return out + "</channel></rss>";
}

std::string long_text(const std::string& first_words) {
  return first_words +
         " ouvre ses portes lundi au pied des tours après trois ans de travaux menés par la ville "
         "et ses partenaires avec quatorze médecins deux sages-femmes et une salle de consultation "
         "pour les adolescents du quartier qui devaient jusqu’ici traverser la rocade";
}

IngestTest::IngestTest()
    : db_(memory()),
      origin_([this](const test::OriginRequest& request) {
        const std::lock_guard lock(mutex_);
        const auto found = replies_.find(request.path);
        if (found == replies_.end()) {
          test::OriginReply missing;
          missing.status = 404;
          return missing;
        }
        const auto& reply = found->second;
        const auto known = request.headers.find("if-none-match");
        const bool same = known != request.headers.end() && !reply.headers.empty() &&
                          reply.headers.front().second == known->second;
        if (!same) return reply;
        test::OriginReply not_modified;
        not_modified.status = 304;
        return not_modified;
      }),
      taggers_(small_taggers()) {}

CentreId IngestTest::add_centre(const std::string& key) {
  auto tx = db_.begin();
  const auto id = store::put_centre(*tx, Centre{key, key, {}, {}, "Europe/Paris", {}});
  EXPECT_TRUE(id && tx->commit());
  return *id;
}

SourceId IngestTest::add_source(const std::string& name, CentreId centre, CentreId backup) {
  return add_source_at(origin_.url("/" + name), name, centre, backup);
}

SourceId IngestTest::add_source_at(const std::string& url, const std::string& name, CentreId centre,
                                   CentreId backup) {
  auto tx = db_.begin();
  const auto id =
      store::put_source(*tx, {url, url, "Journal " + name, "", Access::free, {}, {}}, kMorning);
  EXPECT_TRUE(id) << id.error().detail;
  EXPECT_TRUE(store::open_allocation(*tx, {*id, centre, backup, std::nullopt, false}, kMorning));
  EXPECT_TRUE(tx->commit());
  return *id;
}

void IngestTest::publish(const std::string& name, const std::string& document) {
  test::OriginReply reply;
  reply.headers = {{"ETag", "\"" + std::to_string(std::hash<std::string>{}(document)) + "\""},
                   {"Content-Type", "application/rss+xml"}};
  reply.body = document;
  reply_with(name, std::move(reply));
}

void IngestTest::reply_with(const std::string& name, test::OriginReply reply) {
  const std::lock_guard lock(mutex_);
  replies_["/" + name] = std::move(reply);
}

Result<RoundReport> IngestTest::try_poll(const PollScope& scope, Instant now) {
  net::CurlGetter getter(quick(), *net::AddressRules::allowing({"127.0.0.0/8"}));
  return poll(db_, getter, taggers_, entropy_, scope, now,
              [](std::size_t, std::size_t) { return true; });
}

RoundReport IngestTest::poll_all() {
  now_ = now_ + 2 * kHourSeconds;
  auto report = try_poll({true, ""}, now_);
  EXPECT_TRUE(report) << report.error().detail;
  return *report;
}

RoundReport IngestTest::poll_due(Instant now) {
  auto report = try_poll({false, ""}, now);
  EXPECT_TRUE(report) << report.error().detail;
  return *report;
}

const SourceReport& IngestTest::report_of(const RoundReport& report, SourceId source) {
  static const SourceReport none;
  const auto found = std::ranges::find(report.sources, source, &SourceReport::source);
  EXPECT_NE(found, report.sources.end());
  return found == report.sources.end() ? none : *found;
}

std::int64_t IngestTest::count(std::string_view sql) {
  auto reader = db_.reader();
  auto query = reader.prepare(sql);
  const auto row = query.step();
  EXPECT_TRUE(row && *row) << sql;
  return query.integer(0);
}

std::string IngestTest::text(std::string_view sql) {
  auto reader = db_.reader();
  auto query = reader.prepare(sql);
  const auto row = query.step();
  EXPECT_TRUE(row && *row) << sql;
  return query.text(0);
}

}  // namespace vigie::app
