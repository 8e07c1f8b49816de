// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>

#include "base/format.hpp"
#include "cli/arguments_french.hpp"
#include "text/utf8.hpp"

namespace vigie::cli {
namespace {

constexpr const char* kVersion = "vigie " VIGIE_VERSION;

constexpr const char* kDescription =
    "vigie\u00a0: la veille partagée de la presse, du flux au panorama et à la lettre.\n\n"
    "Pour commencer\u00a0: vigie apply (lit la configuration), vigie user add (crée un compte),\n"
    "vigie poll (relève les flux), vigie serve (ouvre l’application), vigie letter draft.";

constexpr const char* kFooter =
    "Codes de sortie\u00a0: 0 fait, 1 impossible, 2 commande ou fichier à corriger,\n"
    "3 un autre vigie fait déjà ce travail, 4 fait, mais quelque chose est à regarder.\n"
    "«\u00a0vigie VERBE --help\u00a0» décrit chaque verbe.";

/// The heading of the verbs is the group that each of them is in.
void head_verbs_in_french(CLI::App& app) {
  for (CLI::App* verb : app.get_subcommands({})) {
    verb->group("Verbes");
    head_verbs_in_french(*verb);
  }
}

/// "article add": as it is typed.
std::string path_of(const CLI::App& verb) {
  const CLI::App* parent = verb.get_parent();
  if (parent == nullptr) return {};
  return path_of(*parent) + verb.get_name() + " ";
}

/// "vigie article": what stands before the verb where its help shows how to call it.
std::string before(const CLI::App& verb) {
  const CLI::App* parent = verb.get_parent();
  if (parent == nullptr) return "";  // CLI11 adds the name of the program itself
  std::string path = "vigie " + path_of(*parent);
  path.pop_back();
  return path;
}

int refuse_line(const CLI::App& app, const CLI::ParseError& error) {
  std::fputs(fmt::format("vigie\u00a0: {}.\nVoir\u00a0: vigie {}--help\n",
                         text::showable(sentence_of(app, error)), path_of(named_verb(app)))
                 .c_str(),
             stderr);
  return kExitUsage;
}

}  // namespace

std::variant<Chosen, int> read_arguments(int count, const char* const* arguments) {
  CLI::App app(kDescription, "vigie");
  speak_french(app);
  app.footer(kFooter);
  app.set_version_flag("--version", kVersion, "affiche la version");
  app.require_subcommand(1);
  Chosen chosen;
  std::string config_file;
  app.add_option("--config", config_file, "vigie.toml de l’installation")->type_name("FICHIER");
  app.fallthrough();
  add_setup_verbs(app, chosen);
  add_rota_verbs(app, chosen);
  add_reading_verbs(app, chosen);
  add_sources_verbs(app, chosen);
  add_tagging_verbs(app, chosen);
  add_web_verbs(app, chosen);
  add_feed_verbs(app, chosen);
  add_story_verbs(app, chosen);
  add_letter_verbs(app, chosen);
  add_exports_verbs(app, chosen);
  add_panorama_verbs(app, chosen);
  head_verbs_in_french(app);
  try {
    app.parse(count, arguments);
  } catch (const CLI::CallForHelp& help) {
    // Of a verb that does not exist there is no help: its parent's would say that all is well.
    if (!app.remaining(true).empty()) return refuse_line(app, help);
    std::fputs(named_verb(app).help(before(named_verb(app))).c_str(), stdout);
    return kExitOk;
  } catch (const CLI::CallForVersion&) {
    std::puts(kVersion);
    return kExitOk;
  } catch (const CLI::ParseError& error) {
    if (count <= 1) {
      std::fputs(app.help().c_str(), stdout);
      return kExitUsage;
    }
    return refuse_line(app, error);
  }
  chosen.config_file = config_file;
  return chosen;
}

}  // namespace vigie::cli
