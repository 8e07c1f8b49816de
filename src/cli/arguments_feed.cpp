// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "cli/arguments_verb.hpp"
#include "cli/verbs/source/feed_check.hpp"
#include "cli/verbs/source/feed_files.hpp"
#include "cli/verbs/source/feed_parse.hpp"
#include "cli/verbs/source/filters.hpp"
#include "cli/verbs/story/article_add.hpp"

namespace vigie::cli {
namespace {

void add_parse_verb(CLI::App& feed, Chosen& chosen) {
  CLI::App* parse = feed.add_subcommand("parse", "ce que vigie lit d’un document");
  auto arguments = std::make_shared<FeedParseArguments>();
  auto* file = parse->add_option("FICHIER", arguments->file, "RSS, RDF, Atom ou JSON Feed");
  parse->add_option("--url", arguments->url, "adresse d’où il vient")->type_name("ADRESSE");
  parse
      ->add_option("--header", arguments->headers,
                   "en-tête HTTP reçu avec lui («\u00a0Nom: valeur\u00a0»)")
      ->allow_extra_args(false);
  parse->add_flag("--json", arguments->json, "pour un script");
  auto* batch = parse->add_flag("--batch", arguments->batch,
                                "une demande JSON par ligne reçue, une réponse JSON par ligne");
  batch->excludes(file);
  parse->callback([&chosen, arguments] {
    if (!arguments->batch && arguments->file.empty()) throw CLI::RequiredError("FICHIER");
    chosen.run_without_installation = [arguments](Console& console) {
      return run_feed_parse(*arguments, console);
    };
  });
}

void add_check_verb(CLI::App& feed, Chosen& chosen) {
  CLI::App* check = feed.add_subcommand("check", "les flux d’un site, ou ce que vaut un flux");
  auto arguments = std::make_shared<FeedCheckArguments>();
  check->add_option("ADRESSE", arguments->address, "d’un site ou d’un flux")->required();
  check->add_flag("--guess", arguments->guess, "essaie aussi cinq adresses habituelles");
  check->add_flag("--json", arguments->json, "pour un script");
  runs(check, chosen, arguments, run_feed_check);
}

void add_file_verbs(CLI::App& feed, Chosen& chosen) {
  auto arguments = std::make_shared<FeedFileArguments>();
  CLI::App* importing = feed.add_subcommand("import", "ajoute à un centre les sources d’un OPML");
  importing->add_option("FICHIER", arguments->file, "OPML d’un autre lecteur")->required();
  importing->add_option("--centre", arguments->centre, "clé du centre")->required();
  importing->add_flag("--plan", arguments->plan, "dit ce qui serait ajouté, sans rien écrire");
  runs(importing, chosen, arguments, run_feed_import);
  CLI::App* out = feed.add_subcommand("export", "écrit en OPML les sources d’un centre");
  out->add_option("--centre", arguments->centre, "clé du centre")->required();
  runs(out, chosen, arguments, run_feed_export);
}

void add_filter_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* filters = app.add_subcommand("filters", "règles qui écartent d’office");
  filters->require_subcommand(1);
  filters
      ->add_subcommand("test", "ce qu’elles écarteraient des 30 derniers jours, sans rien changer")
      ->callback([&chosen] { chosen.run = run_filters_test; });
}

void add_article_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* article = app.add_subcommand("article", "articles que nul flux n’apporte");
  article->require_subcommand(1);
  auto arguments = std::make_shared<ArticleAddArguments>();
  CLI::App* add = article->add_subcommand("add", "pose une page sur la pile de son centre");
  add->add_option("ADRESSE", arguments->address, "de la page")->required();
  add->add_option("--as", arguments->curator, "adresse du compte qui l’ajoute")
      ->type_name("ADRESSE")
      ->required();
  runs(add, chosen, arguments, run_article_add);
}

}  // namespace

void add_feed_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* feed = app.add_subcommand("feed", "lire, trouver, échanger des flux");
  feed->require_subcommand(1);
  add_parse_verb(*feed, chosen);
  add_check_verb(*feed, chosen);
  add_file_verbs(*feed, chosen);
  add_filter_verbs(app, chosen);
  add_article_verbs(app, chosen);
}

}  // namespace vigie::cli
