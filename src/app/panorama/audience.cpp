// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/audience.hpp"

#include <fstream>
#include <map>
#include <memory>

#include "app/panorama/spool.hpp"
#include "base/files.hpp"
#include "base/secret.hpp"
#include "config/agents.hpp"
#include "store/panorama/audience_repo.hpp"
#include "store/panorama/shelf_repo.hpp"
#include "store/upkeep/setting_repo.hpp"

namespace vigie::app {
namespace {

namespace fs = std::filesystem;

using panorama::Hit;
using panorama::Reading;
using panorama::Shelf;
using store::AudienceKey;

constexpr std::string_view kPooledDay = "audience_pooled";

struct Subject {
  std::string subject;
  std::string code;
};

fs::path key_file_of(const config::VigieConfig& config) {
  fs::path file = config.audience.log;
  file += ".cle";
  return file;
}

std::vector<Hit> hits_of(std::string_view lines) {
  std::vector<Hit> hits;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    if (auto hit = panorama::read_hit(lines.substr(0, end))) hits.push_back(std::move(*hit));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return hits;
}

/// Adds up what a batch of lines told, and writes it.
class Tally {
 public:
  explicit Tally(store::Transaction& tx) : tx_(&tx) {}

  Result<void> take(const Reading& reading) {
    if (reading.place.asked == panorama::Asked::robots || reading.robot) return robot(reading);
    if (!reading.visitor.empty()) {
      const auto known = store::is_seen(*tx_, reading.day, "robot", reading.visitor);
      if (!known) return fail(known.error());
      if (*known && reading.place.asked != panorama::Asked::feed) return robot(reading);
    }
    if (reading.place.asked == panorama::Asked::feed) return feed(reading);
    const bool embed = reading.place.asked == panorama::Asked::embed;
    auto subjects = subjects_of(reading);
    if (!subjects) return fail(subjects.error());
    for (const Subject& each : *subjects) {
      add(reading.day, each, embed ? "embeds" : "views");
      if (embed) continue;
      if (auto done = visitor(reading, each); !done) return done;
    }
    if (embed) {
      add(reading.day, {"embed_site", reading.place.site.substr(0, 100)}, "embeds");
    } else {
      add(reading.day, {"referrer", std::string(panorama::name_of(reading.referrer))}, "views");
    }
    return {};
  }

  Result<void> write() {
    for (const auto& [place, number] : numbers_) {
      if (auto done = store::add_audience(*tx_, place.second, Day{place.first}, number); !done) {
        return done;
      }
    }
    return {};
  }

 private:
  void add(Day day, const Subject& subject, std::string_view measure) {
    ++numbers_[{day.days, {subject.subject, subject.code, std::string(measure)}}];
  }

  Result<void> visitor(const Reading& reading, const Subject& subject) {
    if (reading.visitor.empty()) return {};
    const auto fresh =
        store::see_visitor(*tx_, reading.day, subject.subject, subject.code, reading.visitor);
    if (!fresh) return fail(fresh.error());
    if (*fresh) add(reading.day, subject, "visitors");
    return {};
  }

  Result<void> robot(const Reading& reading) {
    const Subject site{"site", ""};
    if (reading.place.asked != panorama::Asked::robots) add(reading.day, site, "robot_views");
    if (reading.visitor.empty()) return {};
    const auto fresh = store::see_visitor(*tx_, reading.day, "robot", "", reading.visitor);
    if (!fresh) return fail(fresh.error());
    if (*fresh) add(reading.day, site, "robots");
    return {};
  }

  /// Who reads through an aggregator is told by it; who asks alone is one reader a day.
  Result<void> feed(const Reading& reading) {
    const std::string path = reading.place.page;
    if (reading.followers) {
      return store::put_feed_followers(*tx_, path, reading.followers->aggregator,
                                       reading.followers->count, reading.day);
    }
    return visitor(reading, {"feed", path});
  }

