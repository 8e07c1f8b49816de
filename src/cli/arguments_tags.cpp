// SPDX-License-Identifier: EUPL-1.2
#include <CLI/CLI.hpp>

#include "cli/arguments.hpp"
#include "cli/verbs/coverage.hpp"
#include "cli/verbs/learn.hpp"
#include "cli/verbs/tag.hpp"
#include "cli/verbs/territories.hpp"
#include "cli/verbs/themes.hpp"

namespace vigie::cli {
namespace {

void add_tag_verb(CLI::App& app, Chosen& chosen) {
  auto arguments = std::make_shared<TagArguments>();
  CLI::App* tag = app.add_subcommand("tag", "thèmes et territoires d’un titre, et pourquoi");
  tag->add_option("titre", arguments->title, "le titre à lire");
  tag->add_option("--summary", arguments->summary, "le chapeau ou le résumé");
  tag->add_flag("--batch", arguments->batch, "une ligne JSON par article, sur l’entrée standard");
  tag->add_option("--model", arguments->model, "ce que « vigie learn » a écrit")
      ->type_name("FICHIER");
  tag->callback([&chosen, arguments] {
    chosen.run = [arguments](Console& console, const Installation& installation) {
      return run_tag(*arguments, console, installation);
    };
  });
}

void add_learn_verb(CLI::App& app, Chosen& chosen) {
  auto arguments = std::make_shared<LearnArguments>();
  CLI::App* learn = app.add_subcommand("learn", "apprend des décisions et des corrections");
  learn->add_option("--from", arguments->from, "d’un fichier : title, summary, theme (et split)")
      ->type_name("FICHIER");
  learn->add_option("--split", arguments->split, "les seules lignes de cette partie du fichier");
  learn->add_option("--model", arguments->model, "où écrire (par défaut : dans la base)")
      ->type_name("FICHIER");
  learn->add_flag("--json", arguments->json, "pour un script");
  learn->callback([&chosen, arguments] {
    chosen.run = [arguments](Console& console, const Installation& installation) {
      return run_learn(*arguments, console, installation);
    };
  });
}

void add_themes_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* themes = app.add_subcommand("themes", "vocabulaire des thèmes : essais et justesse");
  themes->require_subcommand(1);
  auto sentences = std::make_shared<ThemesTestArguments>();
  CLI::App* test = themes->add_subcommand("test", "les phrases d’essai contre le vocabulaire");
  test->add_option("dossier", sentences->folder, "par défaut : themes/, à côté de themes.toml");
  test->callback([&chosen, sentences] {
    chosen.run = [sentences](Console& console, const Installation& installation) {
      return run_themes_test(*sentences, console, installation);
    };
  });
  auto terms = std::make_shared<ThemesLintArguments>();
  CLI::App* lint = themes->add_subcommand("lint", "termes qui ne répondent jamais, ou partout");
  lint->add_option("--days", terms->days, "sur tant de jours")->check(CLI::Range(1, 3'650));
  lint->callback([&chosen, terms] {
    chosen.run = [terms](Console& console, const Installation& installation) {
      return run_themes_lint(*terms, console, installation);
    };
  });
  auto decisions = std::make_shared<ThemesReportArguments>();
  CLI::App* report = themes->add_subcommand("report", "précision et rappel, par thème et centre");
  report->add_option("--last", decisions->last, "sur tant de décisions de chaque centre")
      ->check(CLI::Range(1, 100'000));
  report->add_flag("--json", decisions->json, "pour un script");
  report->callback([&chosen, decisions] {
    chosen.run = [decisions](Console& console, const Installation& installation) {
      return run_themes_report(*decisions, console, installation);
    };
  });
}

void add_territory_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* territories = app.add_subcommand("territories", "les lieux que vigie reconnaît");
  territories->require_subcommand(1);
  auto file = std::make_shared<TerritoriesImportArguments>();
  CLI::App* import = territories->add_subcommand(
      "import", "prend les quartiers prioritaires du fichier officiel (CSV)");
  import->add_option("fichier", file->file, "celui de data.gouv.fr ou de l’INSEE")->required();
  import->add_flag("--json", file->json, "pour un script");
  import->callback([&chosen, file] {
    chosen.run = [file](Console& console, const Installation& installation) {
      return run_territories_import(*file, console, installation);
};
}  // namespace
);
auto weeks = std::make_shared<CoverageArguments>();
CLI::App* coverage =
    app.add_subcommand("coverage", "thèmes, départements et quartiers sans source ou sans article");
coverage->add_option("--weeks", weeks->weeks, "sur tant de semaines")->check(CLI::Range(1, 520));
coverage->add_flag("--json", weeks->json, "pour un script");
coverage->callback([&chosen, weeks] {
  chosen.run = [weeks](Console& console, const Installation& installation) {
    return run_coverage(*weeks, console, installation);
  };
});
}  // namespace vigie::cli

}  // namespace

void add_tagging_verbs(CLI::App& app, Chosen& chosen) {
  add_tag_verb(app, chosen);
  add_learn_verb(app, chosen);
  add_themes_verbs(app, chosen);
  add_territory_verbs(app, chosen);
}

}  // namespace vigie::cli
