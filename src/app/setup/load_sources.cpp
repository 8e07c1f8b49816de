// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/load_sources.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/files.hpp"
#include "base/format.hpp"
#include "config/centres.hpp"
#include "config/notebook.hpp"
#include "parse/opml.hpp"
#include "rights/extract.hpp"
#include "text/shown.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

namespace fs = std::filesystem;
using config::Notebook;
using parse::Outline;

constexpr double kMinutesMax = 10'080;  // a week has no more
constexpr std::string_view kOurs = "vigie:";
const std::vector<std::string> kAttributes = {
    "vigie:suppleant", "vigie:acces",   "vigie:poids",   "vigie:territoire",   "vigie:themes",
    "vigie:fixe",      "vigie:verifie", "vigie:extrait", "vigie:extrait-motif"};

/// Where a feed was first named.
struct FirstSeen {
  std::size_t index = 0;  ///< in LoadedSources::sources
  std::string file;
  int line = 0;
};

/// Reads one centre's file after another into the same lists.
struct SourceFiles {
  const Centres& centres;
  const std::vector<std::string>& theme_codes;
  LoadedSources loaded{};
  std::map<std::string, FirstSeen> seen{};

  void read_file(const fs::path& file, Notebook& notes);
  void read_outline(const Outline& outline, const std::string& centre, const std::string& file,
                    Notebook& notes);
  store::SourceFacts read_facts(const Outline& outline, Notebook& notes) const;
  Allocation read_allocation(const Outline& outline, const std::string& centre,
                             Notebook& notes) const;
  bool add_source(store::SourceFacts facts, const Outline& outline, const std::string& centre,
                  const std::string& file, Notebook& notes);
};

std::vector<std::string> comma_list(std::string_view text) {
  std::vector<std::string> items;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    std::string_view item = text.substr(0, comma);
    while (item.starts_with(' ')) item.remove_prefix(1);
    while (item.ends_with(' ')) item.remove_suffix(1);
    if (!item.empty()) items.emplace_back(item);
    if (comma == std::string_view::npos) break;
    text.remove_prefix(comma + 1);
  }
  return items;
}

Access read_access(const Outline& outline, Notebook& notes) {
  const std::string_view word = outline.attribute("vigie:acces");
  if (word == "abonnes") return Access::subscribers;
  if (word == "inscription") return Access::registration;
  if (!word.empty() && word != "libre") {
    notes.error(outline, fmt::format("vigie:acces attend « libre », « abonnes » ou "
                                     "« inscription », pas « {} ».",
                                     word));
  }
  return Access::free;
}