  Result<std::vector<Subject>> subjects_of(const Reading& reading) {
    std::vector<Subject> subjects = {{"site", ""}};
    if (reading.place.asked == panorama::Asked::page)
      subjects.push_back({"page", reading.place.page});
    if (reading.place.shelf.kind != Shelf::Kind::all) {
      const auto known = is_shelf(reading.place.shelf);
      if (!known) return fail(known.error());
      if (*known) {
        subjects.push_back(
            {std::string(panorama::name_of(reading.place.shelf.kind)), reading.place.shelf.code});
      }
    }
    if (!reading.place.dossier.empty()) subjects.push_back({"dossier", reading.place.dossier});
    if (!reading.place.article.empty()) {
      const auto more = subjects_of_article(reading.place.article);
      if (!more) return fail(more.error());
      subjects.insert(subjects.end(), more->begin(), more->end());
    }
    return subjects;
  }

  Result<bool> is_shelf(const Shelf& shelf) {
    const auto asked = shelves_.find({shelf.kind, shelf.code});
    if (asked != shelves_.end()) return asked->second;
    auto reader = tx_->reader();
    const auto found = store::panorama_shelf(reader, panorama::name_of(shelf.kind), shelf.code);
    if (!found) return fail(found.error());
    // What hostile requests name is not remembered without end.
    if (shelves_.size() < kShelvesMax) shelves_[{shelf.kind, shelf.code}] = found->has_value();
    return found->has_value();
  }

  Result<std::vector<Subject>> subjects_of_article(const std::string& key) {
    const auto known = articles_.find(key);
    if (known != articles_.end()) return known->second;
    auto reader = tx_->reader();
    std::vector<Subject> subjects;
    const auto row = store::panorama_row(reader, key);
    if (!row) return fail(row.error());
    if (*row) {
      subjects.push_back({"centre", (*row)->centre_key});
      if (!(*row)->media_key.empty()) subjects.push_back({"media", (*row)->media_key});
      const auto tags = store::panorama_tags(reader, {(*row)->item.id});
      if (!tags) return fail(tags.error());
      for (const store::ItemTag& tag : *tags) subjects.push_back({tag.kind, tag.code});
    }
    articles_[key] = subjects;
    return subjects;
  }

  static constexpr std::size_t kShelvesMax = 2'000;

