// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments_verb.hpp"
#include "cli/verbs/source/coverage.hpp"
#include "cli/verbs/tag/learn.hpp"
#include "cli/verbs/tag/tag.hpp"
#include "cli/verbs/tag/territories.hpp"
#include "cli/verbs/tag/themes.hpp"

namespace vigie::cli {
namespace {

void add_tag_verb(CLI::App& app, Chosen& chosen) {
  auto arguments = std::make_shared<TagArguments>();
  CLI::App* tag = app.add_subcommand("tag", "thèmes et territoires d’un titre, et pourquoi");
  tag->add_option("titre", arguments->title, "le titre à lire");
  tag->add_option("--summary", arguments->summary, "le chapeau ou le résumé");
  tag->add_flag("--batch", arguments->batch, "une ligne JSON par article, sur l’entrée standard");
  tag->add_option("--model", arguments->model, "ce que «\u00a0vigie learn\u00a0» a écrit")
      ->type_name("FICHIER");
  runs(tag, chosen, arguments, run_tag);
}

void add_learn_verb(CLI::App& app, Chosen& chosen) {
  auto arguments = std::make_shared<LearnArguments>();
  CLI::App* learn = app.add_subcommand("learn", "apprend des décisions et des corrections");
  learn
      ->add_option("--from", arguments->from,
                   "d’un fichier\u00a0: title, summary, theme (et split)")
      ->type_name("FICHIER");
  learn->add_option("--split", arguments->split, "les seules lignes de cette partie du fichier");
  learn->add_option("--model", arguments->model, "où écrire (par défaut\u00a0: dans la base)")
      ->type_name("FICHIER");
  learn->add_flag("--json", arguments->json, "pour un script");
  runs(learn, chosen, arguments, run_learn);
}

void add_themes_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* themes =
      app.add_subcommand("themes", "vocabulaire des thèmes\u00a0: essais et justesse");
  themes->require_subcommand(1);
  auto sentences = std::make_shared<ThemesTestArguments>();
  CLI::App* test = themes->add_subcommand("test", "les phrases d’essai contre le vocabulaire");
  test->add_option("dossier", sentences->folder,
                   "par défaut\u00a0: themes/, à côté de themes.toml");
  runs(test, chosen, sentences, run_themes_test);
  auto terms = std::make_shared<ThemesLintArguments>();
  CLI::App* lint = themes->add_subcommand("lint", "termes qui ne répondent jamais, ou partout");
  lint->add_option("--days", terms->days, "sur tant de jours")->check(between(1, 3'650));
  runs(lint, chosen, terms, run_themes_lint);
  auto decisions = std::make_shared<ThemesReportArguments>();
  CLI::App* report = themes->add_subcommand("report", "précision et rappel, par thème et centre");
  report->add_option("--last", decisions->last, "sur tant de décisions de chaque centre")
      ->check(between(1, 100'000));
  report->add_flag("--json", decisions->json, "pour un script");
  runs(report, chosen, decisions, run_themes_report);
}

void add_territory_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* territories = app.add_subcommand("territories", "les lieux que vigie reconnaît");
  territories->require_subcommand(1);
  auto file = std::make_shared<TerritoriesImportArguments>();
  CLI::App* importing = territories->add_subcommand(
      "import", "prend les quartiers prioritaires du fichier officiel (CSV)");
  importing->add_option("fichier", file->file, "celui de data.gouv.fr ou de l’INSEE")->required();
  importing->add_flag("--json", file->json, "pour un script");
  runs(importing, chosen, file, run_territories_import);
}

void add_coverage_verb(CLI::App& app, Chosen& chosen) {
  auto weeks = std::make_shared<CoverageArguments>();
  CLI::App* coverage = app.add_subcommand(
      "coverage", "thèmes, départements et quartiers sans source ou sans article");
  coverage->add_option("--weeks", weeks->weeks, "sur tant de semaines")->check(between(1, 520));
  coverage->add_flag("--json", weeks->json, "pour un script");
  runs(coverage, chosen, weeks, run_coverage);
}

}  // namespace

void add_tagging_verbs(CLI::App& app, Chosen& chosen) {
  add_tag_verb(app, chosen);
  add_learn_verb(app, chosen);
  add_themes_verbs(app, chosen);
  add_territory_verbs(app, chosen);
  add_coverage_verb(app, chosen);
}

}  // namespace vigie::cli
