// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments_french.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

#include "base/format.hpp"
#include "config/notebook.hpp"
#include "text/utf8.hpp"

namespace vigie::cli {
namespace {

constexpr std::size_t kHelpColumn = 34;

/// The rows of a help page; CLI11 would count bytes where a person sees letters.
class FrenchFormatter : public CLI::Formatter {
 public:
  std::string make_option(const CLI::Option* option, bool is_positional) const override {
    return row(make_option_name(option, is_positional) + make_option_opts(option),
               option->get_description());
  }

  std::string make_subcommand(const CLI::App* verb) const override {
    return row(verb->get_name(), verb->get_description());
  }

  std::string make_option_opts(const CLI::Option* option) const override {
    if (option->get_type_size() == 0) return "";       // a flag
    const std::string type = option->get_type_name();  // "TEXT:new, kept ou relayed"
    const std::size_t colon = type.find(':');
    std::string text = " " + get_label(type.substr(0, colon));
    if (colon != std::string::npos) text += " (" + type.substr(colon + 1) + ")";
    if (option->get_expected_max() == CLI::detail::expected_max_vector_size) text += " …";
    if (option->get_required()) text += " " + get_label("REQUIRED");
    return text;
  }

 private:
  static std::string row(const std::string& name, const std::string& description) {
    std::string line = "  " + name;
    const std::size_t columns = text::utf8_length(line);
    line += columns + 1 < kHelpColumn ? std::string(kHelpColumn - columns, ' ')
                                      : "\n" + std::string(kHelpColumn, ' ');
    return line + description + "\n";
  }
};

std::string in_quotes(std::string_view word) { return fmt::format("«\u00a0{}\u00a0»", word); }

/// What CLI11 could not place: an option nobody knows, a verb that does not exist, one word too
/// many. It is the mistake even where CLI11 complains first of what is missing beside it.
std::string sentence_of_stray(const CLI::App& verb, const std::string& stray) {
  const auto verbs = verb.get_subcommands([](const CLI::App*) { return true; });
  if (stray.starts_with('-')) return "option inconnue " + in_quotes(stray);
  if (verbs.empty()) return "argument de trop " + in_quotes(stray);
  std::vector<std::string> names;
  names.reserve(verbs.size());
  for (const CLI::App* each : verbs) names.push_back(each->get_name());
  const auto nearest = config::nearest_word(stray, names);
  return "verbe inconnu " + in_quotes(stray) +
         (nearest ? fmt::format("\u202f; le plus proche est {}", in_quotes(*nearest)) : "");
}

/// CLI11 names the option first: "--limit: …", "--email is required".
std::string_view option_in(std::string_view said, std::string_view until) {
  return said.substr(0, said.find(until));
}

}  // namespace

void speak_french(CLI::App& app) {
  auto formatter = std::make_shared<FrenchFormatter>();
  formatter->label("Usage", "Usage\u00a0");
  formatter->label("OPTIONS", "options");
  formatter->label("Options", "Options");
  formatter->label("Positionals", "Arguments");
  formatter->label("Subcommands", "Verbes");
  formatter->label("SUBCOMMAND", "verbe");
  formatter->label("SUBCOMMANDS", "verbes");
  formatter->label("REQUIRED", "(obligatoire)");
  formatter->label("TEXT", "TEXTE");
  formatter->label("INT", "NOMBRE");
  formatter->label("UINT", "NOMBRE");
  app.formatter(std::move(formatter));
  app.set_help_flag("-h,--help", "affiche cette aide");
}

const CLI::App& named_verb(const CLI::App& app) {
  const auto named = app.get_subcommands();
  return named.empty() ? app : named_verb(*named.front());
}

std::string sentence_of(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App& verb = named_verb(app);
  const auto strays = app.remaining(true);
  if (!strays.empty()) return sentence_of_stray(verb, strays.front());
  const std::string_view said = error.what();
  switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
    case CLI::ExitCodes::RequiredError:
      if (said.starts_with("A subcommand")) return "il manque un verbe";
      return fmt::format("il manque {}", option_in(said, " is required"));
    case CLI::ExitCodes::ArgumentMismatch:
      return fmt::format("{} attend une valeur, et une seule", option_in(said, ":"));
    case CLI::ExitCodes::ConversionError: {
      const std::size_t colon = said.find(": "), equals = said.find(" = ");
      if (colon == std::string_view::npos || equals == std::string_view::npos) break;
      return fmt::format("{} ne peut pas être {}", said.substr(colon + 2, equals - colon - 2),
                         in_quotes(said.substr(equals + 3)));
    }
    case CLI::ExitCodes::ValidationError:  // the checks below speak French
      return fmt::format("{}\u00a0: {}", option_in(said, ": "),
                         said.substr(std::min(said.size(), said.find(": ") + 2)));
    case CLI::ExitCodes::ExcludesError: {
      const std::size_t end = std::min(said.size(), said.find(" excludes ") + 10);
      return fmt::format("{} ne va pas avec {}", option_in(said, " excludes "), said.substr(end));
    }
    default:
      break;
  }
  return "cette commande n’est pas comprise";
}

CLI::Validator between(long long least, long long most) {
  const bool open = most == std::numeric_limits<long long>::max();
  const std::string range =
      open ? fmt::format("à partir de {}", least) : fmt::format("de {} à {}", least, most);
  const auto check = [least, most, range](const std::string& given) -> std::string {
    long long number = 0;
    const auto [end, wrong] = std::from_chars(given.data(), given.data() + given.size(), number);
    const bool fits = wrong == std::errc() && end == given.data() + given.size() &&
                      number >= least && number <= most;
    return fits ? "" : fmt::format("un nombre {} est attendu, et non {}", range, in_quotes(given));
  };
  return {check, range};
}

CLI::Validator one_of(std::vector<std::string> words) {
  std::string list;
  for (std::size_t at = 0; at < words.size(); ++at) {
    list += (at == 0 ? "" : at + 1 == words.size() ? " ou " : ", ") + words[at];
  }
  const auto check = [words = std::move(words), list](const std::string& given) -> std::string {
    if (std::ranges::find(words, given) != words.end()) return "";
    return fmt::format("{} est attendu, et non {}", list, in_quotes(given));
  };
  return {check, list};
}

}  // namespace vigie::cli
