// SPDX-License-Identifier: EUPL-1.2
#include "app/people/accounts.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <latch>
#include <set>
#include <thread>

#include "app/people/grants.hpp"
#include "base/secret.hpp"
#include "support/fakes.hpp"
#include "support/press_sample.hpp"

namespace vigie::app {
namespace {

using test::kPassword;
using test::kSampleNow;
using test::PressSample;

class Accounts : public testing::Test {
 protected:
  Result<LoginAnswer> tried(std::string_view email, std::string_view password,
                            Instant at = kSampleNow, std::string_view address = "192.0.2.1") {
    return login(sample.db(), gate, throttle, entropy,
                 {std::string(email), std::string(password), std::string(address)}, at);
  }
  std::optional<Visitor> visitor(std::string_view cookie, Instant at = kSampleNow) {
    store::Reader reader = sample.db().reader();
    return visitor_of(reader, cookie, at).value();
  }

  PressSample sample{":memory:"};
  PasswordGate gate;
  LoginThrottle throttle;
  test::SeededEntropy entropy;
};

TEST_F(Accounts, SignInKeepsTheCookieNowhere) {
  const auto answer = tried("AICHA@pole.example", kPassword);
  ASSERT_TRUE(answer) << answer.error().detail;
  const auto& session = std::get<SignedIn>(*answer);
  EXPECT_EQ(visitor(session.cookie)->curator.name, "Aïcha Benali");
  EXPECT_EQ(sample.number("SELECT count(*) FROM session WHERE length(token_hash) = 32"), 1);
  store::Reader reader = sample.db().reader();
  auto query = reader.prepare("SELECT token_hash FROM session");
  ASSERT_TRUE(query.step().value());
  EXPECT_EQ(query.text(0), digest(session.cookie));
}

TEST_F(Accounts, SessionsEnd) {
  const auto answer = tried("aicha@pole.example", kPassword);
  const std::string cookie = std::get<SignedIn>(*answer).cookie;
  EXPECT_FALSE(visitor(cookie, kSampleNow + kSessionSeconds));
  ASSERT_TRUE(logout(sample.db(), cookie));
  EXPECT_FALSE(visitor(cookie));
}

TEST_F(Accounts, RefusesTheWrongTheUnknownAndTheDisabledAlike) {
  ASSERT_TRUE(disable_account(sample.db(), "bruno@pole.example", kSampleNow));
  for (const auto& [email, password] :
       {std::pair("aicha@pole.example", "une autre phrase"),
        std::pair("personne@pole.example", "une phrase assez longue"),
        std::pair("bruno@pole.example", "une phrase assez longue")}) {
    SCOPED_TRACE(email);
    const auto answer = tried(email, password);
    ASSERT_TRUE(answer);
    EXPECT_TRUE(std::holds_alternative<Refused>(*answer));
  }
}

TEST_F(Accounts, AnUnknownAddressTakesAsMuchWorkAsAWrongPassword) {
  const auto work_of = [this](std::string_view email) {
    const std::size_t before = gate.computations();
    (void)tried(email, "une autre phrase");
    return gate.computations() - before;
  };
  EXPECT_EQ(work_of("aicha@pole.example"), 1U);
  EXPECT_EQ(work_of("personne@pole.example"), 1U);
  // One computation is as long as another: of the same kind, memory and turns.
  const std::string somebodys = hash_password("une phrase assez longue");
  const std::size_t salt = somebodys.find("p=1$");
  ASSERT_NE(salt, std::string::npos) << somebodys;
  EXPECT_EQ(somebodys.substr(0, salt + 4), kNobodysHash.substr(0, salt + 4));
}

TEST_F(Accounts, ClosesAnAccountForAWhileAfterTooManyTries) {
  for (int count = 0; count < kTriesFromOneAddressMax; ++count) {
    throttle.failed("aicha@pole.example", "192.0.2.1", kSampleNow);
  }
  const auto closed = tried("aicha@pole.example", kPassword);
  ASSERT_TRUE(std::holds_alternative<Throttled>(*closed));
  EXPECT_EQ(std::get<Throttled>(*closed).until, kSampleNow + kThrottleSeconds);
  const auto later = tried("aicha@pole.example", kPassword, kSampleNow + kThrottleSeconds);
  EXPECT_TRUE(std::holds_alternative<SignedIn>(*later));
}

TEST_F(Accounts, NobodyShutsACuratorOutFromElsewhere) {
  for (int count = 0; count < 2 * kTriesFromOneAddressMax; ++count) {
    throttle.failed("aicha@pole.example", "198.51.100.9", kSampleNow);
  }
  const auto there = tried("aicha@pole.example", kPassword, kSampleNow, "198.51.100.9");
  EXPECT_TRUE(std::holds_alternative<Throttled>(*there));
  const auto here = tried("aicha@pole.example", kPassword);
  EXPECT_TRUE(std::holds_alternative<SignedIn>(*here));
}

TEST_F(Accounts, SigningInForgetsTheTriesMadeFromThere) {
  const auto fail_almost_enough = [this] {
    for (int count = 1; count < kTriesFromOneAddressMax; ++count) {
      throttle.failed("aicha@pole.example", "192.0.2.1", kSampleNow);
    }
  };
  fail_almost_enough();
  ASSERT_TRUE(std::holds_alternative<SignedIn>(*tried("aicha@pole.example", kPassword)));
  fail_almost_enough();
  EXPECT_TRUE(std::holds_alternative<SignedIn>(*tried("aicha@pole.example", kPassword)));
}

TEST_F(Accounts, AddsAccountsAndRefusesWhatWillNotDo) {
  const NewAccount whole{
      "oriv", "dina@oriv.example", "Dina Roy", {Role::letter_editor}, "encore une phrase longue"};
  ASSERT_TRUE(add_account(sample.db(), gate, whole, kSampleNow));
  struct Case {
    std::string_view why;
    NewAccount account;
    Code code;
  };
  const auto with = [&whole](auto change) {
    NewAccount account = whole;
    account.email = "autre@oriv.example";
    change(account);
    return account;
  };
  const Case cases[] = {
      {"address taken", with([](NewAccount& a) { a.email = "Dina@ORIV.example"; }), Code::conflict},
      {"no address", with([](NewAccount& a) { a.email = "dina"; }), Code::invalid_input},
      {"no address to mail to", with([](NewAccount& a) { a.email = "autre@oriv.example,"; }),
       Code::invalid_input},
      {"no name", with([](NewAccount& a) { a.name = ""; }), Code::invalid_input},
      {"two lines", with([](NewAccount& a) { a.name = "René\nDurand"; }), Code::invalid_input},
      {"no UTF-8", with([](NewAccount& a) { a.name = "Ren\xe9"; }), Code::invalid_input},
      {"an escape", with([](NewAccount& a) { a.name = "\x1b[31mRené"; }), Code::invalid_input},
      {"short password", with([](NewAccount& a) { a.password = "court"; }), Code::invalid_input},
      {"no role", with([](NewAccount& a) { a.roles.clear(); }), Code::invalid_input},
      {"unknown centre", with([](NewAccount& a) { a.centre_key = "lune"; }), Code::not_found}};
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    const auto added = add_account(sample.db(), gate, c.account, kSampleNow);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, c.code) << added.error().detail;
  }
}

