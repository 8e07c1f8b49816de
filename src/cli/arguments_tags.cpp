// SPDX-License-Identifier: EUPL-1.2
#include <CLI/CLI.hpp>

#include "cli/arguments.hpp"
#include "cli/verbs/tag.hpp"

namespace vigie::cli {
namespace {

void add_tag_verb(CLI::App& app, Chosen& chosen) {
  auto arguments = std::make_shared<TagArguments>();
  CLI::App* tag = app.add_subcommand("tag", "thèmes et territoires d’un titre, et pourquoi");
  tag->add_option("titre", arguments->title, "le titre à lire");
  tag->add_option("--summary", arguments->summary, "le chapeau ou le résumé");
  tag->add_flag("--batch", arguments->batch, "une ligne JSON par article, sur l’entrée standard");
  tag->callback([&chosen, arguments] {
    chosen.run = [arguments](Console& console, const Installation& installation) {
      return run_tag(*arguments, console, installation);
    };
  });
}

}  // namespace

void add_tagging_verbs(CLI::App& app, Chosen& chosen) { add_tag_verb(app, chosen); }

}  // namespace vigie::cli
