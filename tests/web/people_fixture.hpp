// SPDX-License-Identifier: EUPL-1.2
/// What the tests of accounts share: who may invite, what a mail would hold, what a telephone
/// shows.
#pragma once

#include <liboath/oath.h>

#include "web/people_scenes.hpp"

namespace vigie::web {

inline constexpr const char* kNewWords = "quatre mots tirés au sort";
inline constexpr const char* kOwnNote = "À lire pour l’accès aux soins dans les quartiers.";
inline constexpr const char* kEvilName = "<script>alert(1)</script>";

class PeopleTest : public PeopleScenes {
 protected:
  std::string text(std::string_view sql) {
    store::Reader reader = sample.db().reader();
    auto query = reader.prepare(sql);
    EXPECT_TRUE(query.step().value()) << sql;
    return query.text(0);
  }
  void let_aicha_refer() {
    sample.run(
        "INSERT INTO curator_grant (curator_id, role, centre_id, granted_at) "
        "SELECT id, 'coordinator', centre_id, 1 FROM curator WHERE email = 'aicha@pole.example'");
  }
  Response invite(std::string_view centre, std::string_view role,
                  std::string_view name = "Élise Roy") {
    return by_aicha("/equipe/invitations", {{"courriel", "elise@pole.example"},
                                            {"nom", std::string(name)},
                                            {"centre", std::string(centre)},
                                            {"role", std::string(role)}});
  }
  /// What the mail of the last invitation would hold.
  std::string invitation_link() {
    return "/invitation/" + text("SELECT token FROM invitation ORDER BY id DESC LIMIT 1");
  }
  std::string account(std::string_view email) {
    return std::to_string(
        sample.number("SELECT id FROM curator WHERE email = '" + std::string(email) + "'"));
  }
  /// What the telephone of this account shows now.
  std::string code_of(std::string_view email) {
    const std::string secret = text(
        "SELECT secret FROM second_factor JOIN curator ON curator.id = curator_id WHERE email = '" +
        std::string(email) + "'");
    char code[7] = {};
    EXPECT_EQ(oath_totp_generate(secret.data(), secret.size(), clock.now().seconds, 30, 0, 6, code),
              OATH_OK);
    return code;
  }
  /// Puts Aïcha's second factor in place; answers the page with the recovery codes.
  std::string let_aicha_have_codes() {
    by_aicha("/compte/double", {{"actuel", std::string(test::kPassword)}});
    const Response done =
        by_aicha("/compte/double/confirmer", {{"code", code_of("aicha@pole.example")}});
    EXPECT_EQ(done.status, 200) << done.body;
    clock.advance(60);  // that code has served
    return done.body;
  }
};

}  // namespace vigie::web
