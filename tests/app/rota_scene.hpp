// SPDX-License-Identifier: EUPL-1.2
/// Four centres with one person each, a coordinator, and a plan of the duty that a meeting acted.
///
/// Shape   the clock stands on a Wednesday; weeks are counted from the Monday of its week.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "app/job_list.hpp"
#include "app/rota/absences.hpp"
#include "app/rota/duty_line.hpp"
#include "app/rota/plan_duty.hpp"
#include "app/rota/reminders.hpp"
#include "app/rota/settle.hpp"
#include "rota/duty.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/curator_repo.hpp"
#include "store/people/grant_repo.hpp"
#include "store/rota/change_repo.hpp"
#include "store/rota/override_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "store/sql/migrate.hpp"
#include "support/fakes.hpp"

namespace vigie::app {

inline constexpr Instant kWednesday{1'799'838'000};  // 13 January 2027, 12:00 in Paris
inline const Day kThisWeek = *parse_day("2027-01-11");

inline Day week(int n) { return kThisWeek + 7 * n; }

class RotaScene : public testing::Test {
 protected:
  RotaScene() : db_(opened()) {
    config_.web.public_url = "https://vigie.example.org";
    auto tx = db_.begin();
    int position = 0;
    for (const char* key : {"pole", "oriv", "irev", "labo"}) {
      Centre centre;
      centre.key = key;
      centre.name = std::string("Centre ") + key;
      ids_[key] = *store::put_centre(*tx, centre);
      people_[key] = *store::add_curator(
          *tx, {ids_[key], std::string(key) + "@example.org", std::string("Élise ") + key, "hash"},
          kWednesday);
      EXPECT_TRUE(store::put_share(*tx, {key, 1, {}}, ++position, kWednesday));
    }
    people_["coordination"] = *store::add_curator(
        *tx, {ids_["pole"], "coordination@example.org", "Nadia", "hash"}, kWednesday);
    EXPECT_TRUE(
        store::add_grant(*tx, people_["coordination"], {Role::coordinator, {}}, {}, kWednesday));
    for (const auto& [name, value] : {std::pair{"name", "Club"},
                                      {"valid_from", "2027-01-04"},
                                      {"valid_to", "2027-03-05"},
                                      {"duty_backup", "suivant"},
                                      {"handoff", "lundi 09:00"}}) {
      EXPECT_TRUE(store::put_rota_rule(*tx, name, value));
    }
    EXPECT_TRUE(store::put_reminder(*tx, 1, 7));
    EXPECT_TRUE(store::put_reminder(*tx, 2, 1));
    EXPECT_TRUE(tx->commit());
  }

  static store::Database opened() {
    auto db = store::Database::open(":memory:");
    EXPECT_TRUE(db);
    EXPECT_TRUE(store::migrate(*db));
    return std::move(*db);
  }

  /// From this week on, told to everybody.
  void act(const std::vector<std::string>& centres) {
    auto tx = db_.begin();
    const auto plan = store::add_plan(*tx, {"GT", kThisWeek}, {Origin::program, {}, kWednesday});
    for (std::size_t i = 0; i < centres.size(); ++i) {
      ASSERT_TRUE(store::put_turn(*tx, *plan, {week(static_cast<int>(i)), centres[i]}));
    }
    ASSERT_TRUE(settle_duty(*tx, "plan", now_));
    ASSERT_TRUE(tx->commit());
    forget_mails();
  }

  Acting as(const std::string& centre) { return {people_[centre], centre, centre}; }
  /// The coordinator, of Pôle, for another centre.
  Acting on_behalf_of(const std::string& centre) {
    return {people_["coordination"], centre, "pole"};
  }

  std::string on_duty(int n) {
    auto reader = db_.reader();
    const auto rota = store::load_rota(reader);
    const auto duty = rota::duty_on(*rota, week(n));
    return duty ? duty->centre : "(no plan)";
  }
  store::DutyRequestRow request(OverrideId id) {
    auto reader = db_.reader();
    return **store::duty_request(reader, id);
  }
  OverrideId ask(const std::string& from, const SwapForm& form) {
    const auto answer = ask_swap(db_, entropy_, as(from), form, now_);
    EXPECT_TRUE(answer);
    if (answer && std::holds_alternative<OverrideId>(*answer)) return std::get<OverrideId>(*answer);
    ADD_FAILURE() << "refused: " << static_cast<int>(std::get<rota::SwapRefusal>(*answer));
    return {};
  }
  StepAnswer step(const Acting& acting, OverrideId id, rota::OverrideMove move) {
    const auto answer = answer_swap(db_, acting, {id, request(id).version, move}, now_);
    EXPECT_TRUE(answer) << answer.error().detail;
    return *answer;
  }
  static bool became(const StepAnswer& answer, OverrideState state) {
    return std::holds_alternative<OverrideState>(answer) &&
           std::get<OverrideState>(answer) == state;
  }
  static bool refused(const StepAnswer& answer, rota::SwapRefusal why) {
    return std::holds_alternative<rota::SwapRefusal>(answer) &&
           std::get<rota::SwapRefusal>(answer) == why;
  }

  // ── mails ────────────────────────────────────────────────────────────────────────────────────
  struct Mail {
    std::string kind;
    std::string centre;  ///< of whom it is to
    std::string subject;
    std::string body;
  };
  /// What waits to be sent, composed as it would leave now.
  std::vector<Mail> mails() {
    auto reader = db_.reader();
    const auto due = store::due_notifications(reader, now_, 1000);
    std::vector<Mail> list;
    for (store::Notification one : *due) {
      for (const NotificationKind& kind : notification_kinds()) {
        if (kind.name != one.kind) continue;
        const auto text = kind.compose({reader, config_, one, now_});
        EXPECT_TRUE(text) << text.error().detail;
        if (!text || !*text) continue;
        list.push_back({one.kind, (*store::curator_by_id(reader, one.curator))->centre_key,
                        (*text)->subject, (*text)->body});
      }
    }
    return list;
  }
  std::vector<std::string> told(std::string_view kind) {
    std::vector<std::string> centres;
    for (const Mail& mail : mails()) {
      if (mail.kind == kind) centres.push_back(mail.centre);
    }
    std::ranges::sort(centres);
    centres.erase(std::unique(centres.begin(), centres.end()), centres.end());
    return centres;
  }
  void forget_mails() { EXPECT_TRUE(db_.execute("DELETE FROM notification")); }
  std::int64_t count(std::string_view sql) {
    auto reader = db_.reader();
    auto query = reader.prepare(sql);
    EXPECT_TRUE(query.step().value());
    return query.integer(0);
  }
  std::string text(std::string_view sql) {
    auto reader = db_.reader();
    auto query = reader.prepare(sql);
    EXPECT_TRUE(query.step().value());
    return query.text(0);
  }

  store::Database db_;
  test::SeededEntropy entropy_;
  config::VigieConfig config_;
  Instant now_ = kWednesday;
  std::map<std::string, CentreId> ids_;
  std::map<std::string, CuratorId> people_;
};

}  // namespace vigie::app
