// SPDX-License-Identifier: EUPL-1.2
#include "sim/world.hpp"

#include <sodium.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

#include "app/job_list.hpp"
#include "app/jobs/lane.hpp"
#include "base/format.hpp"
#include "base/log.hpp"
#include "net/address_rules.hpp"
#include "net/curl_getter.hpp"
#include "net/smtp_mailer.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/curator_repo.hpp"
#include "store/people/grant_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "store/source/source_repo.hpp"
#include "store/sql/migrate.hpp"
#include "support/press_sample.hpp"

namespace vigie::sim {
namespace {

constexpr Instant kFirstMidnight{1'799'622'000};  // Monday 11 January 2027, 00:00 in Paris
constexpr std::size_t kFaultsMax = 30;
constexpr int kTurnsMax = 60;

template <typename T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().detail + " " + result.error().sentence);
  return std::move(*result);
}
void must(const Result<void>& result) {
  if (!result) throw std::runtime_error(result.error().detail);
}

/// What the planted faults are made of: the database itself misbehaves, no line of the program
/// does.
std::string_view trigger_of(Planted planted) {
  switch (planted) {
    case Planted::lost_delivery_event:
      return "CREATE TRIGGER planted AFTER INSERT ON delivery_event WHEN new.delivery_id % 7 = 3 "
             "BEGIN DELETE FROM delivery_event WHERE delivery_id = new.delivery_id; END";
    case Planted::skipped_hand_over:
      return "CREATE TRIGGER planted AFTER UPDATE OF state ON duty_override "
             "WHEN new.state = 'taken' BEGIN "
             "UPDATE duty_override SET state = 'declined' WHERE id = new.id; END";
    case Planted::leaked_text:
      return "CREATE TRIGGER planted BEFORE DELETE ON article_text WHEN old.article_id % 11 = 3 "
             "BEGIN SELECT raise(IGNORE); END;"
             "CREATE TRIGGER planted_too BEFORE UPDATE ON article_text "
             "WHEN old.article_id % 11 = 3 AND new.excerpt = '' BEGIN SELECT raise(IGNORE); END";
    case Planted::miscounted_visitor:
      return "CREATE TRIGGER planted AFTER INSERT ON audience_seen WHEN new.subject = 'page' "
             "AND hex(new.visitor) LIKE '7%' BEGIN "
             "DELETE FROM audience_seen WHERE visitor = new.visitor AND subject = 'page'; END";
    case Planted::none:
    case Planted::doubled_relay:
      return "";
  }
  return "";
}

constexpr int kEnded = 0;
constexpr int kDied = 9;

/// Ends this process at a commit of any connection that is opened from now on.
class CommitCount {
 public:
  static void die_at(int n) {
    left_ = n / 2 + 1;
    after_ = n % 2 == 1;
    sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch));
  }

 private:
  static int watch(sqlite3* db, char**, const sqlite3_api_routines*) {
    return sqlite3_trace_v2(db, SQLITE_TRACE_STMT, see, nullptr);
  }
  static int see(unsigned, void*, void*, void* text) {
    if (left_ == 0) ::_exit(kDied);  // the commit before this statement is on the disk
    if (std::string_view(static_cast<const char*>(text)) != "COMMIT" || --left_ > 0) return 0;
    if (!after_) ::_exit(kDied);
    return 0;
  }

  static inline int left_ = 0;
  static inline bool after_ = false;
};

/// Of the password that everybody has, as cheap as it may be: people sign in thousands of times.
std::string quick_hash() {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  if (sodium_init() < 0 ||
      crypto_pwhash_str(hash.data(), test::kPassword.data(), test::kPassword.size(),
                        crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN) != 0) {
    throw std::runtime_error("no password hash");
  }
  return hash.data();
}

/// The press is asked for real; the rest of the web is always there and says nothing.
class SimWeb final : public net::HttpGetter {
 public:
  SimWeb() : press_(limits(), *net::AddressRules::allowing({"127.0.0.0/8"})) {}

  void run(const Next& next, const Done& done) override {
    press_.run(
        [&]() -> std::optional<HttpRequest> {
          for (;;) {
            auto request = next();
            if (!request || request->url.starts_with("http://127.0.1.")) return request;
            HttpAnswer answer;
            answer.token = request->token;
            answer.transfer = Transfer::answered;
            answer.status = 200;
            answer.url = request->url;
            done(std::move(answer));
          }
        },
        done);
  }

