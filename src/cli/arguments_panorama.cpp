// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments_verb.hpp"
#include "cli/verbs/panorama/audience.hpp"
#include "cli/verbs/panorama/import.hpp"
#include "cli/verbs/panorama/takedown.hpp"

namespace vigie::cli {

void add_panorama_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* panorama = app.add_subcommand("panorama", "le panorama public");
  panorama->require_subcommand(1);
  auto importing = std::make_shared<PanoramaImportArguments>();
  CLI::App* import =
      panorama->add_subcommand("import", "prend le panorama tenu ailleurs (JSON, RSS, page, CSV)");
  import->add_option("FICHIER", importing->file, "ce qui a pu en être gardé")->required();
  import->add_option("--themes", importing->themes, "table étiquette;thème")->type_name("FICHIER");
  import->add_flag("--plan", importing->plan, "dit ce qui serait pris, n’écrit rien");
  runs(import, chosen, importing, run_panorama_import);
  auto taking = std::make_shared<TakedownArguments>();
  CLI::App* takedown = panorama->add_subcommand(
      "takedown", "retire un article de partout, à la demande de son éditeur");
  takedown->add_option("ADRESSE", taking->address, "celle de l’article, ou de sa page au panorama")
      ->required();
  takedown->add_option("--asked-by", taking->asked_by, "qui l’a demandé, et quand")
      ->type_name("QUI")
      ->required();
  runs(takedown, chosen, taking, run_panorama_takedown);
  auto removing = std::make_shared<PanoramaRemoveArguments>();
  CLI::App* remove = panorama->add_subcommand("remove", "retire un lot entier");
  remove->add_option("LOT", removing->lot, "son numéro")->required();
  runs(remove, chosen, removing, run_panorama_remove);
  auto reading = std::make_shared<AudienceArguments>();
  CLI::App* audience = app.add_subcommand("audience", "combien le panorama est lu");
  audience->add_option("annee", reading->year, "l’année\u00a0: 2026")->check(between(2014, 2100));
  audience->add_option("--shelf", reading->shelf, "un rayon\u00a0: theme/sante, centre/oriv…");
  audience->add_flag("--csv", reading->csv, "pour un tableur");
  audience->add_flag("--count", reading->count, "compte d’abord ce que le journal contient");
  runs(audience, chosen, reading, run_audience_verb);
}

}  // namespace vigie::cli
