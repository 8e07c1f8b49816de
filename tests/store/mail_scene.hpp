// SPDX-License-Identifier: EUPL-1.2
/// A database with two letters, each with its list, for the repositories of mail.
#pragma once

#include <gtest/gtest.h>

#include "model/letter.hpp"
#include "store/letter/issue_repo.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/mail/person_repo.hpp"
#include "store/mail/subscription_repo.hpp"
#include "store/people/centre_repo.hpp"
#include "store/sql/migrate.hpp"

namespace vigie::store {

inline constexpr Instant kThen{1'795'000'000};

class MailScene : public ::testing::Test {
 protected:
  MailScene() {
    EXPECT_TRUE(migrate(db));
    auto tx = begun();
    Centre centre;
    centre.key = "pole-ressources";
    centre.name = "Pôle ressources";
    centre.zone = "Europe/Paris";
    EXPECT_TRUE(put_centre(tx, centre));
    for (const char* letter : {"resonances", "autre"}) {
      EXPECT_TRUE(put_letter(tx, letter, letter, "pole-ressources"));
      EXPECT_TRUE(put_letter_list(tx, letter));
    }
    EXPECT_TRUE(tx.commit());
  }

  Transaction begun() { return std::move(*db.begin()); }

  PersonId person(std::string_view email) {
    auto tx = begun();
    const PersonId id =
        add_person(tx, {.email = email, .email_key = email, .name = "Nom"}, kThen).value();
    EXPECT_TRUE(tx.commit());
    return id;
  }

  SubscriptionId subscribed(std::string_view list, PersonId person, std::string_view token) {
    auto tx = begun();
    const auto id = add_subscription(tx,
                                     {.person = person,
                                      .list = list,
                                      .basis = Basis::fonctions,
                                      .origin = "liste.csv",
                                      .lot = {},
                                      .token = token},
                                     kThen)
                        .value();
    EXPECT_TRUE(tx.commit());
    return id;
  }

  IssueId issue(std::string_view letter, int number) {
    auto tx = begun();
    Issue draft;
    draft.letter_key = letter;
    draft.number = number;
    draft.month = "2026-1" + std::to_string(number % 3);
    const IssueId id = add_issue(tx, draft, {}, kThen).value();
    EXPECT_TRUE(tx.commit());
    return id;
  }

  Database db = std::move(*Database::open(":memory:"));
  Reader reader = db.reader();
};

}  // namespace vigie::store
