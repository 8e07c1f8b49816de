// SPDX-License-Identifier: EUPL-1.2
/// A database with a letter, its readers and a frozen issue; a mailer that does what it is told.
#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <map>

#include "app/letter/compose.hpp"
#include "app/letter/letter_draft.hpp"
#include "app/letter/letter_freeze.hpp"
#include "app/letter/mail_key.hpp"
#include "app/letter/send.hpp"
#include "app/letter/subscribers.hpp"
#include "store/people/centre_repo.hpp"
#include "store/sql/migrate.hpp"
#include "support/fakes.hpp"
#include "support/fixture.hpp"

namespace vigie::app {

inline store::Database letter_database(const std::filesystem::path& file = ":memory:") {
  auto db = store::Database::open(file);
  EXPECT_TRUE(db) << db.error().detail;
  EXPECT_TRUE(store::migrate(*db));
  auto tx = db->begin();
  Centre centre;
  centre.key = "pole-ressources";
  centre.name = "Pôle ressources";
  centre.zone = "Europe/Paris";
  EXPECT_TRUE(store::put_centre(*tx, centre));
  EXPECT_TRUE(tx->commit());
  return std::move(*db);
}

/// The letter of this repository, sent by nobody to nobody.
inline config::VigieConfig letter_config() {
  config::VigieConfig config;
  config.newsletter = vigie::test::source_dir() / "newsletter";
  config.web.public_url = "https://vigie.example.org";
  config.mail.from = "resonances@lettre.example.org";
  config.mail.from_name = "Résonances";
  config.mail.reply_to = "redaction@lettre.example.org";
  config.mail.list_domain = "lettre.example.org";
  config.mail.per_hour = 100'000;
  return config;
}

inline constexpr std::string_view kLetterMonth = "2026-11";

struct LetterScene {
  store::Database db = letter_database();
  config::VigieConfig config = letter_config();
  vigie::test::SeededEntropy entropy;
  vigie::test::FakeClock clock{Instant{1'795'321'561}};
  std::vector<config::Diagnostic> diagnostics;
  LetterFiles kit = *open_letter(config, "resonances", diagnostics);

  void add_readers(int count, const std::string& domain = "exemple.net") {
    std::string csv = "courriel;nom\n";
    for (int i = 0; i < count; ++i) csv += fmt::format("lecteur{}@{};Nom {}\n", i, domain, i);
    const auto report =
        import_subscribers(db, kit.plan, csv, "essai", ImportMode::apply, entropy, clock.now());
    ASSERT_TRUE(report) << report.error().detail;
    ASSERT_EQ(report->added, count);
  }

  DraftOutcome try_draft(std::string month = std::string(kLetterMonth),
                         std::optional<int> number = std::nullopt) {
    auto outcome = draft_issue(db, config, kit, {kit.plan.key, std::move(month), number}, {},
                               clock.now(), diagnostics);
    EXPECT_TRUE(outcome) << outcome.error().detail;
    return outcome ? std::move(*outcome) : DraftOutcome{NotOneIssue{}};
  }

  Drafted draft(std::string month = std::string(kLetterMonth),
                std::optional<int> number = std::nullopt) {
    auto outcome = try_draft(std::move(month), number);
    auto* drafted = std::get_if<Drafted>(&outcome);
    EXPECT_NE(drafted, nullptr);
    return drafted == nullptr ? Drafted{} : std::move(*drafted);
  }

  Draft open(IssueId issue) {
    store::Reader reader = db.reader();
    auto draft = open_draft(reader, config, kit, *store::issue_by_id(reader, issue), clock.now());
    EXPECT_TRUE(draft) << draft.error().detail;
    return draft ? std::move(*draft) : Draft{};
  }

  /// On the command line, of what was read.
  FreezeOutcome try_freeze(const Draft& read) {
    const FreezeOrder order{.actor = {}, .operator_approves = true, .scheduled_at = std::nullopt};
    auto outcome = freeze_issue(db, config, kit.plan, read, order, entropy, clock.now());
    EXPECT_TRUE(outcome) << outcome.error().detail;
    return outcome ? std::move(*outcome) : FreezeOutcome{letter::IssueRefusal{}};
  }

  /// The national page of this month is empty here: the press is not what these tests are about.
  IssueId draft_that_can_leave() {
    const Drafted drafted = draft();
    if (drafted.draft.issue.blocks.empty()) return {};
    Block block = drafted.draft.issue.blocks.front();
    block.section = "national";
    block.page = 2;
    block.source_file.clear();
    EXPECT_TRUE(add_block(db, drafted.draft.row.id, std::move(block), {}, clock.now()));
    return drafted.draft.row.id;
  }

  IssueId freeze() {
    const IssueId issue = draft_that_can_leave();
    const Draft read = open(issue);
    for (const letter::Check& check : read.checks) {
      EXPECT_NE(check.outcome, letter::Outcome::error) << check.message;
    }
    const auto outcome = try_freeze(read);
    EXPECT_TRUE(std::holds_alternative<Frozen>(outcome));
    return issue;
  }

  store::DeliveryCounts counts(IssueId issue) {
    store::Reader reader = db.reader();
    return *store::delivery_counts(reader, issue);
  }
};

/// A letter whose own texts a test may change.
struct OwnTextsScene : LetterScene {
  OwnTextsScene() {
    std::filesystem::copy(config.newsletter, folder.path(),
                          std::filesystem::copy_options::recursive);
    config.newsletter = folder.path();
    kit = *open_letter(config, "resonances", diagnostics);
  }
  std::filesystem::path text(std::string_view name) const {
    return folder.path() / "resonances/textes/2026-11" / name;
  }
  void correct(std::string_view name, std::string_view more) const {
    vigie::test::write_file(text(name), vigie::test::read_file(text(name)) + std::string(more));
  }
  Block block_of_file(IssueId issue, std::string_view name) {
    for (Block& block : open(issue).issue.blocks) {
      if (block.source_file == fmt::format("2026-11/{}", name)) return block;
    }
    return {};
  }
  vigie::test::TemporaryFolder folder;
};

/// Answers 250, but for the readers it was told about.
class ScriptedMailer final : public net::Mailer {
 public:
  using Outcome = net::Handover::Outcome;

  void answer(const std::string& to, net::Handover once) { script_[to].push_back(std::move(once)); }
  void answer_all(net::Handover always) { always_ = std::move(always); }
  /// As a process that dies after the last byte: the caller never hears of it.
  void die_after(int messages) { die_after_ = messages; }

  net::Handover deliver(const net::OutgoingMail& mail,
                        const std::function<bool()>& hand_over) override {
    const std::string to(mail.envelope_to);
    net::Handover outcome{Outcome::answered, 250, "250 2.0.0 ok"};
    if (always_) outcome = *always_;
    if (auto& mine = script_[to]; !mine.empty()) {
      outcome = mine.front();
      mine.pop_front();
    }
    const bool at_dot = outcome.outcome == Outcome::uncertain || outcome.code == 250;
    if (at_dot && !hand_over()) return {Outcome::not_sent, 0, "kept back"};
    if (at_dot) ids_[to].push_back(std::string(mail.message_id));
    if (die_after_ > 0 && --die_after_ == 0) throw std::runtime_error("killed");
    return outcome;
  }

  int received(const std::string& to) { return static_cast<int>(ids_[to].size()); }
  int received_in_all() const {
    int count = 0;
    for (const auto& each : ids_) count += static_cast<int>(each.second.size());
    return count;
  }
  const std::vector<std::string>& ids(const std::string& to) { return ids_[to]; }

 private:
  std::map<std::string, std::deque<net::Handover>> script_;
  std::optional<net::Handover> always_;
  std::map<std::string, std::vector<std::string>> ids_;
  int die_after_ = 0;
};

}  // namespace vigie::app
