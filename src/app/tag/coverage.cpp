// SPDX-License-Identifier: EUPL-1.2
#include "app/tag/coverage.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/format.hpp"
#include "rota/duty.hpp"
#include "store/people/centre_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "store/source/source_repo.hpp"
#include "store/tag/coverage_repo.hpp"
#include "store/tag/theme_repo.hpp"

namespace vigie::app {
namespace {

constexpr int kWeekDays = 7;

/// How many articles each code has. They come one after the other, so that the last one of a code
/// tells whether this one is counted: two communes of a département are one article of it.
class ArticleCounts {
 public:
  void add(ArticleId article, const std::string& code) {
    Count& count = counts_[code];
    if (count.last == article) return;
    count.last = article;
    ++count.articles;
  }
  std::int64_t of(const std::string& code) const {
    const auto at = counts_.find(code);
    return at == counts_.end() ? 0 : at->second.articles;
  }

 private:
  struct Count {
    ArticleId last;
    std::int64_t articles = 0;
  };
  std::unordered_map<std::string, Count> counts_;
};

/// What is counted of every place and theme.
struct Counts {
  ArticleCounts themes;
  ArticleCounts places;  ///< a commune's, EPCI's or neighbourhood's for their département too
  std::map<std::string, std::int64_t> theme_sources;
  std::map<std::string, std::int64_t> place_sources;  ///< by the territories that they say
};

using Departements = std::unordered_map<std::string, std::string>;

std::string_view first_commune(const store::Neighbourhood& neighbourhood) {
  return neighbourhood.communes.empty() ? std::string_view() : neighbourhood.communes.front();
}

Result<void> count_articles(store::Reader& reader, const tag::TerritoryTagger& territories,
                            const Departements& of_neighbourhoods, Instant since, Counts& counts) {
  return store::each_tag(reader, since, [&](const store::ArticleCode& tag) {
    if (tag.kind == "theme") {
      counts.themes.add(tag.article, tag.code);
      return;
    }
    counts.places.add(tag.article, tag.code);
    const auto neighbourhood = of_neighbourhoods.find(tag.code);
    if (neighbourhood != of_neighbourhoods.end()) {
      counts.places.add(tag.article, neighbourhood->second);
    } else if (const tag::Place* place = territories.by_code(tag.code);
               place != nullptr && !place->departement.empty()) {
      counts.places.add(tag.article, std::string(place->departement));
    }
  });
}

Result<void> count_sources(store::Reader& reader, Instant since, Counts& counts) {
  const auto sources = store::sources(reader);
  if (!sources) return fail(sources.error());
  const auto lost = store::lost_sources(reader, since);
  if (!lost) return fail(lost.error());
  for (const store::StoredSource& source : *sources) {
    if (source.retired_at || std::ranges::binary_search(*lost, source.id)) continue;
    for (const std::string& theme : source.facts.themes) ++counts.theme_sources[theme];
    for (const std::string& code : source.facts.territory) ++counts.place_sources[code];
  }
  return {};
}

std::int64_t sources_of(const std::string& theme, const Counts& counts) {
  const auto at = counts.theme_sources.find(theme);
  return at == counts.theme_sources.end() ? 0 : at->second;
}

/// Does a source of `code` read what happens in the place?
bool covers(const std::string& code, const tag::Place& place,
            const tag::TerritoryTagger& territories) {
  if (code == place.code || code == place.departement || code == place.region) return true;
  if (tag::lists_commune(place.communes, code)) return true;
  if (place.level == tag::Level::departement) return territories.lies_in(code, place.code);
  const tag::Place* wider = territories.by_code(code);
  return wider != nullptr && wider->level == tag::Level::epci &&
         tag::lists_commune(wider->communes, place.communes.substr(0, place.communes.find('|')));
}

/// Sources whose territory holds the place, or lies in it.
std::int64_t sources_of(const tag::Place& place, const Counts& counts,
                        const tag::TerritoryTagger& territories) {
  std::int64_t sources = 0;
  for (const auto& [code, number] : counts.place_sources) {
    if (covers(code, place, territories)) sources += number;
  }
  return sources;
}

bool is_gap(const Gap& gap) { return gap.sources == 0 || gap.articles == 0; }

void look_at_places(const tag::TerritoryTagger& territories, const Counts& counts,
                    const std::vector<store::Neighbourhood>& neighbourhoods, Coverage& out) {
  std::map<std::string, DepartementGaps> by_departement;
  for (const store::Neighbourhood& each : neighbourhoods) {
    const tag::Place* commune = territories.by_code(first_commune(each));
    if (commune == nullptr) continue;
    tag::Place place = *commune;
    place.level = tag::Level::qpv;
    place.code = each.code;
    const std::string communes = fmt::format("{}", fmt::join(each.communes, "|"));
    place.communes = communes;  // stands until the gap is made
    Gap gap{each.code, each.name + " (" + std::string(commune->name) + ")",
            sources_of(place, counts, territories), counts.places.of(each.code)};
    if (!is_gap(gap)) continue;
    by_departement[std::string(commune->departement)].neighbourhoods.push_back(std::move(gap));
  }
  for (const tag::Place& place : territories.places()) {
    if (place.level != tag::Level::departement) continue;
    Gap gap{std::string(place.code), std::string(place.name),
            sources_of(place, counts, territories), counts.places.of(std::string(place.code))};
    if (const auto at = by_departement.find(gap.code); at != by_departement.end()) {
      at->second.place = gap;
    }
    if (is_gap(gap)) out.departements.push_back(std::move(gap));
  }
  for (auto& [code, gaps] : by_departement) out.neighbourhoods.push_back(std::move(gaps));
}

/// The names of the centres that would rather read a theme, by its code.
Result<std::map<std::string, std::vector<std::string>>> readers_of_themes(store::Reader& reader) {
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const auto names = store::centre_names(reader);
  if (!names) return fail(names.error());
  std::map<std::string, std::vector<std::string>> readers;
  for (const RotaShare& share : rota->shares) {
    const auto name = std::ranges::find(*names, share.centre, &store::CentreName::key);
    if (name == names->end()) continue;
    for (const std::string& theme : share.themes) readers[theme].push_back(name->name);
  }
  return readers;
}

Result<void> look_at_themes(store::Reader& reader, const Counts& counts, Day today, Coverage& out) {
  auto readers = readers_of_themes(reader);
  if (!readers) return fail(readers.error());
  const auto themes = store::themes(reader);
  if (!themes) return fail(themes.error());
  for (const Theme& theme : *themes) {
    if (!theme.holds_on(today)) continue;
    ++out.themes_known;
    Gap gap{theme.code, theme.label, sources_of(theme.code, counts), counts.themes.of(theme.code)};
    if (gap.articles > 0) continue;
    gap.readers = std::move((*readers)[theme.code]);
    out.themes.push_back(std::move(gap));
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
  const Instant since = now - weeks * kWeekDays * kDaySeconds;
  const auto neighbourhoods = store::neighbourhoods(reader);
  if (!neighbourhoods) return fail(neighbourhoods.error());
  out.neighbourhoods_known = static_cast<std::int64_t>(neighbourhoods->size());
  Departements of_neighbourhoods;
  for (const store::Neighbourhood& each : *neighbourhoods) {
    const tag::Place* commune = territories.by_code(first_commune(each));
    if (commune != nullptr) of_neighbourhoods[each.code] = commune->departement;
  }
  Counts counts;
  if (auto done = count_articles(reader, territories, of_neighbourhoods, since, counts); !done) {
    return fail(done.error());
  }
  if (auto done = count_sources(reader, since, counts); !done) return fail(done.error());
  look_at_places(territories, counts, *neighbourhoods, out);
  const Day today = paris_day(now);
  if (auto done = look_at_themes(reader, counts, today, out); !done) return fail(done.error());
  if (auto done = look_at_holders(reader, today, out); !done) return fail(done.error());
  return out;
}

}  // namespace vigie::app
