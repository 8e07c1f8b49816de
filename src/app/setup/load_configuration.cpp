// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>
#include <iterator>

#include "app/setup/configuration.hpp"
#include "app/setup/duty_diagnostics.hpp"
#include "app/setup/load_sources.hpp"
#include "app/tag/territory_files.hpp"
#include "config/centres.hpp"
#include "config/filters.hpp"
#include "config/letter.hpp"
#include "config/medias.hpp"
#include "config/providers.hpp"
#include "config/rota.hpp"
#include "config/themes.hpp"
#include "store/article/media_repo.hpp"
#include "store/people/centre_repo.hpp"
#include "store/rota/rota_repo.hpp"
#include "store/source/filter_rule_repo.hpp"
#include "store/tag/theme_repo.hpp"

namespace vigie::app {
namespace {

void add(std::vector<config::Diagnostic> more, std::vector<config::Diagnostic>& diagnostics) {
  std::ranges::move(more, std::back_inserter(diagnostics));
}

template <typename T>
T keep(config::Loaded<T> loaded, std::vector<config::Diagnostic>& diagnostics) {
  add(std::move(loaded.diagnostics), diagnostics);
  return std::move(loaded.value);
}

/// Checked here, read when a letter is made.
std::vector<config::Diagnostic> check_letters(const std::filesystem::path& newsletter,
                                              const Centres& centres) {
  std::error_code unknown;
  if (!std::filesystem::is_directory(newsletter, unknown)) {
    return {{newsletter.string(), 0, 0, "dossier des lettres introuvable."}};
  }
  std::vector<config::Diagnostic> diagnostics;
  for (const std::string& key : config::letters_in(newsletter)) {
    add(config::load_letter(newsletter / key / "letter.toml", centres).diagnostics, diagnostics);
  }
  return diagnostics;
}

}  // namespace

config::Loaded<Configuration> load_configuration(const config::VigieConfig& config) {
  config::Loaded<Configuration> loaded;
  Configuration& value = loaded.value;
  auto& diagnostics = loaded.diagnostics;
  value.centres = keep(config::load_centres(config.centres), diagnostics);
  value.themes = keep(config::load_themes(config.themes), diagnostics);
  std::vector<std::string> theme_codes;
  for (const Theme& theme : value.themes) theme_codes.push_back(theme.code);
  value.rota = keep(config::load_rota(config.rota, value.centres, theme_codes), diagnostics);
  if (!config::has_errors(diagnostics)) add(duty_diagnostics(config.rota, value.rota), diagnostics);
  LoadedSources sources = keep(load_sources(config.feeds, value.centres, theme_codes), diagnostics);
  value.sources = std::move(sources.sources);
  value.allocations = std::move(sources.allocations);
  value.filters = keep(config::load_filters(config.filters, value.centres), diagnostics);
  value.medias = keep(config::load_medias(config.medias), diagnostics);
  value.trackers = keep(config::load_trackers(config.trackers), diagnostics);
  add(config::load_providers(config.providers).diagnostics, diagnostics);
  add(check_territories(config.territories), diagnostics);
  add(check_letters(config.newsletter, value.centres), diagnostics);
  return loaded;
}

Result<Configuration> stored_configuration(store::Reader& reader) {
  Configuration stored;
  auto centres = store::centres(reader);
  if (!centres) return fail(centres.error());
  for (store::StoredCentre& centre : *centres) {
    if (!centre.retired_at) stored.centres.push_back(std::move(centre.centre));
  }
  auto themes = store::themes(reader);
  if (!themes) return fail(themes.error());
  stored.themes = std::move(*themes);
  auto filters = store::filter_rules(reader);
  if (!filters) return fail(filters.error());
  stored.filters = std::move(*filters);
  auto medias = store::media_list(reader);
  if (!medias) return fail(medias.error());
  for (store::StoredMedia& media : *medias) stored.medias.push_back(std::move(media.media));
  auto trackers = store::tracker_sites(reader);
  if (!trackers) return fail(trackers.error());
  stored.trackers = std::move(*trackers);
  auto sources = store::sources(reader);
  if (!sources) return fail(sources.error());
  for (store::StoredSource& source : *sources) {
    if (!source.retired_at) stored.sources.push_back(std::move(source.facts));
  }
  auto allocations = store::open_allocations(reader);
  if (!allocations) return fail(allocations.error());
  for (const store::StoredAllocation& held : *allocations) {
    stored.allocations.push_back(
        {held.url_key, held.centre_key, held.backup_key, held.weight_minutes, held.fixed});
  }
  auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  stored.rota = std::move(*rota);
  return stored;
}

}  // namespace vigie::app
