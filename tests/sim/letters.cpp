// SPDX-License-Identifier: EUPL-1.2
#include "sim/letters.hpp"

#include <algorithm>
#include <stdexcept>

#include "app/letter/compose.hpp"
#include "app/letter/letter_draft.hpp"
#include "app/letter/letter_freeze.hpp"
#include "app/letter/subscribers.hpp"
#include "base/format.hpp"
#include "store/letter/block_repo.hpp"
#include "web/browser.hpp"

namespace vigie::sim {
namespace {

constexpr const char* kLetter = "resonances";
constexpr unsigned kMakingDay = 13;       ///< of the month, or the first working day after
constexpr int kEndedAfterDays = 6;        ///< the deadline of an issue, and a little
constexpr std::int64_t kPauseLeast = 26;  ///< days of a month's pause, whatever the month
constexpr std::int64_t kPauseMost = 33;

/// Whose answer may take them off the list, or who may not be reached.
bool is_hard_to_reach(const std::string& address) {
  return address.starts_with("inconnu") || address.starts_with("plein");
}

app::LetterFiles opened(const World& world) {
  std::vector<config::Diagnostic> diagnostics;
  auto files = app::open_letter(world.settings(), kLetter, diagnostics);
  if (!files) throw std::runtime_error(files.error().detail);
  return std::move(*files);
}

}  // namespace

Letters::Letters(World& world)
    : world_(&world), chance_(world.chance_of("letters")), files_(opened(world)) {}

void Letters::import_first_readers() {
  std::string csv = "courriel;nom\n";
  const auto add = [&](const std::string& who, int count) {
    for (int i = 0; i < count; ++i) {
      const std::string address = fmt::format("{}{}@domaine{}.example", who, i, i % 5);
      csv += fmt::format("{};Nom {}\n", address, i);
      readers_[address] = {Standing::active, world_->clock.now(), ""};
    }
  };
  add("lectrice", 30);
  add("gris", 5);
  add("plein", 3);
  add("inconnu", 3);
  add("coupe", 4);
  const auto report =
      app::import_subscribers(world_->db(), files_.plan, csv, "essai", app::ImportMode::apply,
                              world_->entropy, world_->clock.now());
  if (!report || report->added != static_cast<int>(readers_.size())) {
    world_->wrong("readers were not imported");
  }
}

std::map<std::string, Letters::Reader>::iterator Letters::somebody(Standing standing) {
  std::vector<std::string> found;
  for (const auto& [address, reader] : readers_) {
    if (reader.standing == standing && !reader.token.empty()) found.push_back(address);
  }
  return found.empty() ? readers_.end() : readers_.find(chance_.pick(found));
}

void Letters::sign_up() {
  web::Browser browser(world_->site());
  browser.address = fmt::format("203.0.113.{}", asked_ % 250 + 1);
  const std::string address =
      fmt::format("{}{}@inscrit.example", chance_.percent(15) ? "gris-n" : "nouvelle", ++asked_);
  const auto answer = browser.post("/lettre/resonances", {{"courriel", address}, {"nom", "Léa"}});
  if (answer.status != 200) {
    return world_->wrong(fmt::format("a sign-up is answered {}", answer.status));
  }
  readers_[address] = {Standing::asked, world_->clock.now(), ""};
}

/// Of an issue under way, who goes meanwhile may have it or not.
void Letters::spare(const std::string& address) {
  for (Sent& sent : issues_) {
    if (const auto found = sent.must.find(address); found != sent.must.end()) found->second = false;
  }
}

void Letters::someone_leaves() {
  const auto who = somebody(Standing::active);
  if (who == readers_.end()) return;
  web::Browser browser(world_->site());
  const auto answer =
      browser.post("/desinscription/" + who->second.token, {{"List-Unsubscribe", "One-Click"}});
  if (answer.status != 200) {
    return world_->wrong(fmt::format("a leaving is answered {}", answer.status));
  }
  who->second.standing = Standing::left;
  spare(who->first);
}

void Letters::someone_pauses() {
  const auto who = somebody(Standing::active);
  if (who == readers_.end()) return;
  web::Browser browser(world_->site());
  const auto answer =
      browser.post("/abonnement/" + who->second.token, {{"geste", "pause"}, {"mois", "1"}});
  if (answer.status >= 400) {
    return world_->wrong(fmt::format("a pause is answered {}", answer.status));
  }
  who->second.standing = Standing::paused;
  who->second.since = world_->clock.now();
  spare(who->first);
}

void Letters::follow(const TakenMail& mail) {
  const auto reader = readers_.find(mail.to);
  if (reader == readers_.end() || reader->second.standing != Standing::asked) return;
  const std::string body = unfolded(mail.bytes);
  const std::string link = web::between(body, "https://vigie.example/abonnement/", "\r\n");
  if (link.empty()) return;
  web::Browser browser(world_->site());
  const auto answer = browser.post("/abonnement/" + link, {});
  if (answer.status != 303) {
    if (world_->clock.now() - mail.at < kDaySeconds) {
      world_->wrong(fmt::format("a confirmation is answered {}", answer.status));
    }
    return;
  }
  reader->second = {Standing::active, world_->clock.now(), link.substr(0, link.find('/'))};
}

void Letters::read_mail() {
  for (const TakenMail& mail : world_->relay.take()) {
    ++mails_;
    const std::string leave = header_in(mail.bytes, "List-Unsubscribe");
    if (leave.empty()) {
      follow(mail);
      continue;
    }
    if (++taken_[mail.message_id] > 1) world_->wrong("a message was mailed twice to " + mail.to);
    const std::string subject = header_in(mail.bytes, "Subject");
    if (++copies_[{subject, mail.to}] > 1) world_->wrong("an issue was mailed twice to " + mail.to);
    const auto reader = readers_.find(mail.to);
    if (reader == readers_.end()) {
      world_->wrong("mailed to somebody who never asked: " + mail.to);
    } else {
      reader->second.token = web::between(leave, "/desinscription/", ">");
    }
  }
}

void Letters::note_recipients(Sent& sent) const {
  for (const auto& [address, reader] : readers_) {
    const std::int64_t days = (world_->clock.now() - reader.since) / kDaySeconds;
    const bool back = reader.standing == Standing::paused && days > kPauseMost;
    const bool maybe = reader.standing == Standing::paused && days >= kPauseLeast;
    if (reader.standing == Standing::active || back) {
      sent.must[address] = !is_hard_to_reach(address);
    } else if (maybe) {
      sent.must[address] = false;
    }
  }
}

void Letters::make_issue() {
  const YearMonthDay day = civil(world_->today());
  const std::string month = fmt::format("{:04}-{:02}", day.year, day.month);
  const auto texts = world_->settings().newsletter / kLetter / "textes";
  std::filesystem::copy(texts / "2026-11", texts / month, std::filesystem::copy_options::recursive);
  std::vector<config::Diagnostic> diagnostics;
  const Instant now = world_->clock.now();
  const auto drafted = app::draft_issue(world_->db(), world_->settings(), files_,
                                        {kLetter, month, std::nullopt}, {}, now, diagnostics);
  if (!drafted || !std::holds_alternative<app::Drafted>(*drafted)) {
    return world_->wrong("no issue could be drafted for " + month);
  }
  const auto& draft = std::get<app::Drafted>(*drafted).draft;
  Sent sent{draft.row.id, draft.row.number, {}, {}, false};
  Block block = draft.issue.blocks.front();  // the national page may have nothing this month
  block.section = "national";
  block.page = 2;
  block.source_file.clear();
  if (auto done = app::add_block(world_->db(), sent.id, std::move(block), {}, now); !done) {
    return world_->wrong("a block could not be added: " + done.error().detail);
  }
  const auto open = [&] {
    auto reader = world_->db().reader();
    return *app::open_draft(reader, world_->settings(), files_,
                            *store::issue_by_id(reader, sent.id), now);
  };
  for (const letter::Check& check : open().checks) {
    if (check.outcome == letter::Outcome::error) world_->wrong("issue: " + check.message);
  }
  if (!app::take_step(world_->db(), open().row, letter::IssueAction::submit, {}, now)) {
    return world_->wrong("an issue could not be submitted");
  }
  if (!app::approve_issue(world_->db(), files_.plan, open(), {}, "Relu.", now)) {
    return world_->wrong("an issue could not be approved");
  }
  sent.departs_at = now + 20 * kHourSeconds;
  note_recipients(sent);
  const auto frozen =
      app::freeze_issue(world_->db(), world_->settings(), files_.plan, open(),
                        {.actor = {}, .operator_approves = true, .scheduled_at = sent.departs_at},
                        world_->entropy, now);
  if (!frozen || !std::holds_alternative<app::Frozen>(*frozen)) {
    return world_->wrong("an issue could not be frozen");
  }
  issues_.push_back(std::move(sent));
}

void Letters::live_a_day() {
  if (chance_.percent(35)) sign_up();
  if (chance_.percent(8)) someone_leaves();
  if (chance_.percent(6)) someone_pauses();
  for (auto& [address, reader] : readers_) {
    const std::int64_t days = (world_->clock.now() - reader.since) / kDaySeconds;
    if (reader.standing == Standing::paused && days > kPauseMost)
      reader.standing = Standing::active;
  }
  const std::string month = iso(world_->today()).substr(0, 7);
  if (civil(world_->today()).day < kMakingDay || month == last_month_) return;
  last_month_ = month;
  make_issue();
}

void Letters::check_issue(Sent& sent) {
  sent.checked = true;
  std::map<std::string, bool> told;
  for (const auto& row : world_->rows(
           fmt::format("SELECT email, delivery.state, message_id, "
                       "(SELECT count(*) FROM delivery_event WHERE delivery_id = delivery.id AND "
                       "meaning = 'accepted'), (SELECT count(*) FROM delivery_event WHERE "
                       "delivery_id = delivery.id) FROM delivery JOIN subscription ON "
                       "subscription.id = subscription_id JOIN person ON person.id = person_id "
                       "WHERE issue_id = {}",
                       sent.id.value),
           5)) {
    const std::string& address = row[0];
    const std::string& state = row[1];
    if (state == "suppressed" || state == "cancelled") continue;
    told[address] = true;
    const int taken = taken_.contains(row[2]) ? taken_[row[2]] : 0;
    const bool doubted = state == "uncertain";
    if (state != "accepted" && state != "refused" && !doubted) {
      world_->wrong(fmt::format("issue {}: {} is left {}", sent.number, address, state));
    } else if (!doubted && (taken == 1) != (state == "accepted")) {
      world_->wrong(
          fmt::format("issue {}: {} is {}, the relay took {}", sent.number, address, state, taken));
    }
    if (state == "accepted" && row[3] != "1") {
      world_->wrong(fmt::format("issue {}: {} was accepted, and {} events say so", sent.number,
                                address, row[3]));
    }
    if (row[4] == "0") {
      world_->wrong(
          fmt::format("issue {}: no event tells what became of {}", sent.number, address));
    }
  }
  for (const auto& [address, must] : sent.must) {
    if (must && !told.contains(address)) {
      world_->wrong(fmt::format("issue {}: {} was to receive it", sent.number, address));
    }
  }
  for (const auto& [address, one] : told) {
    if (!sent.must.contains(address)) {
      world_->wrong(fmt::format("issue {}: {} was not to receive it", sent.number, address));
    }
  }
}

void Letters::check() {
  for (Sent& sent : issues_) {
    if (sent.checked || world_->clock.now() - sent.departs_at < kEndedAfterDays * kDaySeconds)
      continue;
    check_issue(sent);
  }
}

}  // namespace vigie::sim
