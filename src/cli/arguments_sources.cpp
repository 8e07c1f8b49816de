// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "cli/arguments_verb.hpp"
#include "cli/verbs/source/sources.hpp"
#include "model/poll.hpp"

namespace vigie::cli {
namespace {

void add_action(CLI::App& sources, Chosen& chosen, const char* name, const char* description,
                Verb<SourceArguments> verb) {
  auto arguments = std::make_shared<SourceArguments>();
  CLI::App* action = sources.add_subcommand(name, description);
  action
      ->add_option("source", arguments->source, "son numéro, que «\u00a0vigie sources\u00a0» donne")
      ->required();
  runs(action, chosen, arguments, verb);
}

}  // namespace

void add_sources_verbs(CLI::App& app, Chosen& chosen) {
  auto arguments = std::make_shared<SourcesArguments>();
  CLI::App* sources = app.add_subcommand(
      "sources", "état de chaque source\u00a0: depuis quand, pourquoi, que faire");
  sources->add_option("--centre", arguments->centre,
                      "clé d’un centre\u00a0: ses sources seulement");
  sources->add_option("--state", arguments->state, "un seul état\u00a0: ok, slow, failing, moved…")
      ->check(one_of(std::vector<std::string>(kSourceStateNames.begin(), kSourceStateNames.end())));
  sources->add_flag("--json", arguments->json, "pour un script");
  sources->require_subcommand(0, 1);
  sources->callback([&chosen, arguments, sources] {
    if (!sources->get_subcommands().empty()) return;  // it has chosen already
    chosen.run = [arguments](Console& console, const Installation& installation) {
      return run_sources(*arguments, console, installation);
    };
  });
  add_action(*sources, chosen, "accept-move", "lire la source à l’adresse où elle redirige",
             run_sources_accept_move);
  add_action(*sources, chosen, "refuse-move", "garder l’adresse, ne plus le proposer",
             run_sources_refuse_move);
  add_action(*sources, chosen, "undo-move", "revenir à l’adresse des fichiers",
             run_sources_undo_move);
  add_action(*sources, chosen, "retry", "relever au prochain passage, même une source disparue",
             run_sources_retry);
}

}  // namespace vigie::cli
