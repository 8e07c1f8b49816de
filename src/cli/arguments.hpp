// SPDX-License-Identifier: EUPL-1.2
/// The command line: which verb, with which plain arguments.
///
/// Shape   `read_arguments` answers what to run, or the exit code when there is nothing to run
///         (help was shown, or the line was wrong and a French sentence said how).
///         Each group of verbs adds itself in one function; CLI11 stays in the arguments*.cpp files
///         and the verbs, in verbs/, see plain structs.
#pragma once

#include <filesystem>
#include <functional>
#include <variant>

#include "cli/console.hpp"
#include "cli/installation.hpp"

namespace CLI {
class App;
}

namespace vigie::cli {

struct Chosen {
  std::filesystem::path config_file;
  /// Exactly one of the two is set, by the verb that was named.
  std::function<int(Console&, const Installation&)> run;
  std::function<int(Console&)> run_without_installation;
};

std::variant<Chosen, int> read_arguments(int count, const char* const* arguments);

// One a file, in the order of the help page.
void add_setup_verbs(CLI::App& app, Chosen& chosen);    ///< apply, export, db
void add_rota_verbs(CLI::App& app, Chosen& chosen);     ///< rota
void add_reading_verbs(CLI::App& app, Chosen& chosen);  ///< poll, tick, daemon, desk
void add_sources_verbs(CLI::App& app, Chosen& chosen);  ///< sources
void add_tagging_verbs(CLI::App& app, Chosen& chosen);  ///< tag, learn, themes…
void add_web_verbs(CLI::App& app, Chosen& chosen);      ///< user, serve
void add_feed_verbs(CLI::App& app, Chosen& chosen);     ///< feed
void add_story_verbs(CLI::App& app, Chosen& chosen);    ///< story, stories
void add_letter_verbs(CLI::App& app, Chosen& chosen);   ///< letter, subscribers
void add_exports_verbs(CLI::App& app, Chosen& chosen);  ///< export records, catalogue, report
void add_panorama_verbs(CLI::App& app, Chosen& chosen);

}  // namespace vigie::cli
