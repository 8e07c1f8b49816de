// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments_verb.hpp"
#include "cli/verbs/exports/catalogue.hpp"
#include "cli/verbs/exports/records.hpp"
#include "cli/verbs/exports/report.hpp"
#include "cli/verbs/setup/way_out.hpp"

namespace vigie::cli {
namespace {

void add_records_verb(CLI::App& group, Chosen& chosen) {
  auto arguments = std::make_shared<RecordsArguments>();
  CLI::App* records =
      group.add_subcommand("records", "des notices pour Cosoter, Zotero ou une bibliographie");
  records->add_option("--format", arguments->format, "le format du fichier")
      ->check(one_of({"ris", "bibtex", "csl-json", "unimarc", "pmb-xml", "marcxml", "oai-dc", "rss",
                      "texte"}));
  records->add_option("--pour", arguments->dialect, "le dialecte de qui le lira")
      ->check(one_of({"zotero", "pmb"}));
  records->add_flag("--latin1", arguments->latin1,
                    "pour un PMB qui n’est pas en UTF-8\u00a0: ’ œ – … deviennent ' oe - ...");
  records->add_option("--item", arguments->item, "un article du panorama, par sa clé");
  records->add_option("--day,--month", arguments->days,
                      "un jour (2026-11-16) ou un mois (2026-11)");
  records->add_option("--theme", arguments->theme, "le code d’un thème");
  records->add_option("--territory", arguments->territory, "le code d’un territoire");
  records->add_option("--media", arguments->media, "la clé d’un média");
  records->add_option("--kept", arguments->kept, "la clé d’un centre\u00a0: ce qu’il a retenu");
  records->add_option("--search", arguments->search, "ce que trouve la recherche");
  records->add_option("--limit", arguments->limit, "au plus tant de notices")
      ->check(between(1, 5'000));
  records->add_option("-o,--out", arguments->out, "le fichier à écrire, au lieu de l’écran")
      ->type_name("FICHIER");
  runs(records, chosen, arguments, run_export_records);
}

void add_catalogue_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* group =
      app.add_subcommand("catalogue", "ce que Cosoter contient déjà, d’après son dernier fichier");
  group->require_subcommand(1);
  auto arguments = std::make_shared<CatalogueArguments>();
  CLI::App* import = group->add_subcommand(
      "import", "lit la liste de Cosoter\u00a0: UNIMARC, XML de PMB, RIS ou CSV");
  import->add_option("fichier", arguments->file, "la liste")->required();
  runs(import, chosen, arguments, run_catalogue_import);
  runs(group->add_subcommand("status", "combien de notices, vues quand"), chosen, arguments,
       run_catalogue_status);
  CLI::App* check = group->add_subcommand("check", "ce qui, d’un mois du panorama, y est déjà");
  check->add_option("--day,--month", arguments->days, "un jour (2026-11-16) ou un mois (2026-11)")
      ->required();
  check->add_flag("--json", arguments->json, "pour un script");
  runs(check, chosen, arguments, run_catalogue_check);
  CLI::App* authors = group->add_subcommand(
      "authors",
      "comment s’écrivent les auteurs\u00a0: un CSV, «\u00a0signé\u202f;\u00a0nommé\u00a0»");
  authors->add_option("fichier", arguments->file, "le CSV")->required();
  runs(authors, chosen, arguments, run_catalogue_authors);
}

void add_report_verb(CLI::App& app, Chosen& chosen) {
  auto arguments = std::make_shared<ReportArguments>();
  CLI::App* report =
      app.add_subcommand("report", "le rapport d’une année, en phrases ou en fichier");
  report->add_option("annee", arguments->year, "l’année\u00a0: 2026")
      ->check(between(2014, 2100))
      ->required();
  report->add_option("--centre", arguments->centre, "la clé d’un centre, au lieu du réseau");
  report->add_flag("--csv", arguments->csv, "pour un tableur");
  report->add_flag("--json", arguments->json, "pour un script");
  report->add_flag("--html", arguments->html, "une page seule, à imprimer");
  report->add_flag("--facets", arguments->facets,
                   "une ligne par facette, comme l’ANCT les demande");
  runs(report, chosen, arguments, run_report);
}

void add_way_out_verbs(CLI::App& app, CLI::App& exporting, Chosen& chosen) {
  auto arguments = std::make_shared<WayOutArguments>();
  CLI::App* out = exporting.add_subcommand(
      "all", "tout ce que vigie sait, en fichiers qu’un tableur ouvre, clés comprises");
  out->add_option("dossier", arguments->folder, "où écrire\u00a0: un dossier nouveau ou vide")
      ->required();
  runs(out, chosen, arguments, run_export_all);
  CLI::App* group = app.add_subcommand("import", "reprend ce qu’un autre vigie a laissé");
  group->require_subcommand(1);
  CLI::App* in = group->add_subcommand("all", "tout, dans une base neuve");
  in->add_option("dossier", arguments->folder, "ce qu’a écrit vigie export all")->required();
  runs(in, chosen, arguments, run_import_all);
}

}  // namespace

void add_exports_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* group = app.get_subcommand("export");
  add_records_verb(*group, chosen);
  add_catalogue_verbs(app, chosen);
  add_report_verb(app, chosen);
  add_way_out_verbs(app, *group, chosen);
}

}  // namespace vigie::cli