TEST_F(Accounts, HoldTheGrantsThatWereGivenAndNotTakenBack) {
  const auto grants = [this] {
    const auto answer = tried("chloe@oriv.example", kPassword);
    return visitor(std::get<SignedIn>(*answer).cookie)->grants;
  };
  const Grant own{Role::curator, sample.oriv(), ""};
  EXPECT_EQ(grants(), std::vector{own});
  const NamedGrant approver{Role::approver, "", "resonances"};
  const auto give = [&] {
    return give_grant(sample.db(), "chloe@oriv.example", approver, {}, kSampleNow).value();
  };
  EXPECT_EQ(give(), GrantChange::done);
  EXPECT_EQ(give(), GrantChange::as_it_was);
  EXPECT_EQ(grants(), (std::vector{own, Grant{Role::approver, {}, "resonances"}}));
  EXPECT_EQ(sample.number("SELECT count(*) FROM event WHERE kind = 'grant given'"), 1);
  const NamedGrant elsewhere{Role::approver, "", "breves"};
  EXPECT_EQ(take_grant(sample.db(), "chloe@oriv.example", elsewhere, {}, kSampleNow).value(),
            GrantChange::as_it_was);
  EXPECT_EQ(take_grant(sample.db(), "chloe@oriv.example", approver, {}, kSampleNow).value(),
            GrantChange::done);
  EXPECT_EQ(grants(), std::vector{own});
  EXPECT_EQ(give_grant(sample.db(), "personne@oriv.example", approver, {}, kSampleNow).error().code,
            Code::not_found);
}

TEST_F(Accounts, ANewPasswordEndsTheSessions) {
  const auto answer = tried("aicha@pole.example", kPassword);
  const std::string cookie = std::get<SignedIn>(*answer).cookie;
  ASSERT_TRUE(change_password(sample.db(), gate, "aicha@pole.example", "une toute autre phrase",
                              kSampleNow));
  EXPECT_FALSE(visitor(cookie));
  EXPECT_TRUE(std::holds_alternative<Refused>(*tried("aicha@pole.example", kPassword)));
}

