// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/setup/user.hpp"

#include <map>

#include "app/people/accounts.hpp"
#include "app/people/grants.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "cli/secret_prompt.hpp"
#include "people/wording.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/grant_repo.hpp"

namespace vigie::cli {
namespace {

/// The names were checked with the command line.
std::vector<Role> roles_of(const UserArguments& arguments) {
  std::vector<Role> roles;
  for (const std::string& name : arguments.roles) {
    if (const auto role = role_named(name)) roles.push_back(*role);
  }
  return roles;
}

/// "veille (pole-ressources), coordination du réseau"
std::string grant_words(const std::vector<Grant>& grants,
                        const std::map<CentreId, std::string>& centres) {
  std::string words;
  for (const Grant& grant : grants) {
    if (!words.empty()) words += ", ";
    words += people::words_for(grant.role);
    const auto centre = centres.find(grant.centre);
    std::string where = centre == centres.end() ? std::string() : centre->second;
    if (!grant.letter.empty()) where += (where.empty() ? "" : ", ") + grant.letter;
    if (!where.empty()) words += " (" + where + ")";
  }
  return words.empty() ? "aucun rôle" : words;
}

Json json_of(const std::vector<Grant>& grants, const std::map<CentreId, std::string>& centres) {
  Json rows = Json::array();
  for (const Grant& grant : grants) {
    const auto centre = centres.find(grant.centre);
    rows.push({{"role", name_of(grant.role)},
               {"centre", centre == centres.end() ? "" : centre->second},
               {"letter", grant.letter}});
  }
  return rows;
}

/// All that is told of accounts.
struct Accounts {
  std::vector<store::Curator> curators;
  std::map<CuratorId, std::vector<Grant>> grants;
  std::map<CentreId, std::string> centres;
};

Result<Accounts> read_accounts(store::Reader reader) {
  Accounts all;
  auto curators = store::curators(reader);
  if (!curators) return fail(curators.error());
  all.curators = std::move(*curators);
  auto grants = store::grants(reader);
  if (!grants) return fail(grants.error());
  all.grants = std::move(*grants);
  const auto centres = store::centres(reader);
  if (!centres) return fail(centres.error());
  for (const store::StoredCentre& each : *centres) all.centres[each.id] = each.centre.key;
  return all;
}

int change_grants(const UserArguments& arguments, Console& console,
                  const Installation& installation, bool give) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  for (const Role role : roles_of(arguments)) {
    const app::NamedGrant grant{role, arguments.centre, arguments.letter};
    const Instant now = SystemClock().now();
    const auto changed = give ? app::give_grant(*db, arguments.email, grant, {}, now)
                              : app::take_grant(*db, arguments.email, grant, {}, now);
    if (!changed) return console.report(changed.error());
    const bool as_it_was = *changed == app::GrantChange::as_it_was;
    const std::string_view said = give ? (as_it_was ? "déjà confié" : "confié")
                                       : (as_it_was ? "n’était pas confié ainsi" : "repris");
    console.line(fmt::format("{}\u00a0: {} ({}).", arguments.email, people::words_for(role), said));
  }
  return kExitOk;
}

void tell_invented(Console& console, const GivenPassword& given) {
  if (!given.invented) return;
  console.line(fmt::format("Mot de passe\u00A0: {}", given.password));
  console.notice("Il n’est gardé nulle part en clair\u00A0: notez-le maintenant.");
}

std::string to_json(Accounts& all) {
  Json rows = Json::array();
  for (const store::Curator& each : all.curators) {
    rows.push({{"centre", each.centre_key},
               {"email", each.email},
               {"name", each.name},
               {"grants", json_of(all.grants[each.id], all.centres)},
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
      {arguments.centre, arguments.email, arguments.name, roles_of(arguments), given->password},
      SystemClock().now());
  if (!added) return console.report(added.error());
  console.line(fmt::format("Compte créé\u00A0: {} <{}>, centre {}.", arguments.name,
                           arguments.email, arguments.centre));
  tell_invented(console, *given);
  return kExitOk;
}

int run_user_grant(const UserArguments& arguments, Console& console,
                   const Installation& installation) {
  return change_grants(arguments, console, installation, true);
}

int run_user_revoke(const UserArguments& arguments, Console& console,
                    const Installation& installation) {
  return change_grants(arguments, console, installation, false);
}

int run_user_list(const UserArguments& arguments, Console& console,
                  const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto all = read_accounts(db->reader());
  if (!all) return console.report(all.error());
  if (arguments.json) {
    console.line(to_json(*all));
    return kExitOk;
  }
  if (all->curators.empty()) console.line("Aucun compte. En créer un\u00A0: vigie user add");
  for (const store::Curator& each : all->curators) {
    console.line(fmt::format("{}  {} <{}>, {}{}", each.centre_key, each.name, each.email,
                             grant_words(all->grants[each.id], all->centres),
                             each.disabled ? ", désactivé" : ""));
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
