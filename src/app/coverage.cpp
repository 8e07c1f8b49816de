// SPDX-License-Identifier: EUPL-1.2
#include "app/coverage.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "rota/duty.hpp"
#include "store/centre_repo.hpp"
#include "store/coverage_repo.hpp"
#include "store/rota_repo.hpp"
#include "store/source_repo.hpp"
#include "store/theme_repo.hpp"

namespace vigie::app {
namespace {

constexpr int kWeekDays = 7;

/// What is counted of every place and theme.
struct Counts {
  std::unordered_map<std::string, std::int64_t> themes;       ///< articles
  std::unordered_map<std::string, std::int64_t> territories;  ///< articles, by code and département
  std::unordered_map<std::string, std::int64_t> theme_sources;
  std::set<std::string> covered;  ///< territories of active sources, as they say them
  std::map<std::string, std::int64_t> territory_sources;
};

bool is_in_service(const store::StoredSource& source) { return !source.retired_at; }

Result<Counts> count(store::Reader& reader, const tag::TerritoryTagger& territories, int weeks,
                     Instant now) {
  const auto tags = store::tag_counts(reader, now - weeks * kWeekDays * kDaySeconds);
  if (!tags) return fail(tags.error());
  const auto sources = store::sources(reader);
  if (!sources) return fail(sources.error());
  Counts counts;
  for (const store::TagCount& tag : *tags) {
    if (tag.kind == "theme") {
      counts.themes[tag.code] += tag.articles;
      continue;
    }
    counts.territories[tag.code] += tag.articles;
    const tag::Place* place = territories.by_code(tag.code);
    if (place != nullptr && !place->departement.empty() && place->departement != tag.code) {
      counts.territories[std::string(place->departement)] += tag.articles;
    }
  }
  for (const store::StoredSource& source : *sources) {
    if (!is_in_service(source)) continue;
    for (const std::string& theme : source.facts.themes) ++counts.theme_sources[theme];
    for (const std::string& code : source.facts.territory) ++counts.territory_sources[code];
  }
  return counts;
}

std::int64_t found(const std::unordered_map<std::string, std::int64_t>& counts,
                   std::string_view code) {
  const auto at = counts.find(std::string(code));
  return at == counts.end() ? 0 : at->second;
}

/// Sources whose territory holds the place, or lies in it.
std::int64_t sources_of(const tag::Place& place, const Counts& counts,
                        const tag::TerritoryTagger& territories) {
  std::int64_t sources = 0;
  for (const auto& [code, number] : counts.territory_sources) {
    const bool holds = code == place.code || code == place.departement || code == place.region ||
                       tag::lists_commune(place.communes, code);
    const bool lies_in =
        place.level == tag::Level::departement && territories.lies_in(code, place.code);
    if (holds || lies_in) sources += number;
  }
  return sources;
}

bool is_gap(const Gap& gap) { return gap.sources == 0 || gap.articles == 0; }

void look_at_places(const tag::TerritoryTagger& territories, const Counts& counts,
                    const std::vector<store::Neighbourhood>& neighbourhoods, Coverage& out) {
  std::map<std::string, DepartementGaps> by_departement;
  for (const store::Neighbourhood& each : neighbourhoods) {
    const tag::Place* commune =
        territories.by_code(std::string_view(each.communes).substr(0, each.communes.find('|')));
    if (commune == nullptr) continue;
    tag::Place place = *commune;
    place.communes = each.communes;
    const Gap gap{each.code, each.name + " (" + std::string(commune->name) + ")",
                  sources_of(place, counts, territories), found(counts.territories, each.code)};
    if (is_gap(gap))
      by_departement[std::string(commune->departement)].neighbourhoods.push_back(gap);
  }
  for (const tag::Place& place : territories.places()) {
    if (place.level != tag::Level::departement) continue;
    Gap gap{std::string(place.code), std::string(place.name),
            sources_of(place, counts, territories), found(counts.territories, place.code)};
    if (const auto at = by_departement.find(gap.code); at != by_departement.end()) {
      at->second.place = gap;
    }
    if (is_gap(gap)) out.departements.push_back(std::move(gap));
  }
  for (auto& [code, gaps] : by_departement) out.neighbourhoods.push_back(std::move(gaps));
}

Result<void> look_at_themes(store::Reader& reader, const Counts& counts, Day today, Coverage& out) {
  const auto themes = store::themes(reader);
  if (!themes) return fail(themes.error());
  for (const Theme& theme : *themes) {
    if (!theme.holds_on(today)) continue;
    ++out.themes_known;
    Gap gap{theme.code, theme.label, found(counts.theme_sources, theme.code),
            found(counts.themes, theme.code)};
    if (is_gap(gap)) out.themes.push_back(std::move(gap));
  }
  return {};
}

Result<void> look_at_holders(store::Reader& reader, Day today, Coverage& out) {
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const auto centres = store::centres(reader);
  if (!centres) return fail(centres.error());
  const auto sources = store::sources(reader);
  if (!sources) return fail(sources.error());
  const auto allocations = store::open_allocations(reader);
  if (!allocations) return fail(allocations.error());
  const auto name_of = [&centres](const std::string& key) {
    for (const auto& each : *centres) {
      if (each.centre.key == key) return each.centre.name;
    }
    return key;
  };
  for (const store::StoredAllocation& hold : *allocations) {
    if (!rota::absent(*rota, hold.centre_key, today)) continue;
    const auto source = std::ranges::find(*sources, hold.source, &store::StoredSource::id);
    if (source == sources->end()) continue;
    const bool read = !hold.backup_key.empty() && !rota::absent(*rota, hold.backup_key, today);
    out.away.push_back({source->facts.title, name_of(hold.centre_key),
                        read ? name_of(hold.backup_key) : std::string()});
  }
  return {};
}

}  // namespace

Result<Coverage> coverage(store::Reader& reader, const tag::TerritoryTagger& territories, int weeks,
                          Instant now) {
  Coverage out;
  out.weeks = weeks;
  const auto counts = count(reader, territories, weeks, now);
  if (!counts) return fail(counts.error());
  const auto neighbourhoods = store::neighbourhoods(reader);
  if (!neighbourhoods) return fail(neighbourhoods.error());
  out.neighbourhoods_known = static_cast<std::int64_t>(neighbourhoods->size());
  look_at_places(territories, *counts, *neighbourhoods, out);
  const Day today = paris_day(now);
  if (auto done = look_at_themes(reader, *counts, today, out); !done) return fail(done.error());
  if (auto done = look_at_holders(reader, today, out); !done) return fail(done.error());
  return out;
}

}  // namespace vigie::app
