// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/setup/user.hpp"

#include "app/people/accounts.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "cli/secret_prompt.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::cli {
namespace {

std::string_view role_words(std::string_view role) {
  if (role == "admin") return "administration";
  return role == "editor" ? "rédaction" : "veille";
}

void tell_invented(Console& console, const GivenPassword& given) {
  if (!given.invented) return;
  console.line(fmt::format("Mot de passe\u00A0: {}", given.password));
  console.notice("Il n’est gardé nulle part en clair\u00A0: notez-le maintenant.");
}

std::string to_json(const std::vector<store::Curator>& curators) {
  Json rows = Json::array();
  for (const store::Curator& each : curators) {
    rows.push({{"centre", each.centre_key},
               {"email", each.email},
               {"name", each.name},
               {"role", each.role},
               {"disabled", each.disabled}});
  }
  return rows.pretty();
}

}  // namespace

int run_user_add(const UserArguments& arguments, Console& console,
                 const Installation& installation) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  SystemEntropy entropy;
  const auto given = ask_password(arguments.password_file, console, entropy);
  if (!given) return console.report(given.error());
  app::PasswordGate gate;
  const auto added = app::add_account(
      *db, gate,
      {arguments.centre, arguments.email, arguments.name, arguments.role, given->password},
      SystemClock().now());
  if (!added) return console.report(added.error());
  console.line(fmt::format("Compte créé\u00A0: {} <{}>, centre {}.", arguments.name,
                           arguments.email, arguments.centre));
  tell_invented(console, *given);
  return kExitOk;
}

int run_user_list(const UserArguments& arguments, Console& console,
                  const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  store::Reader reader = db->reader();
  const auto curators = store::curators(reader);
  if (!curators) return console.report(curators.error());
  if (arguments.json) {
    console.line(to_json(*curators));
    return kExitOk;
  }
  if (curators->empty()) console.line("Aucun compte. En créer un\u00A0: vigie user add");
  for (const store::Curator& each : *curators) {
    console.line(fmt::format("{}  {} <{}>, {}{}", each.centre_key, each.name, each.email,
                             role_words(each.role), each.disabled ? ", désactivé" : ""));
  }
  return kExitOk;
}

int run_user_password(const UserArguments& arguments, Console& console,
                      const Installation& installation) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  SystemEntropy entropy;
  const auto given = ask_password(arguments.password_file, console, entropy);
  if (!given) return console.report(given.error());
  app::PasswordGate gate;
  const auto changed =
      app::change_password(*db, gate, arguments.email, given->password, SystemClock().now());
  if (!changed) return console.report(changed.error());
  console.line(fmt::format("Mot de passe changé pour {}\u202F; ses sessions sont fermées.",
                           arguments.email));
  tell_invented(console, *given);
  return kExitOk;
}

int run_user_disable(const UserArguments& arguments, Console& console,
                     const Installation& installation) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  const auto done = app::disable_account(*db, arguments.email, SystemClock().now());
  if (!done) return console.report(done.error());
  console.line(fmt::format("Compte désactivé\u00A0: {}. Ses décisions restent.", arguments.email));
  return kExitOk;
}

}  // namespace vigie::cli
