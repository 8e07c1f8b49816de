// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/facts.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/format.hpp"
#include "config/medias.hpp"
#include "config/write_toml.hpp"

namespace vigie::app {
namespace {

constexpr int kWeekDays = 7;
constexpr std::size_t kIsoDayBytes = 10;

/// Lines of "name=value"; a value never breaks its line.
class Lines {
 public:
  Lines& add(std::string_view name, std::string value) {
    if (value.empty()) return *this;
    for (char& c : value) {
      if (static_cast<unsigned char>(c) < ' ') c = ' ';
    }
    if (!text_.empty()) text_ += '\n';
    text_ += fmt::format("{}={}", name, value);
    return *this;
  }
  Lines& add(std::string_view name, const std::vector<std::string>& values) {
    return add(name, fmt::format("{}", fmt::join(values, ", ")));
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

class FactList {
 public:
  void add(std::string_view kind, std::string key, Lines& lines) {
    facts_.emplace(FactKey(kind, std::move(key)), lines.take());  // the first one counts
  }
  Facts take() { return std::move(facts_); }

 private:
  Facts facts_;
};

void add_centres(const Centres& centres, FactList& list) {
  for (const Centre& centre : centres) {
    Lines lines;
    lines.add("nom", centre.name).add("alias", centre.aliases);
    lines.add("territoires", centre.territory).add("fuseau", centre.zone);
    lines.add("jours feries", centre.holidays);
    list.add(fact::kCentre, centre.key, lines);
  }
}

std::string with_weight(const ThemeTerm& term) {
  if (term.kind == TermKind::exclusion || term.weight == kPlainTerm) return term.term;
  return fmt::format("{} ({})", term.term, term.weight);
}

void add_themes(const Themes& themes, FactList& list) {
  for (const Theme& theme : themes) {
    std::vector<std::string> terms;
    std::vector<std::string> exclusions;
    for (const ThemeTerm& term : theme.terms) {
      (term.kind == TermKind::term ? terms : exclusions).push_back(with_weight(term));
    }
    Lines lines;
    lines.add("nom", theme.label).add("du", iso(theme.valid_from));
    lines.add("au", theme.valid_to ? iso(*theme.valid_to) : std::string());
    lines.add("remplace par", theme.replaced_by);
    lines.add("expressions", terms).add("exclusions", exclusions);
    list.add(fact::kTheme, theme.code, lines);
  }
}

void add_sources(const Configuration& configuration, FactList& list) {
  for (const store::SourceFacts& source : configuration.sources) {
    Lines lines;
    lines.add("titre", source.title).add("adresse", source.url).add("site", source.site_url);
    lines.add("acces", std::string(file_word(source.access)));
    lines.add("territoire", source.territory).add("themes", source.themes);
    const ExtractGrant& extract = source.extract;
    lines.add("extrait", extract.words > 0
                             ? fmt::format("{} mots ({})", extract.words, extract.reason)
                             : std::string());
    list.add(fact::kSource, source.url_key, lines);
  }
  for (const Allocation& allocation : configuration.allocations) {
    Lines lines;
    lines.add("titulaire", allocation.centre).add("suppleant", allocation.backup);
    lines.add("poids", allocation.weight_minutes ? fmt::format("{} min", *allocation.weight_minutes)
                                                 : std::string("mesure"));
    lines.add("fixe", std::string(allocation.fixed ? "oui" : ""));
    list.add(fact::kAllocation, key_of(allocation), lines);
  }
}

void add_filters(const FilterRules& rules, FactList& list) {
  for (const FilterRule& rule : rules) {
    Lines lines;
    lines.add("nom", rule.name).add("centre", rule.centre).add("source", rule.source_key);
    lines.add("si", config::write_condition(rule.condition));
    list.add(fact::kFilter, rule.key, lines);
  }
}

std::vector<std::string> sorted(std::vector<std::string> texts) {
  std::ranges::sort(texts);
  return texts;
}

void add_medias(const Configuration& configuration, FactList& list) {
  for (const Media& media : configuration.medias) {
    Lines lines;
    lines.add("nom", media.name).add("alias", sorted(media.aliases));
    lines.add("hotes", sorted(media.hosts)).add("anciens hotes", sorted(media.former_hosts));
    lines.add("issn", media.issn).add("rythme", std::string(config::file_word(media.rhythm)));
    lines.add("acces", std::string(file_word(media.access)));
    lines.add("titre au catalogue", media.catalogue_title);
    lines.add("issn au catalogue", media.catalogue_issn);
    lines.add("plateforme", std::string(media.platform ? "oui" : ""));
    list.add(fact::kMedia, media.key, lines);
  }
  for (const TrackerSite& site : configuration.trackers) {
    Lines lines;
    lines.add("parametres", sorted(site.parameters));
    if (!site.parameters.empty()) list.add(fact::kTrackers, site.site, lines);
  }
}

void add_shares(const Rota& rota, FactList& list) {
  for (const RotaShare& share : rota.shares) {
    const auto place = std::ranges::find(rota.duty_order, share.centre);
    Lines lines;
    lines.add("part", fmt::format("{}", share.share)).add("themes", share.themes);
    if (place != rota.duty_order.end()) {
      lines.add("rang", std::to_string(place - rota.duty_order.begin() + 1));
    }
    list.add(fact::kShare, share.centre, lines);
  }
}

void add_exceptions(const Rota& rota, FactList& list) {
  for (const Replacement& replacement : rota.replacements) {
    Lines lines;
    lines.add("pour", replacement.for_centre).add("par", replacement.by_centre);
    lines.add("motif", replacement.reason);
    list.add(fact::kReplacement, key_of(replacement), lines);
  }
  for (const Swap& swap : rota.swaps) {
    Lines lines;
    lines.add("entre", swap.first_centre).add("et", swap.second_centre);
    lines.add("accepte", swap.accepted_on ? iso(*swap.accepted_on) : std::string());
    list.add(fact::kSwap, key_of(swap), lines);
  }
  for (const Absence& absence : rota.absences) {
    Lines lines;
    lines.add("qui", absence.centre.empty() ? std::string("tout le réseau") : absence.centre);
    lines.add("motif", absence.reason);
    list.add(fact::kAbsence, key_of(absence), lines);
  }
}

}  // namespace

std::string key_of(const Allocation& allocation) {
  return fmt::format("{} {}", allocation.centre, allocation.url_key);
}
std::string key_of(const DutyTurn& turn) { return iso(turn.week); }
std::string key_of(const Replacement& replacement) { return iso(replacement.week); }
std::string key_of(const Swap& swap) {
  return fmt::format("{} {}", iso(swap.first_week), iso(swap.second_week));
}
std::string key_of(const Absence& absence) {
  return fmt::format("{} {} {}", absence.centre.empty() ? "*" : absence.centre, iso(absence.from),
                     iso(absence.to));
}

std::vector<std::pair<std::string, std::string>> rota_rules(const Rota& rota) {
  if (rota.name.empty() && rota.plan.empty()) return {};  // none was ever applied
  std::vector<std::pair<std::string, std::string>> rules = {
      {"name", rota.name},
      {"valid_from", iso(rota.valid_from)},
      {"valid_to", iso(rota.valid_to)},
      {"acted_on", rota.acted_on ? iso(*rota.acted_on) : std::string()},
      {"acted_by", rota.acted_by},
      {"duty_backup", rota.duty_backup},
      {"handoff", rota.handoff},
      {"zone", rota.zone},
      {"turn", rota.turn == TurnSpan::week ? std::string() : std::string(name_of(rota.turn))},
      {"balance_moves", rota.balance_moves == Rota{}.balance_moves
                            ? std::string()
                            : std::to_string(rota.balance_moves)},
      {std::string(kReminderRule), fmt::format("{}", fmt::join(rota.reminder_days, ","))}};
  std::erase_if(rules, [](const auto& rule) { return rule.second.empty(); });
  return rules;
}

Facts facts_of(const Configuration& configuration) {
  FactList list;
  add_centres(configuration.centres, list);
  add_themes(configuration.themes, list);
  add_filters(configuration.filters, list);
  add_medias(configuration, list);
  add_sources(configuration, list);
  for (auto& [name, value] : rota_rules(configuration.rota)) {
    Lines lines;
    lines.add("valeur", value);
    list.add(fact::kRota, name, lines);
  }
  add_shares(configuration.rota, list);
  for (const DutyTurn& turn : configuration.rota.plan) {
    Lines lines;
    lines.add("titulaire", turn.centre.empty() ? std::string("(fermé)") : turn.centre);
    list.add(fact::kTurn, key_of(turn), lines);
  }
  add_exceptions(configuration.rota, list);
  return list.take();
}

bool is_past(const FactKey& key, Day day) {
  const auto& [kind, text] = key;
  const bool weekly = kind == fact::kTurn || kind == fact::kReplacement || kind == fact::kSwap;
  if ((!weekly && kind != fact::kAbsence) || text.size() < kIsoDayBytes) return false;
  const auto last = parse_day(std::string_view(text).substr(text.size() - kIsoDayBytes));
  if (!last) return false;
  return (weekly ? *last + (kWeekDays - 1) : *last) < day;
}

std::string_view file_word(Access access) {
  switch (access) {
    case Access::free:
      return "libre";
    case Access::subscribers:
      return "abonnes";
    case Access::registration:
      return "inscription";
  }
  return "libre";
}

Owner owner_of(std::string_view kind) {
  for (const std::string_view both : {fact::kFilter, fact::kSource, fact::kAllocation}) {
    if (kind == both) return Owner::both;
  }
  for (const std::string_view of_program :
       {fact::kTurn, fact::kReplacement, fact::kSwap, fact::kAbsence}) {
    if (kind == of_program) return Owner::program;
  }
  return Owner::files;
}

std::map<std::string, std::string> fields_of(std::string_view canonical) {
  std::map<std::string, std::string> fields;
  while (!canonical.empty()) {
    const std::string_view line = canonical.substr(0, canonical.find('\n'));
    if (const std::size_t equals = line.find('='); equals != std::string_view::npos) {
      fields.emplace(line.substr(0, equals), line.substr(equals + 1));
    }
    canonical.remove_prefix(std::min(canonical.size(), line.size() + 1));
  }
  return fields;
}

std::string with_field(std::string_view canonical, std::string_view name, std::string_view value) {
  auto fields = fields_of(canonical);
  fields[std::string(name)] = value;
  std::string text;
  for (const auto& [key, said] : fields) {
    if (!said.empty()) text += fmt::format("{}{}={}", text.empty() ? "" : "\n", key, said);
  }
  return text;
}

}  // namespace vigie::app
