// SPDX-License-Identifier: EUPL-1.2
/// A database with a letter, its readers and a frozen issue; a mailer that does what it is told.
#pragma once

#include <gtest/gtest.h>

#include <deque>
#include <map>

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

  IssueId freeze() {
    auto draft = draft_issue(db, config, kit, kLetterMonth, clock.now(), diagnostics);
    EXPECT_TRUE(draft) << draft.error().detail;
    // The national page of this month is empty here: the press is not what these tests are about.
    auto tx = db.begin();
    auto blocks = draft->issue.blocks;
    blocks.push_back(blocks.front());
    blocks.back().page = 2;
    blocks.back().section = "national";
    EXPECT_TRUE(store::replace_blocks(*tx, draft->row.id, blocks));
    EXPECT_TRUE(tx->commit());
    const auto frozen = freeze_issue(db, config, kit, kLetterMonth, entropy, clock.now());
    EXPECT_TRUE(frozen) << frozen.error().detail;
    return frozen ? frozen->row.id : IssueId{};
  }

  store::DeliveryCounts counts(IssueId issue) {
    store::Reader reader = db.reader();
    return *store::delivery_counts(reader, issue);
  }
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
