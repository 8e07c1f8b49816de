// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments_verb.hpp"
#include "cli/verbs/run/daemon.hpp"
#include "cli/verbs/run/doctor.hpp"
#include "cli/verbs/run/status.hpp"
#include "cli/verbs/source/poll.hpp"
#include "cli/verbs/story/desk.hpp"
#include "cli/verbs/story/search.hpp"

namespace vigie::cli {
namespace {

CLI::App* add_desk_decision(CLI::App& desk, Chosen& chosen,
                            const std::shared_ptr<DeskDecisionArguments>& arguments,
                            const char* name, const char* help, Verb<DeskDecisionArguments> verb) {
  CLI::App* app = desk.add_subcommand(name, help);
  app->add_option("--story", arguments->story, "numéro de l’actualité (voir desk list)")
      ->required();
  app->add_option("--as", arguments->curator, "adresse du compte qui décide")
      ->type_name("ADRESSE")
      ->required();
  runs(app, chosen, arguments, verb);
  return app;
}

void add_desk_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* desk =
      app.add_subcommand("desk", "pile d’un centre\u00a0: voir et décider sans navigateur");
  desk->require_subcommand(1);
  auto listing = std::make_shared<DeskListArguments>();
  CLI::App* list = desk->add_subcommand("list", "les actualités d’une pile");
  list->add_option("--centre", listing->centre, "clé du centre")->required();
  list->add_option("--state", listing->state, "new, later, kept, relayed, discarded ou passed")
      ->check(one_of({"new", "later", "kept", "relayed", "discarded", "passed"}));
  list->add_option("--limit", listing->limit, "au plus tant de lignes")->check(between(1, 500));
  list->add_flag("--json", listing->json, "pour un script");
  runs(list, chosen, listing, run_desk_list);
  auto decision = std::make_shared<DeskDecisionArguments>();
  add_desk_decision(*desk, chosen, decision, "keep", "garder pour le centre", run_desk_keep);
  add_desk_decision(*desk, chosen, decision, "discard", "écarter", run_desk_discard);
  add_desk_decision(*desk, chosen, decision, "undo", "revenir sur la dernière décision",
                    run_desk_undo);
  add_desk_decision(*desk, chosen, decision, "relay", "relayer au panorama, avec une note",
                    run_desk_relay)
      ->add_option("--note", decision->note, "dans vos propres mots")
      ->required();
}

void add_service_verbs(CLI::App& app, Chosen& chosen) {
  app.add_subcommand("tick",
                     "fait une fois tout ce qui est dû\u00a0: relève, rappels, envois, oubli")
      ->callback([&chosen] { chosen.run = run_tick; });
  auto arguments = std::make_shared<DaemonArguments>();
  CLI::App* daemon = app.add_subcommand("daemon", "veille sans fin, et sert l’application");
  daemon
      ->add_option("--port", arguments->port, "au lieu de celui de vigie.toml (0\u00a0: un libre)")
      ->check(between(0, 65'535));
  runs(daemon, chosen, arguments, run_daemon);
}

void add_status_verbs(CLI::App& app, Chosen& chosen) {
  auto arguments = std::make_shared<StatusArguments>();
  arguments->version = VIGIE_VERSION;
  CLI::App* status =
      app.add_subcommand("status", "ce que vigie fait de lui-même, et ce qui ne va pas");
  status->add_flag("--json", arguments->json, "pour un script");
  runs(status, chosen, arguments, run_status);
  auto examined = std::make_shared<DoctorArguments>();
  examined->version = VIGIE_VERSION;
  CLI::App* doctor = app.add_subcommand(
      "doctor", "examine la machine et l’installation : ce qui ne va pas, et quoi faire");
  doctor->add_flag("--json", examined->json, "pour un script");
  runs(doctor, chosen, examined, run_doctor);
  CLI::App* clock = app.add_subcommand("clock", "l’horloge de la machine");
  clock->require_subcommand(1);
  auto accepting = std::make_shared<ClockArguments>();
  CLI::App* accept =
      clock->add_subcommand("accept", "confirme l’heure après un saut : ce qui attendait reprend");
  accept->add_option("--as", accepting->by, "qui le confirme")->type_name("NOM");
  runs(accept, chosen, accepting, run_clock_accept);
}

void add_poll_verb(CLI::App& app, Chosen& chosen) {
  auto arguments = std::make_shared<PollArguments>();
  CLI::App* poll = app.add_subcommand("poll", "relève les flux dont c’est l’heure");
  poll->add_flag("--all", arguments->all, "toutes les sources, même si ce n’est pas l’heure");
  poll->add_option("--centre", arguments->centre, "clé d’un centre : ses sources seulement");
  poll->add_flag("--json", arguments->json, "pour un script");
  runs(poll, chosen, arguments, run_poll);
}

void add_search_verb(CLI::App& app, Chosen& chosen) {
  auto arguments = std::make_shared<SearchArguments>();
  CLI::App* search = app.add_subcommand("search", "cherche des mots dans les articles");
  auto words = std::make_shared<std::vector<std::string>>();
  search
      ->add_option("MOTS", *words,
                   "tous ces mots\u202f; \"des mots qui se suivent\"\u202f; un début de mot\u00a0: "
                   "logement*")
      ->required();
  search->add_option("--centre", arguments->centre, "clé d’un centre\u00a0: ce que sa pile a reçu");
  search->add_option("--limit", arguments->limit, "au plus tant d’articles")
      ->check(between(1, 500));
  search->add_option("--before", arguments->before, "la suite, après l’article de ce numéro")
      ->check(between(1));
  search->add_flag("--json", arguments->json, "pour un script");
  search->callback([&chosen, arguments, words] {
    for (const std::string& word : *words) arguments->words += word + " ";
    chosen.run = [arguments](Console& console, const Installation& installation) {
      return run_search(*arguments, console, installation);
    };
  });
}

}  // namespace

void add_reading_verbs(CLI::App& app, Chosen& chosen) {
  add_poll_verb(app, chosen);
  add_service_verbs(app, chosen);
  add_status_verbs(app, chosen);
  add_desk_verbs(app, chosen);
  add_search_verb(app, chosen);
}

}  // namespace vigie::cli
