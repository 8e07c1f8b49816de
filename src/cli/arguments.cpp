// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <cstdio>

#include "base/format.hpp"

namespace vigie::cli {
namespace {

constexpr const char* kVersion = "vigie " VIGIE_VERSION;

constexpr const char* kDescription =
    "vigie : la veille partagée de la presse, du flux au panorama et à la lettre.\n\n"
    "Pour commencer : vigie apply (lit la configuration), vigie user add (crée un compte),\n"
    "vigie poll (relève les flux), vigie serve (ouvre l’application), vigie letter draft.";

constexpr const char* kFooter =
    "Codes de sortie : 0 fait, 1 impossible, 2 commande ou fichier à corriger,\n"
    "3 un autre vigie fait déjà ce travail, 4 fait, mais quelque chose est à regarder.\n"
    "« vigie VERBE --help » décrit chaque verbe.";

/// What CLI11 says in English, said in French.
std::string sentence_for(const CLI::ParseError& error) {
  const std::string name = error.get_name();
  if (name == "ExtrasError") return fmt::format("argument inconnu ({})", error.what());
  if (name == "RequiredError") {
    const std::string_view said = error.what();
    return fmt::format("il manque un argument ({})", said.substr(0, said.find(" is required")));
  }
  if (name == "ArgumentMismatch") {
    return fmt::format("une option attend une valeur ({})", error.what());
  }
  if (name == "ConversionError" || name == "ValidationError") {
    return fmt::format("une valeur ne convient pas ({})", error.what());
  }
  if (name == "ExcludesError" || name == "RequiresError") {
    return fmt::format("ces options ne vont pas ensemble ({})", error.what());
  }
  return error.what();
}

/// The heading of the verbs is the group that each of them is in.
void head_verbs_in_french(CLI::App& app) {
  for (CLI::App* verb : app.get_subcommands({})) {
    verb->group("Verbes");
    head_verbs_in_french(*verb);
  }
}

/// The deepest verb that was named: its help is the one a person asked for.
const CLI::App& named_verb(const CLI::App& app) {
  const auto named = app.get_subcommands();
  return named.empty() ? app : named_verb(*named.front());
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
  if (parent == nullptr) return "vigie";
  std::string path = "vigie " + path_of(*parent);
  path.pop_back();
  return path;
}

void speak_french(CLI::App& app) {
  auto formatter = std::make_shared<CLI::Formatter>();
  formatter->label("Usage", "Usage");
  formatter->label("OPTIONS", "options");
  formatter->label("Options", "Options");
  formatter->label("Positionals", "Arguments");
  formatter->label("Subcommands", "Verbes");
  formatter->label("SUBCOMMAND", "verbe");
  formatter->label("SUBCOMMANDS", "verbes");
  formatter->label("REQUIRED", "(obligatoire)");
  formatter->label("TEXT", "TEXTE");
  formatter->label("INT", "NOMBRE");
  formatter->column_width(34);
  app.formatter(std::move(formatter));
  app.set_help_flag("-h,--help", "affiche cette aide");
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
  add_reading_verbs(app, chosen);
  add_sources_verbs(app, chosen);
  add_tagging_verbs(app, chosen);
  add_web_verbs(app, chosen);
  add_feed_verbs(app, chosen);
  add_story_verbs(app, chosen);
  add_letter_verbs(app, chosen);
  head_verbs_in_french(app);
  try {
    app.parse(count, arguments);
  } catch (const CLI::CallForHelp&) {
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
    std::fputs(fmt::format("vigie : {}.\nVoir : vigie {}--help\n", sentence_for(error),
                           path_of(named_verb(app)))
                   .c_str(),
               stderr);
    return kExitUsage;
  }
  chosen.config_file = config_file;
  return chosen;
}

}  // namespace vigie::cli
