// SPDX-License-Identifier: EUPL-1.2
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/arguments.hpp"
#include "cli/verbs/feed_parse.hpp"

namespace vigie::cli {

void add_feed_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* feed = app.add_subcommand("feed", "lire un flux sans rien enregistrer");
  feed->require_subcommand(1);
  CLI::App* parse = feed->add_subcommand("parse", "ce que vigie lit d’un document");
  auto arguments = std::make_shared<FeedParseArguments>();
  auto* file = parse->add_option("FICHIER", arguments->file, "RSS, RDF ou Atom");
  parse->add_option("--url", arguments->url, "adresse d’où il vient")->type_name("ADRESSE");
  parse->add_option("--header", arguments->headers, "en-tête HTTP reçu avec lui (« Nom: valeur »)")
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

}  // namespace vigie::cli