TEST_F(Accounts, InventsPasswordsThatMayBeUsed) {
  std::set<std::string> invented;
  for (int count = 0; count < 100; ++count) {
    const std::string password = invent_password(entropy);
    EXPECT_EQ(people::judge_password(password), people::PasswordVerdict::fine) << password;
    EXPECT_TRUE(invented.insert(password).second) << password;
  }
}

TEST(PasswordGate, ChecksTwoAtOnceAndSendsTheOthersAwayAtOnce) {
  PasswordGate gate;
  const std::string hash = gate.hash("une phrase assez longue").value();
  constexpr int kVisitors = 8;
  std::latch together(kVisitors);
  std::atomic<int> right = 0;
  std::atomic<int> sent_away = 0;
  std::vector<std::thread> threads;
  for (int count = 0; count < kVisitors; ++count) {
    threads.emplace_back([&] {
      together.arrive_and_wait();
      const auto verified = gate.verify(hash, "une phrase assez longue");
      if (verified && *verified) ++right;
      if (!verified && verified.error().code == Code::busy) ++sent_away;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_GE(right, kPasswordsAtOnce);
  EXPECT_GE(sent_away, 1);  // none, if the others waited for their turn
  EXPECT_EQ(right + sent_away, kVisitors);
  EXPECT_TRUE(gate.verify(hash, "une phrase assez longue").value());
}

TEST(LoginThrottle, ClosesForOnePlaceHoweverItWritesItsAddress) {
  struct Case {
    std::string_view why, tried, asked;
    bool closed;
  };
  static constexpr Case kCases[] = {
      {"the same", "192.0.2.1", "192.0.2.1", true},
      {"the neighbour", "192.0.2.1", "192.0.2.2", false},
      {"one subscriber of IPv6", "2001:db8:1:2::1", "2001:db8:1:2:ffff:1:2:3", true},
      {"another subscriber of IPv6", "2001:db8:1:2::1", "2001:db8:1:3::1", false},
      {"written in full", "2001:db8:1:2::1", "2001:0DB8:0001:0002:0:0:0:1", true},
      {"IPv4 inside IPv6", "::ffff:192.0.2.1", "192.0.2.1", true},
      {"its neighbour inside IPv6", "::ffff:192.0.2.1", "::ffff:192.0.2.2", false},
      {"no address at all", "inconnue", "inconnue", true}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    LoginThrottle throttle;
    for (int count = 0; count < kAddressFailuresMax; ++count) {
      throttle.failed(std::to_string(count), c.tried, kSampleNow);
    }
    EXPECT_EQ(throttle.closed_until("aicha@pole.example", c.asked, kSampleNow).has_value(),
              c.closed);
  }
}

TEST(LoginThrottle, ClosesAnAccountThatIsTriedFromEverywhere) {
  LoginThrottle throttle;
  for (int count = 0; count < kAccountFailuresMax; ++count) {
    EXPECT_FALSE(throttle.closed_until("aicha@pole.example", "192.0.2.1", kSampleNow));
    throttle.failed("aicha@pole.example", "198.51.100." + std::to_string(count), kSampleNow);
  }
  EXPECT_TRUE(throttle.closed_until("Aicha@pole.example", "192.0.2.1", kSampleNow));
  EXPECT_FALSE(throttle.closed_until("bruno@pole.example", "192.0.2.1", kSampleNow));
}

TEST(LoginThrottle, ForgetsTheOldestUnderAFloodOfInventedNames) {
  LoginThrottle throttle;
  const auto shut = [&](std::string_view email, Instant at) {
    for (int count = 0; count < kTriesFromOneAddressMax; ++count) {
      throttle.failed(email, "192.0.2.1", at);
    }
  };
  shut("bruno@pole.example", kSampleNow);
  constexpr std::size_t kFlood = kThrottleEntriesMax / 3 + 100;  // three names a try
  for (std::size_t count = 0; count < kFlood; ++count) {
    if (count == kFlood / 2) shut("aicha@pole.example", kSampleNow + 1);
    throttle.failed(std::to_string(count), std::to_string(count), kSampleNow + 1);
  }
  EXPECT_FALSE(throttle.closed_until("bruno@pole.example", "192.0.2.1", kSampleNow + 1));
  EXPECT_TRUE(throttle.closed_until("aicha@pole.example", "192.0.2.1", kSampleNow + 1));
}

}  // namespace
}  // namespace vigie::app
