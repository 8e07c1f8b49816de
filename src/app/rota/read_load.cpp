// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/read_load.hpp"

#include <algorithm>
#include <unordered_map>

#include "base/format.hpp"
#include "rota/duty.hpp"
#include "store/rota/rota_repo.hpp"
#include "store/source/load_repo.hpp"
#include "store/source/source_repo.hpp"

namespace vigie::app {
namespace {

/// Those of the network, with their shares; a centre that the rota does not name owes nothing.
Result<rota::LoadNetwork> centres_of(store::Reader& reader, const Rota& rota) {
  const auto centres = store::centres(reader);
  if (!centres) return fail(centres.error());
  rota::LoadNetwork network;
  for (const store::StoredCentre& stored : *centres) {
    if (stored.retired_at) continue;
    const auto share = std::ranges::find(rota.shares, stored.centre.key, &RotaShare::centre);
    rota::LoadCentre centre{.key = stored.centre.key, .share = 0};
    if (share != rota.shares.end()) {
      centre.share = share->share;
      centre.themes = share->themes;
    }
    centre.territory = stored.centre.territory;
    centre.takes = centre.share > 0;
    network.centres.push_back(std::move(centre));
  }
  return network;
}

Result<void> add_sources(store::Reader& reader, Instant now, LoadPage& page) {
  const auto sources = store::sources(reader);
  if (!sources) return fail(sources.error());
  std::unordered_map<SourceId, const store::SourceFacts*> facts;
  for (const store::StoredSource& source : *sources) facts[source.id] = &source.facts;
  const auto holds = store::open_allocations(reader);
  if (!holds) return fail(holds.error());
  const auto articles =
      store::articles_by_source(reader, now - kMeasuredWeeks * rota::kWeekDays * kDaySeconds);
  if (!articles) return fail(articles.error());
  const auto measured = MeasuredMinutes::read(reader);
  if (!measured) return fail(measured.error());
  const std::vector<bool> halves = halved(*holds);
  for (std::size_t i = 0; i < holds->size(); ++i) {
    const store::StoredAllocation& hold = (*holds)[i];
    const auto holder =
        std::ranges::find(page.network.centres, hold.centre_key, &rota::LoadCentre::key);
    const auto source = facts.find(hold.source);
    if (holder == page.network.centres.end() || source == facts.end()) continue;
    const auto counted = articles->find(hold.source);
    const SourceLoad load =
        load_of(hold, halves[i], counted == articles->end() ? 0 : counted->second, *measured);
    page.measured += load.basis == LoadBasis::measured ? 1 : 0;
    if (counted == articles->end()) page.silent.push_back(source->second->title);
    page.network.sources.push_back(
        {.key = hold.url_key,
         .title = source->second->title,
         .load = load.minutes,
         .holder = static_cast<std::size_t>(holder - page.network.centres.begin()),
         .themes = source->second->themes,
         .territory = source->second->territory,
         .backup = hold.backup_key,
         .pinned = hold.fixed});
  }
  return {};
}

}  // namespace

Result<LoadPage> read_load(store::Reader& reader, std::optional<int> moves, Instant now) {
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  auto names = CentreNames::read(reader);
  if (!names) return fail(names.error());
  auto network = centres_of(reader, *rota);
  if (!network) return fail(network.error());
  LoadPage page{.network = std::move(*network),
                .balance = {},
                .moves = moves.value_or(rota->balance_moves),
                .silent = {},
                .names = std::move(*names)};
  if (auto done = add_sources(reader, now, page); !done) return fail(done.error());
  page.balance = rota::balance(page.network, static_cast<std::size_t>(std::max(0, page.moves)));
  page.gap_all_free = rota::balance(page.network, page.network.sources.size()).gap_after;
  return page;
}

std::string reason_words(const rota::Move& move) {
  switch (move.reason) {
    case rota::MoveReason::theme:
      return fmt::format("même thème\u00a0: {}", move.matter);
    case rota::MoveReason::territory:
      return fmt::format("même territoire\u00a0: {}", move.matter);
    case rota::MoveReason::backup:
      return "déjà suppléant";
    case rota::MoveReason::load:
      return "pour la charge seule";
  }
  return "";
}

}  // namespace vigie::app
