// SPDX-License-Identifier: EUPL-1.2
#include "config/providers.hpp"

#include <algorithm>
#include <system_error>

#include "base/format.hpp"
#include "config/toml_reader.hpp"

namespace vigie::config {
namespace {

template <typename Value>
struct Word {
  std::string_view word;
  Value value;
};

constexpr Word<MailPhase> kPhases[] = {{"connexion", MailPhase::connect},
                                       {"expediteur", MailPhase::mail},
                                       {"destinataire", MailPhase::rcpt},
                                       {"contenu", MailPhase::data},
                                       {"rapport", MailPhase::report}};

constexpr Word<AnswerSubject> kSubjects[] = {
    {"lecteur", AnswerSubject::reader},         {"boite_pleine", AnswerSubject::mailbox_full},
    {"liste_grise", AnswerSubject::greylisted}, {"plus_tard", AnswerSubject::later},
    {"reputation", AnswerSubject::reputation},  {"authentification", AnswerSubject::authentication},
    {"contenu", AnswerSubject::content},        {"quota", AnswerSubject::quota},
    {"identification", AnswerSubject::login},   {"relais", AnswerSubject::relay},
    {"verification", AnswerSubject::challenge}, {"automatique", AnswerSubject::autoreply}};

constexpr Word<AnswerMeasure> kMeasures[] = {
    {"refuser", AnswerMeasure::refuse},         {"reessayer", AnswerMeasure::retry},
    {"ralentir", AnswerMeasure::slow_provider}, {"arreter", AnswerMeasure::pause_all},
    {"montrer", AnswerMeasure::show},           {"rien", AnswerMeasure::none}};

template <typename Value, std::size_t size>
const Value* named(const Word<Value> (&words)[size], std::string_view word) {
  const auto* const found =
      std::ranges::find_if(words, [&](const Word<Value>& each) { return each.word == word; });
  return found == std::end(words) ? nullptr : &found->value;
}

std::vector<std::string> answer_words(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    if (space > 0) parts.emplace_back(text.substr(0, space));
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return parts;
}

AnswerMeasure usual_measure(AnswerSubject subject, bool relay) {
  switch (subject) {
    case AnswerSubject::reader:
      return AnswerMeasure::refuse;
    case AnswerSubject::mailbox_full:
    case AnswerSubject::greylisted:
    case AnswerSubject::later:
      return AnswerMeasure::retry;
    case AnswerSubject::challenge:
      return AnswerMeasure::show;
    case AnswerSubject::autoreply:
      return AnswerMeasure::none;
    default:
      return relay ? AnswerMeasure::pause_all : AnswerMeasure::slow_provider;
  }
}

/// The word that a key holds; noted when it is none of the list.
template <typename Value, std::size_t size>
Value word_of(TableReader& table, std::string_view key, const Word<Value> (&words)[size],
              const std::string& word, Value otherwise) {
  if (const Value* const value = named(words, word)) return *value;
  const TomlEntry* const entry = table.node().find(key);
  table.notes().error(entry == nullptr ? table.node() : entry->value,
                      fmt::format("«\u00a0{}\u00a0» ne connaît pas «\u00a0{}\u00a0».", key, word));
  return otherwise;
}

/// "550", "4xx", "5.7.x", "-".
bool is_answer_code(std::string_view code) {
  return code.find_first_not_of("0123456789x.-") == std::string_view::npos;
}

std::vector<std::string> codes_of(TableReader& table, std::string_view key) {
  std::vector<std::string> codes = answer_words(table.text(key));
  for (const std::string& code : codes) {
    if (!is_answer_code(code)) {
      table.notes().error(table.node().find(key)->value,
                          fmt::format("«\u00a0{}\u00a0» n’est pas un code.", code));
    }
  }
  return codes;
}

AnswerRule read_rule(TableReader& table, bool relay) {
  AnswerRule rule;
  rule.line = table.node().line;
  rule.codes = codes_of(table, "codes");
  rule.enhanced = codes_of(table, "etendus");
  rule.words = table.text("mots");
  for (const std::string& phase : answer_words(table.text("etape"))) {
    rule.phases.push_back(word_of(table, "etape", kPhases, phase, MailPhase::any));
  }
  rule.subject =
      word_of(table, "sens", kSubjects, table.required_text("sens"), AnswerSubject::later);
  const std::string measure = table.text("suite");
  rule.measure = measure.empty() ? usual_measure(rule.subject, relay)
                                 : word_of(table, "suite", kMeasures, measure, AnswerMeasure::show);
  table.refuse_unknown_keys();
  return rule;
}

MailProvider read_provider(const TomlEntry& entry, Notebook& notes) {
  TableReader table(entry.value, notes);
  MailProvider provider;
  provider.key = entry.key;
  provider.name = table.required_text("nom");
  provider.relay = table.flag("relais", false);
  provider.domains = table.texts("domaines");
  provider.hosts = table.texts("serveurs");
  provider.reads_also = table.text("avec");
  provider.rest_minutes = table.integer("repos_min", 60, 1, 24 * 60);
  for (TableReader& rule : table.tables("regles")) {
    provider.rules.push_back(read_rule(rule, provider.relay));
  }
  table.refuse_unknown_keys();
  return provider;
}

}  // namespace

Loaded<MailProviders> load_providers(const std::filesystem::path& file) {
  Notebook notes(file.string());
  MailProviders providers;
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return {std::move(providers), notes.take()};
  const TomlNode root = read_toml_file(file, notes);
  TableReader top(root, notes);
  std::size_t rules = 0;
  const TableReader all = top.table("fournisseur");
  for (const TomlEntry& entry : all.entries()) {
    if (entry.value.kind != TomlNode::Kind::table) {
      notes.error(entry.value, "un fournisseur s’écrit [fournisseur.clé].");
      continue;
    }
    providers.push_back(read_provider(entry, notes));
    rules += providers.back().rules.size();
  }
  if (rules > kAnswerRulesMax) {
    notes.error(root, fmt::format("plus de {} règles.", kAnswerRulesMax));
  }
  top.refuse_unknown_keys();
  return {std::move(providers), notes.take()};
}

}  // namespace vigie::config