 private:
  static net::HttpLimits limits() {
    net::HttpLimits limits;
    limits.total_timeout_ms = 3000;
    limits.connect_timeout_ms = 1000;
    return limits;
  }
  net::CurlGetter press_;
};

}  // namespace

std::string_view name_of(Planted planted) {
  switch (planted) {
    case Planted::none:
      return "none";
    case Planted::lost_delivery_event:
      return "lost_delivery_event";
    case Planted::doubled_relay:
      return "doubled_relay";
    case Planted::skipped_hand_over:
      return "skipped_hand_over";
    case Planted::leaked_text:
      return "leaked_text";
    case Planted::miscounted_visitor:
      return "miscounted_visitor";
  }
  return "none";
}

World::World(SimOptions given)
    : options(given),
      start(kFirstMidnight),
      clock(kFirstMidnight),
      entropy(given.seed),
      press(given.papers, kFirstMidnight, Chance(given.seed).of("press")),
      relay(Chance(given.seed).of("relay")) {
  set_log_level(Level::error);
  std::filesystem::copy(test::source_dir() / "newsletter", folder.path() / "newsletter",
                        std::filesystem::copy_options::recursive);
  config_.database = file();
  config_.newsletter = folder.path() / "newsletter";
  config_.territories = test::source_dir() / "config/territories";
  config_.providers = test::source_dir() / "config/providers.toml";
  config_.agents = test::source_dir() / "config/audience.toml";
  config_.audience = {.counted_by = "vigie", .log = folder.path() / "audience.log"};
  config_.web.public_url = "https://vigie.example";
  config_.mail.transport = "smtp";
  config_.mail.smtp_url = relay.url();
  config_.mail.smtp_tls = "none";
  config_.mail.from = "resonances@lettre.example";
  config_.mail.from_name = "Résonances";
  config_.mail.reply_to = "redaction@lettre.example";
  config_.mail.list_domain = "lettre.example";
  config_.mail.per_hour = SimRelay::kPerHour * 2;  // more than the relay takes: it will say so
  settle_network();
  plant();
  open();
}

void World::settle_network() {
  auto db = must(store::Database::open(file()));
  must(store::migrate(db));
  const std::string hash = quick_hash();
  auto tx = must(db.begin());
  for (int i = 0; i < options.centres; ++i) {
    SimCentre made;
    made.key = i == 0 ? "pole-ressources" : fmt::format("centre{}", i);
    made.name = i == 0 ? "Pôle ressources" : fmt::format("Centre {}", i);
    Centre centre;
    centre.key = made.key;
    centre.name = made.name;
    made.id = must(store::put_centre(tx, centre));
    for (int one = 0; one < 2; ++one) {
      Person person{
          {}, fmt::format("p{}c{}@reseau.example", one, i), fmt::format("Élise {}{}", one, i)};
      person.id = must(store::add_curator(tx, {made.id, person.email, person.name, hash}, start));
      must(store::add_grant(tx, person.id, {Role::curator, made.id}, {}, start));
      made.people.push_back(std::move(person));
    }
    must(store::put_share(tx, {made.key, 1, {}}, i + 1, start));
    centres.push_back(std::move(made));
  }
  coordinator = must(
      store::add_curator(tx, {centres[0].id, "coordination@reseau.example", "Nadia", hash}, start));
  must(store::add_grant(tx, coordinator, {Role::coordinator, {}}, {}, start));
  for (const auto& [name, value] : {std::pair{"name", "Club"},
                                    {"valid_from", "2027-01-01"},
                                    {"valid_to", "2028-12-31"},
                                    {"duty_backup", "suivant"},
                                    {"handoff", "lundi 09:00"}}) {
    must(store::put_rota_rule(tx, name, value));
  }
  for (int paper = 0; paper < press.papers(); ++paper) {
    const std::string url = press.feed_of(paper);
    const auto source = must(store::put_source(
        tx, {url, url, fmt::format("Journal {}", paper), "", Access::free, {}, {}}, start));
    must(store::open_allocation(tx, {source, holder_of(paper).id, {}, std::nullopt, false}, start));
  }
  must(tx.commit());
}