/// The whole number that an attribute holds; none for any other text.
std::optional<int> whole_number(std::string_view text) {
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// A grant without its reason is none: whoever reads the file must know what it rests on.
ExtractGrant read_extract(const Outline& outline, Notebook& notes) {
  const std::string_view text = outline.attribute("vigie:extrait");
  const std::string_view reason = outline.attribute("vigie:extrait-motif");
  if (text.empty()) return {};
  const auto words = whole_number(text);
  if (!words || *words < 0 || *words > rights::kExtractWordsMax) {
    notes.error(outline, fmt::format("vigie:extrait attend un nombre de mots, {} au plus, pas "
                                     "«\u00a0{}\u00a0».",
                                     rights::kExtractWordsMax, text));
    return {};
  }
  if (*words == 0) return {};
  if (reason.empty()) {
    notes.error(outline,
                "vigie:extrait demande son motif dans vigie:extrait-motif (l’accord de "
                "l’éditeur, sa licence…).");
    return {};
  }
  return {*words, std::string(reason)};
}

std::optional<double> read_weight(const Outline& outline, Notebook& notes) {
  const std::string_view text = outline.attribute("vigie:poids");
  if (text.empty() || text == "mesure") return std::nullopt;
  const auto minutes = whole_number(text);
  if (minutes && *minutes >= 0 && *minutes <= kMinutesMax) return *minutes;
  notes.error(outline, fmt::format("vigie:poids attend des minutes par semaine ou « mesure », pas "
                                   "« {} ».",
                                   text));
  return std::nullopt;
}

bool read_yes_no(const Outline& outline, std::string_view name, Notebook& notes) {
  const std::string_view word = outline.attribute(name);
  if (!word.empty() && word != "oui" && word != "non") {
    notes.error(outline, fmt::format("{} attend « oui » ou « non », pas « {} ».", name, word));
  }
  return word == "oui";
}

void refuse_unknown_attributes(const Outline& outline, Notebook& notes) {
  for (const parse::OutlineAttribute& attribute : outline.attributes) {
    if (!attribute.name.starts_with(kOurs)) continue;  // other programs have their own
    if (std::ranges::find(kAttributes, attribute.name) != kAttributes.end()) continue;
    notes.error(outline, fmt::format("attribut inconnu « {} »{}", attribute.name,
                                     config::did_you_mean(attribute.name, kAttributes)));
  }
}

store::SourceFacts SourceFiles::read_facts(const Outline& outline, Notebook& notes) const {
  store::SourceFacts facts;
  facts.url = outline.url;
  facts.url_key = text::absolute_url(outline.url, "") ? text::canonical_url(outline.url) : "";
  if (facts.url_key.empty()) {
    notes.error(outline, fmt::format("xmlUrl n’est pas une adresse http ou https : « {} ».",
                                     text::shown_url(outline.url)));
  }
  facts.title = outline.title;
  facts.site_url = outline.site_url;
  facts.access = read_access(outline, notes);
  facts.extract = read_extract(outline, notes);
  facts.territory = comma_list(outline.attribute("vigie:territoire"));
  for (const std::string& code : facts.territory) {
    if (config::is_territory_code(code)) continue;
    notes.error(outline, fmt::format("vigie:territoire : « {} » n’est pas un code de département "
                                     "(\"93\") ou de région (\"R32\").",
                                     code));
  }
  facts.themes = comma_list(outline.attribute("vigie:themes"));
  for (const std::string& theme : facts.themes) {
    if (theme_codes.empty() || std::ranges::find(theme_codes, theme) != theme_codes.end()) continue;
    notes.error(outline,
                fmt::format("thème inconnu « {} »{}", theme,
                            config::did_you_mean(theme, theme_codes, " (voir themes.toml).")));
  }
  return facts;
}

Allocation SourceFiles::read_allocation(const Outline& outline, const std::string& centre,
                                        Notebook& notes) const {
  Allocation allocation;
  allocation.centre = centre;
  allocation.backup = std::string(outline.attribute("vigie:suppleant"));
  if (allocation.backup == centre) {
    notes.error(outline, fmt::format("« {} » ne peut pas être son propre suppléant.", centre));
    allocation.backup.clear();
  } else if (!allocation.backup.empty() &&
             !config::expect_centre(centres, {allocation.backup, outline.line, outline.column},
                                    notes)) {
    allocation.backup.clear();
  }
  allocation.weight_minutes = read_weight(outline, notes);
  allocation.fixed = read_yes_no(outline, "vigie:fixe", notes);
  return allocation;
}

bool same_facts(const store::SourceFacts& a, const store::SourceFacts& b) {
  return a.title == b.title && a.site_url == b.site_url && a.access == b.access &&
         a.territory == b.territory && a.themes == b.themes && a.extract == b.extract;
}

/// Answers whether this centre did not hold the feed yet.
bool SourceFiles::add_source(store::SourceFacts facts, const Outline& outline,
                             const std::string& centre, const std::string& file, Notebook& notes) {
  const auto [first, added] =
      seen.emplace(facts.url_key, FirstSeen{loaded.sources.size(), file, outline.line});
  if (added) {
    loaded.sources.push_back(std::move(facts));
    return true;
  }
  const bool held = std::ranges::any_of(loaded.allocations, [&](const Allocation& allocation) {
    return allocation.url_key == facts.url_key && allocation.centre == centre;
  });
  const std::string where = fmt::format("{}:{}", first->second.file, first->second.line);
  if (held) {
    notes.error(outline, fmt::format("flux déjà dans ce fichier ({}) : « {} ».", where, facts.url));
    return false;
  }
  const store::SourceFacts& known = loaded.sources[first->second.index];
  if (known.url != facts.url) {
    notes.warning(outline, fmt::format("même flux que {} sous une autre adresse : « {} » ; une "
                                       "seule sera relevée.",
                                       where, known.url));
  } else if (!same_facts(known, facts)) {
    notes.warning(outline,
                  fmt::format("ce flux est décrit autrement dans {}, qui vaut pour tous.", where));
  }
  return true;
}

void SourceFiles::read_outline(const Outline& outline, const std::string& centre,
                               const std::string& file, Notebook& notes) {
  store::SourceFacts facts = read_facts(outline, notes);
  Allocation allocation = read_allocation(outline, centre, notes);
  read_yes_no(outline, "vigie:verifie", notes);
  refuse_unknown_attributes(outline, notes);
  if (facts.url_key.empty()) return;
  allocation.url_key = facts.url_key;
  if (add_source(std::move(facts), outline, centre, file, notes)) {
    loaded.allocations.push_back(std::move(allocation));
  }
}

void SourceFiles::read_file(const fs::path& file, Notebook& notes) {
  const std::string centre = file.stem().string();
  if (!centres.empty() && find_centre(centres, centre) == nullptr) {
    std::vector<std::string> keys;
    for (const Centre& known : centres) keys.push_back(known.key);
    notes.error(0, 0,
                fmt::format("le nom du fichier désigne un centre inconnu « {} »{}", centre,
                            config::did_you_mean(centre, keys, " (voir centres.toml).")));
  }
  const auto bytes = read_file_named(file, parse::kOpmlBytesMax);
  if (!bytes) {
    notes.error(0, 0, bytes.error().sentence + ".");
    return;
  }
  const auto opml = parse::parse_opml(*bytes, file.string());
  if (!opml) {
    notes.error(0, 0, opml.error().sentence + ".");
    return;
  }
  for (const parse::OpmlProblem& problem : opml->problems) notes.error(problem, problem.message);
  for (const Outline& outline : opml->outlines) {
    read_outline(outline, centre, file.string(), notes);
  }
}

std::vector<fs::path> opml_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code unreadable;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, unreadable)) {
    if (entry.path().extension() == ".opml") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  if (files.size() > kFeedFilesMax) files.resize(kFeedFilesMax);
  return files;
}

}  // namespace

config::Loaded<LoadedSources> load_sources(const fs::path& folder, const Centres& centres,
                                           const std::vector<std::string>& theme_codes) {
  SourceFiles reading{centres, theme_codes};
  std::vector<config::Diagnostic> diagnostics;
  std::error_code unknown;
  if (!fs::is_directory(folder, unknown)) {
    diagnostics.push_back({folder.string(), 0, 0, "dossier des sources introuvable."});
  }
  for (const fs::path& file : opml_files(folder)) {
    Notebook notes(file.string());
    reading.read_file(file, notes);
    for (config::Diagnostic& d : notes.take()) diagnostics.push_back(std::move(d));
  }
  return {std::move(reading.loaded), std::move(diagnostics)};
}

}  // namespace vigie::app
