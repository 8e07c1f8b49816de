// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/suppression_repo.hpp"

#include "store/mail_scene.hpp"

namespace vigie::store {
namespace {

class Suppressions : public MailScene {
 protected:
  void keep_off(std::optional<std::string_view> list, std::string_view hash,
                SuppressionReason reason) {
    auto tx = begun();
    const auto done = suppress(tx, list, hash, reason, kThen);
    ASSERT_TRUE(done) << done.error().detail;
    ASSERT_TRUE(tx.commit());
  }
  bool is_off(std::string_view list, std::string_view hash) {
    return *is_suppressed(reader, list, hash);
  }
};

TEST_F(Suppressions, HoldForTheirListOnly) {
  keep_off("resonances", "haché", SuppressionReason::unsubscribed);
  EXPECT_TRUE(is_off("resonances", "haché"));
  EXPECT_FALSE(is_off("autre", "haché"));
  EXPECT_FALSE(is_off("resonances", "hachée"));
}

TEST_F(Suppressions, OfAllListsHoldForEach) {
  keep_off(std::nullopt, "haché", SuppressionReason::complained);
  EXPECT_TRUE(is_off("resonances", "haché"));
  EXPECT_TRUE(is_off("autre", "haché"));
  EXPECT_FALSE(is_off("autre", "autre"));
}

TEST_F(Suppressions, KeepTheirFirstReasonAndStandOnceEach) {
  for (int times = 0; times < 2; ++times) {
    keep_off("resonances", "haché", SuppressionReason::unsubscribed);
    keep_off("resonances", "haché", SuppressionReason::manual);
    keep_off(std::nullopt, "haché", SuppressionReason::bounced);
  }
  auto query = reader.prepare("SELECT reason FROM suppression ORDER BY id");
  const auto reasons = query.all([](const Statement& row) { return row.text(0); });
  EXPECT_EQ(*reasons, (std::vector<std::string>{"unsubscribed", "bounced"}));
}

TEST_F(Suppressions, ThatThePersonTookBackHoldNoMoreAndMayComeAgain) {
  keep_off("resonances", "haché", SuppressionReason::unsubscribed);
  ASSERT_TRUE(db.execute("UPDATE suppression SET undone_at = 1"));
  EXPECT_FALSE(is_off("resonances", "haché"));
  keep_off("resonances", "haché", SuppressionReason::complained);
  EXPECT_TRUE(is_off("resonances", "haché"));
}

}  // namespace
}  // namespace vigie::store