void World::plant() {
  const std::string_view trigger = trigger_of(options.planted);
  if (trigger.empty()) return;
  sqlite3* db = nullptr;
  if (sqlite3_open(file().c_str(), &db) != SQLITE_OK ||
      sqlite3_exec(db, std::string(trigger).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    throw std::runtime_error(sqlite3_errmsg(db));
  }
  sqlite3_close(db);
}

app::JobPorts World::make_ports() {
  return {.db = must(store::Database::open(file())),
          .config = config_,
          .clock = clock,
          .entropy = entropy,
          .make_getter = []() -> Result<std::unique_ptr<net::HttpGetter>> {
            return std::make_unique<SimWeb>();
          },
          .make_mailer = [this]() -> Result<std::unique_ptr<net::Mailer>> {
            return std::make_unique<net::SmtpMailer>(
                net::SmtpServer{relay.url(), "", "", "none", "lettre.example"});
          }};
}

void World::open() {
  ports_ = std::make_unique<app::JobPorts>(make_ports());
  site_ = must(web::Site::make(config_, clock, entropy));
}

void World::close() {
  site_.reset();
  ports_.reset();
}

bool World::run_and_kill(const std::function<void()>& work, int n) {
  close();  // a connection does not survive a fork
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork");
  if (child == 0) {
    CommitCount::die_at(n);
    std::array<std::byte, 5> burnt{};  // its chance is not the one of who comes after it
    entropy.fill(burnt);
    try {
      open();
      work();
    } catch (...) {
      ::_exit(kEnded);  // what it left behind is what is looked at
    }
    ::_exit(kEnded);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  open();
  if (!WIFEXITED(status) || WEXITSTATUS(status) != kDied) return false;
  ++kills_;
  plant_after_a_kill();
  return true;
}

void World::plant_after_a_kill() {
  if (options.planted != Planted::doubled_relay) return;
  execute(R"sql(
      INSERT INTO panorama_item (key, story_id, article_id, centre_id, curator_id, title, url, media,
                                 author, note, state, publish_at, published_at, published_on,
                                 changed_by, changed_at)
      SELECT key || 'x', (SELECT min(id) FROM story WHERE id NOT IN (SELECT story_id FROM panorama_item)),
             article_id, centre_id, curator_id, title, url, media, author, note, state, publish_at,
             published_at, published_on, changed_by, changed_at
      FROM panorama_item WHERE state = 'published' ORDER BY id DESC LIMIT 1)sql");
}

void World::turn_to(Instant now) {
  clock.set(now);
  press.turn_to(now);
  relay.turn_to(now);
}

void World::run_lane(Lane lane) {
  for (int turn = 0; turn < kTurnsMax; ++turn) {
    const auto report = app::run_turn(app::job_list(), lane, *ports_, "sim", [] { return false; });
    if (!report.thrown.empty()) wrong("a job threw: " + report.thrown);
    if (!report.more) return;
  }
  wrong("a lane never comes to rest");
}

void World::run_lanes() {
  for (const Lane lane : kLanes) run_lane(lane);
  press.forget_requests();
}

void World::wrong(std::string what) {
  if (faults_.size() < kFaultsMax) {
    faults_.push_back(
        fmt::format("{} ({}): {}", iso(clock.now()), (clock.now() - start) / kDaySeconds, what));
  }
}

std::int64_t World::number(std::string_view sql) {
  auto reader = db().reader();
  auto query = reader.prepare(sql);
  return must(query.step()) ? query.integer(0) : -1;
}

std::vector<std::vector<std::string>> World::rows(std::string_view sql, int columns) {
  auto reader = db().reader();
  auto query = reader.prepare(sql);
  std::vector<std::vector<std::string>> all;
  while (must(query.step())) {
    std::vector<std::string> row;
    for (int i = 0; i < columns; ++i) row.push_back(query.is_null(i) ? "" : query.text(i));
    all.push_back(std::move(row));
  }
  return all;
}

void World::execute(std::string_view sql) {
  auto tx = must(db().begin());
  must(tx.prepare(sql).run());
  must(tx.commit());
}

}  // namespace vigie::sim
