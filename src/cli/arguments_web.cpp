// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments_verb.hpp"
#include "cli/verbs/run/serve.hpp"
#include "cli/verbs/setup/user.hpp"

namespace vigie::cli {
namespace {

void add_user_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* user = app.add_subcommand("user", "comptes des chargé·es de veille");
  user->require_subcommand(1);
  auto arguments = std::make_shared<UserArguments>();
  const auto named = [&](const char* name, const char* help) {
    CLI::App* verb = user->add_subcommand(name, help);
    verb->add_option("--email", arguments->email, "adresse, qui sert d’identifiant")
        ->type_name("ADRESSE")
        ->required();
    return verb;
  };
  const auto with_password = [&](CLI::App* verb) {
    verb->add_option("--password-file", arguments->password_file,
                     "mot de passe dans un fichier (sinon demandé, ou inventé)")
        ->type_name("FICHIER");
  };
  const auto with_roles = [&](CLI::App* verb) {
    return verb
        ->add_option("--role", arguments->roles,
                     "reader, curator, letter_editor, approver, coordinator, operator\u00a0; "
                     "peut être répété")
        ->type_name("RÔLE")
        ->check(
            one_of({"reader", "curator", "letter_editor", "approver", "coordinator", "operator"}));
  };
  const auto granting = [&](const char* name, const char* help, auto run) {
    CLI::App* verb = named(name, help);
    with_roles(verb)->required();
    verb->add_option("--centre", arguments->centre, "pour ce seul centre")->type_name("CLÉ");
    verb->add_option("--letter", arguments->letter, "pour cette seule lettre")->type_name("CLÉ");
    runs(verb, chosen, arguments, run);
  };
  CLI::App* add = named("add", "crée un compte");
  add->add_option("--centre", arguments->centre, "clé du centre (voir centres.toml)")
      ->type_name("CLÉ")
      ->required();
  add->add_option("--name", arguments->name, "nom affiché")->type_name("NOM")->required();
  with_roles(add);
  with_password(add);
  runs(add, chosen, arguments, run_user_add);
  granting("grant", "confie un rôle", run_user_grant);
  granting("revoke", "reprend un rôle", run_user_revoke);
  CLI::App* password = named("password", "change un mot de passe et ferme les sessions");
  with_password(password);
  runs(password, chosen, arguments, run_user_password);
  runs(named("disable", "ferme un compte\u202f; ses décisions restent"), chosen, arguments,
       run_user_disable);
  CLI::App* list = user->add_subcommand("list", "les comptes, par centre");
  list->add_flag("--json", arguments->json, "pour un script");
  runs(list, chosen, arguments, run_user_list);
}

void add_serve_verb(CLI::App& app, Chosen& chosen) {
  auto arguments = std::make_shared<ServeArguments>();
  CLI::App* serve =
      app.add_subcommand("serve", "sert l’application web seule, sans relève ni envoi");
  serve->add_option("--port", arguments->port, "au lieu de celui de vigie.toml (0\u00a0: un libre)")
      ->check(between(0, 65'535));
  runs(serve, chosen, arguments, run_serve);
}

}  // namespace

void add_web_verbs(CLI::App& app, Chosen& chosen) {
  add_user_verbs(app, chosen);
  add_serve_verb(app, chosen);
}

}  // namespace vigie::cli
