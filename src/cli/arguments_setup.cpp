// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments_verb.hpp"
#include "cli/verbs/setup/apply.hpp"
#include "cli/verbs/setup/db.hpp"
#include "cli/verbs/setup/export_config.hpp"

namespace vigie::cli {
namespace {

void add_apply_verb(CLI::App& app, Chosen& chosen) {
  auto arguments = std::make_shared<ApplyArguments>();
  CLI::App* apply =
      app.add_subcommand("apply", "contrôle la configuration et l’applique à la base de données");
  apply->add_flag("--plan", arguments->plan, "montre les différences sans rien écrire");
  apply
      ->add_option("--take", arguments->take,
                   "pour ce qui a changé dans le programme, prendre ce que dit le fichier")
      ->type_name("CLÉ");
  apply->add_flag("--json", arguments->json, "pour un script");
  runs(apply, chosen, arguments, run_apply);
}

void add_export_verb(CLI::App& app, Chosen& chosen) {
  CLI::App* group =
      app.add_subcommand("export", "écrit en fichiers ce que tient la base de données");
  group->require_subcommand(1);
  auto arguments = std::make_shared<ExportConfigArguments>();
  CLI::App* config = group->add_subcommand(
      "config", "l’état présent, comme les fichiers que lit vigie apply (commentaires gardés)");
  config->add_option("dossier", arguments->folder, "où écrire\u00a0: un dossier nouveau ou vide")
      ->required();
  config->add_flag("--force", arguments->force,
                   "même dans un dossier qui contient déjà quelque chose");
  runs(config, chosen, arguments, run_export_config);
}

void add_db_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* db = app.add_subcommand("db", "base de données : mise à jour, contrôle, sauvegarde");
  db->require_subcommand(1);
  db->add_subcommand("migrate", "crée la base ou la met à jour (une copie est faite avant)")
      ->callback([&chosen] { chosen.run = run_db_migrate; });
  db->add_subcommand("check", "vérifie que la base est saine")->callback([&chosen] {
    chosen.run = run_db_check;
  });
  auto file = std::make_shared<std::filesystem::path>();
  CLI::App* backup = db->add_subcommand("backup", "copie vérifiée, pendant que vigie travaille");
  backup->add_option("fichier", *file, "où écrire la sauvegarde")->required();
  runs(backup, chosen, file, run_db_backup);
  CLI::App* restore = db->add_subcommand("restore", "remet une sauvegarde en place et la vérifie");
  restore->add_option("fichier", *file, "la sauvegarde")->required();
  runs(restore, chosen, file, run_db_restore);
}

}  // namespace

void add_setup_verbs(CLI::App& app, Chosen& chosen) {
  add_apply_verb(app, chosen);
  add_export_verb(app, chosen);
  add_db_verbs(app, chosen);
}

}  // namespace vigie::cli
