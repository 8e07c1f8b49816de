// SPDX-License-Identifier: EUPL-1.2
#include <CLI/CLI.hpp>

#include "cli/arguments.hpp"
#include "cli/verbs/db.hpp"

namespace vigie::cli {
namespace {

void add_db_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* db = app.add_subcommand("db", "base de données : mise à jour, contrôle, sauvegarde");
  db->require_subcommand(1);
  db->add_subcommand("migrate", "crée la base ou la met à jour (une copie est faite avant)")
      ->callback([&chosen] { chosen.run = run_db_migrate; });
  db->add_subcommand("check", "vérifie que la base est saine")->callback([&chosen] {
    chosen.run = run_db_check;
  });
  auto file = std::make_shared<std::string>();
  CLI::App* backup = db->add_subcommand("backup", "copie vérifiée, pendant que vigie travaille");
  backup->add_option("fichier", *file, "où écrire la sauvegarde")->required();
  backup->callback([&chosen, file] {
    chosen.run = [file](Console& console, const Installation& installation) {
      return run_db_backup(*file, console, installation);
    };
  });
  CLI::App* restore = db->add_subcommand("restore", "remet une sauvegarde en place et la vérifie");
  restore->add_option("fichier", *file, "la sauvegarde")->required();
  restore->callback([&chosen, file] {
    chosen.run = [file](Console& console, const Installation& installation) {
      return run_db_restore(*file, console, installation);
    };
  });
}

}  // namespace

void add_setup_verbs(CLI::App& app, Chosen& chosen) { add_db_verbs(app, chosen); }

}  // namespace vigie::cli
