// SPDX-License-Identifier: EUPL-1.2
#include <CLI/CLI.hpp>

#include "cli/arguments.hpp"
#include "cli/verbs/stories.hpp"

namespace vigie::cli {

void add_story_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* stories =
      app.add_subcommand("stories", "regrouper un flot d’articles sans rien enregistrer");
  const std::string help =
      "un article JSON par ligne reçue, ses groupes à la fin, une ligne chacun";
  stories->add_flag("--batch", help)->required();
  stories->callback([&chosen] {
    chosen.run_without_installation = [](Console& console) { return run_stories_batch(console); };
  });
}

}  // namespace vigie::cli