  store::Transaction* tx_;
  std::map<std::pair<std::int32_t, AudienceKey>, std::int64_t> numbers_;
  std::map<std::pair<Shelf::Kind, std::string>, bool> shelves_;
  std::map<std::string, std::vector<Subject>> articles_;
};

/// What stands, rather than what happened: followers, and the month's pooled reading.
Result<void> put_stocks(store::Transaction& tx, Day today) {
  const auto feeds = store::feed_followers_since(tx, today - kFollowersDays);
  if (!feeds) return fail(feeds.error());
  const auto mails = store::mail_followers(tx);
  if (!mails) return fail(mails.error());
  auto done = store::put_audience(tx, {"site", "", "feed_followers"}, today, *feeds);
  if (done) done = store::put_audience(tx, {"site", "", "mail_followers"}, today, *mails);
  return done;
}

/// The club's figure, of the month and the year of the day that is over: its last hour counts,
/// those of December too; old days go.
Result<void> once_a_day(store::Transaction& tx, Day today) {
  auto reader = tx.reader();
  const auto last = store::setting(reader, kPooledDay);
  if (!last) return fail(last.error());
  if (*last == iso(today)) return {};
  const Day over = today + -1;
  const YearMonthDay date = civil(over);
  const std::string year = iso(over).substr(0, 4);
  const std::string month = iso(over).substr(0, 7);
  for (const auto& [period, first] : {std::pair(month, *make_day(date.year, date.month, 1)),
                                      std::pair(year, *make_day(date.year, 1, 1))}) {
    const auto from = instant_at(first, 0, 0, kParis);
    const auto until = instant_at(today, 0, 0, kParis);
    if (!from || !until) return fail(Code::internal, "no time zone");
    const auto pooled = store::pooled_reading(reader, *from, *until);
    if (!pooled) return fail(pooled.error());
    for (const auto& [measure, number] :
         {std::pair("stories", pooled->stories), std::pair("readings", pooled->readings),
          std::pair("alone", pooled->alone)}) {
      const AudienceKey key{"pooled", "", measure};
      if (auto done = store::put_audience_period(tx, key, period, number); !done) return done;
    }
  }
  if (auto done = store::forget_audience_days(tx, today - kAudienceDaysKept); !done) return done;
  return store::put_setting(tx, kPooledDay, iso(today));
}

Result<SpoolMark> mark_now(store::Reader& reader) {
  const auto mark = store::setting(reader, kAudienceMark);
  if (!mark) return fail(mark.error());
  return *mark ? mark_of_text(**mark) : SpoolMark{};
}

/// Lines -> what is counted, under the keys of their days.
Result<std::vector<Reading>> read_lines(const config::VigieConfig& config, Entropy& entropy,
                                        std::string_view lines, Day today) {
  const auto lists = config::load_agents(config.agents);
  auto key = std::make_shared<DayKey>(key_file_of(config), entropy);
  panorama::AudienceRules rules{
      .lists = lists.value, .public_url = config.web.public_url, .sites = config.embed.sites};
  rules.key_of = [key, today](Day day) { return day > today ? std::string() : key->of(day); };
  const std::vector<Hit> hits = hits_of(lines);
  auto readings = panorama::readings_of(hits, rules);
  // A day that began without a line has its key too: the one before is forgotten with it.
  static_cast<void>(key->of(today));
  return readings;
}

}  // namespace

DayKey::DayKey(fs::path file, Entropy& entropy) : file_(std::move(file)), entropy_(&entropy) {
  read();
}

void DayKey::read() {
  std::ifstream in(file_);
  std::string key;
  if (!(in >> day_ >> key)) day_.clear();
  key_ = from_base64url(key).value_or("");
  if (key_.size() != kTokenBytes) day_.clear();
}

Result<void> DayKey::write() const {
  std::error_code failed;
  std::ofstream out(file_, std::ios::trunc);
  fs::permissions(file_, fs::perms::owner_read | fs::perms::owner_write, failed);
  out << day_ << ' ' << base64url(key_) << '\n';
  out.close();
  if (!out) return cannot_write(file_);
  return {};
}

std::string DayKey::of(Day day) {
  const std::string asked = iso(day);
  if (asked == day_) return key_;
  if (!day_.empty() && asked < day_) return "";
  day_ = asked;
  key_ = entropy_->bytes(kTokenBytes);
  static_cast<void>(write());  // a folder that cannot be written has no log either
  return key_;
}

Result<AudienceRun> count_audience(store::Database& db, const config::VigieConfig& config,
                                   Entropy& entropy, Instant now) {
  store::Reader reader = db.reader();
  const auto mark = mark_now(reader);
  if (!mark) return fail(mark.error());
  const auto spooled = read_spool(config.audience.log, *mark);
  if (!spooled) return fail(spooled.error());
  const Day today = paris_day(now);
  const auto readings = read_lines(config, entropy, spooled->lines, today);
  if (!readings) return fail(readings.error());
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  Tally tally(*tx);
  for (const Reading& each : *readings) {
    if (auto done = tally.take(each); !done) return fail(done.error());
  }
  auto done = tally.write();
  if (done) done = store::forget_seen_before(*tx, today);
  if (done) done = put_stocks(*tx, today);
  if (done) done = once_a_day(*tx, today);
  if (done) done = store::put_setting(*tx, kAudienceMark, text_of_mark(spooled->mark));
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  // A crash before this leaves lines that the mark says are counted.
  if (auto emptied = forget_spool(config.audience.log, spooled->mark); !emptied) {
    return fail(emptied.error());
  }
  return AudienceRun{static_cast<std::int64_t>(readings->size()), spooled->more};
}

Result<Outlook> look_for_audience(store::Reader& reader, const config::VigieConfig& config,
                                  Instant now) {
  if (config.audience.counted_by.empty()) return Outlook{};
  const auto last = store::last_run(reader, kAudienceJob);
  if (!last) return fail(last.error());
  if (*last && now - (*last)->started_at < kMinuteSeconds) {
    return Outlook{.next_at = (*last)->started_at + kMinuteSeconds};
  }
  const auto old = store::has_seen_before(reader, paris_day(now));
  if (!old) return fail(old.error());
  const auto mark = mark_now(reader);
  if (!mark) return fail(mark.error());
  return Outlook{.due = *old || has_spooled(config.audience.log, *mark)};
}

Result<JobReport> run_audience(JobPorts& ports, const Stop&) {
  const auto run = count_audience(ports.db, ports.config, ports.entropy, ports.clock.now());
  if (!run) return fail(run.error());
  return JobReport{.more = run->more};
}

}  // namespace vigie::app
