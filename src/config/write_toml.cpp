// SPDX-License-Identifier: EUPL-1.2
#include "config/write_toml.hpp"

#include "base/format.hpp"
#include "config/filters.hpp"
#include "config/medias.hpp"

namespace vigie::config {
namespace {

constexpr std::size_t kLineBytes = 100;

/// "key = value" lines.
class Lines {
 public:
  explicit Lines(std::string heading) : text_(std::move(heading) + "\n") {}

  Lines& put(std::string_view key, std::string_view value) {
    text_ += fmt::format("{} = {}\n", key, value);
    return *this;
  }
  Lines& put_text(std::string_view key, std::string_view value) {
    return value.empty() ? *this : put(key, toml_text(value));
  }
  Lines& put_texts(std::string_view key, const std::vector<std::string>& values) {
    return values.empty() ? *this : put(key, toml_texts(values));
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

std::string write_conditions(const std::vector<FilterCondition>& conditions) {
  std::vector<std::string> all;
  for (const FilterCondition& each : conditions) all.push_back(write_condition(each));
  return fmt::format("[{}]", fmt::join(all, ", "));
}

std::vector<std::string> terms_of(const Theme& theme, TermKind kind, double weight) {
  std::vector<std::string> terms;
  for (const ThemeTerm& term : theme.terms) {
    if (term.kind == kind && (kind == TermKind::exclusion || term.weight == weight)) {
      terms.push_back(term.term);
    }
  }
  return terms;
}

}  // namespace

std::string toml_text(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      quoted += '\\';
      quoted += c;
    } else if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') {
      quoted += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

std::string toml_texts(const std::vector<std::string>& texts) {
  std::vector<std::string> quoted;
  std::size_t bytes = 0;
  for (const std::string& text : texts) {
    quoted.push_back(toml_text(text));
    bytes += quoted.back().size() + 2;
  }
  if (bytes < kLineBytes) return fmt::format("[{}]", fmt::join(quoted, ", "));
  std::string list = "[";
  std::size_t line = kLineBytes;
  for (const std::string& each : quoted) {
    if (line + each.size() + 2 > kLineBytes) {
      list += "\n ";
      line = 1;
    }
    list += " " + each + ",";
    line += each.size() + 2;
  }
  return list + "\n]";
}

std::string write_centre(const Centre& centre) {
  Lines lines(fmt::format("[centre.{}]", centre.key));
  lines.put_text("nom", centre.name).put_texts("alias", centre.aliases);
  lines.put_texts("territoires", centre.territory);
  if (centre.zone != kParis) lines.put_text("fuseau", centre.zone);
  return lines.put_texts("jours_feries", centre.holidays).take();
}

std::string write_media(const Media& media) {
  Lines lines(fmt::format("[media.{}]", media.key));
  lines.put_text("nom", media.name).put_texts("alias", media.aliases);
  lines.put_texts("hotes", media.hosts).put_texts("anciens_hotes", media.former_hosts);
  lines.put_text("issn", media.issn).put_text("rythme", file_word(media.rhythm));
  if (media.access != Access::free) {
    lines.put_text("acces", media.access == Access::subscribers ? "abonnes" : "inscription");
  }
  lines.put_text("catalogue_titre", media.catalogue_title);
  lines.put_text("catalogue_issn", media.catalogue_issn);
  if (media.platform) lines.put("plateforme", "true");
  return lines.take();
}

std::string write_tracker_site(const TrackerSite& site) {
  const bool bare = site.site == kEverySite;
  Lines lines(fmt::format("[site.{}]", bare ? site.site : toml_text(site.site)));
  return lines.put_texts("parametres", site.parameters).take();
}

std::string write_theme(const Theme& theme) {
  Lines lines(fmt::format("[theme.{}]", theme.code));
  lines.put_text("nom", theme.label).put("depuis", iso(theme.valid_from));
  if (theme.valid_to) lines.put("jusqu_a", iso(*theme.valid_to));
  lines.put_texts("remplace_par", theme.replaced_by);
  lines.put_texts("fortes", terms_of(theme, TermKind::term, kStrongTerm));
  lines.put_texts("expressions", terms_of(theme, TermKind::term, kPlainTerm));
  lines.put_texts("courantes", terms_of(theme, TermKind::term, kCommonTerm));
  lines.put_texts("faibles", terms_of(theme, TermKind::term, kWeakTerm));
  lines.put_texts("contre", terms_of(theme, TermKind::term, kTermAgainst));
  return lines.put_texts("exclusions", terms_of(theme, TermKind::exclusion, kPlainTerm)).take();
}

std::string write_condition(const FilterCondition& condition) {
  std::vector<std::string> parts;
  for (const FilterFieldKey& name : kFilterFieldKeys) {
    for (const FilterTest& test : condition.tests) {
      if (test.field != name.field) continue;
      std::vector<std::string> expressions;
      for (const std::string& each : test.any_of) expressions.push_back(toml_text(each));
      parts.push_back(fmt::format("{} = [{}]", name.key, fmt::join(expressions, ", ")));
    }
  }
  if (condition.before) parts.push_back("avant = " + iso(*condition.before));
  if (condition.after) parts.push_back("apres = " + iso(*condition.after));
  if (!condition.one_of.empty()) parts.push_back("un_de = " + write_conditions(condition.one_of));
  if (!condition.except.empty()) parts.push_back("sauf = " + write_conditions(condition.except));
  return fmt::format("{{ {} }}", fmt::join(parts, ", "));
}

std::string write_filter(const FilterRule& rule) {
  Lines lines(fmt::format("[regle.{}]", rule.key));
  lines.put_text("nom", rule.name).put_text("centre", rule.centre);
  lines.put_text("source", rule.source_key);
  return lines.put("si", write_condition(rule.condition)).take();
}

std::string write_share(const RotaShare& share) {
  Lines lines(fmt::format("[centre.{}]", share.centre));
  return lines.put("part", fmt::format("{}", share.share)).put_texts("themes", share.themes).take();
}

std::string write_turn(const DutyTurn& turn) {
  return fmt::format("{} = {}\n", iso(turn.week), toml_text(turn.centre));
}

std::string write_absence(const Absence& absence) {
  Lines lines("[[absence]]");
  lines.put_text("centre", absence.centre).put("du", iso(absence.from));
  return lines.put("au", iso(absence.to)).put_text("motif", absence.reason).take();
}

std::string write_replacement(const Replacement& replacement) {
  Lines lines("[[remplacement]]");
  lines.put_text("tour", "panorama").put("semaine", iso(replacement.week));
  lines.put_text("pour", replacement.for_centre).put_text("par", replacement.by_centre);
  return lines.put_text("motif", replacement.reason).take();
}

std::string write_swap(const Swap& swap) {
  Lines lines("[[echange]]");
  lines.put_text("tour", "panorama");
  lines.put("entre", toml_texts({swap.first_centre, swap.second_centre}));
  lines.put("semaines", fmt::format("[{}, {}]", iso(swap.first_week), iso(swap.second_week)));
  if (swap.accepted_on) lines.put("accepte", iso(*swap.accepted_on));
  return lines.take();
}

std::string write_closures(const std::vector<Absence>& absences) {
  std::string list = "[\n";
  for (const Absence& absence : absences) {
    if (!absence.centre.empty()) continue;
    list += fmt::format("  {{ du = {}, au = {}", iso(absence.from), iso(absence.to));
    if (!absence.reason.empty()) list += ", motif = " + toml_text(absence.reason);
    list += " },\n";
  }
  return list + "]";
}

std::string write_reminders(const std::vector<int>& days) {
  std::vector<std::string> delays;
  for (const int each : days) delays.push_back(fmt::format("{} jour{}", each, each > 1 ? "s" : ""));
  return toml_texts(delays);
}

}  // namespace vigie::config
