// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/first_allocation.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "rota/duty.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/rota/source_request_repo.hpp"
#include "store/source/load_repo.hpp"

namespace vigie::app {
namespace {

/// A theme of the source that the centre reads.
std::string shared_theme(const rota::LoadSource& source, const rota::LoadCentre& centre) {
  for (const std::string& theme : source.themes) {
    if (std::ranges::find(centre.themes, theme) != centre.themes.end()) return theme;
  }
  return "";
}

/// The mean of those that are known; 1 where none is.
double usual_load(const rota::LoadNetwork& network) {
  double all = 0;
  int known = 0;
  for (const rota::LoadSource& source : network.sources) {
    if (source.load <= 0) continue;
    all += source.load;
    ++known;
  }
  return known == 0 ? 1 : all / known;
}

}  // namespace

Result<std::vector<ProposedHold>> first_allocation(store::Reader& reader, const LoadPage& page,
                                                   Instant now) {
  std::vector<ProposedHold> holds;
  const auto unheld = store::unheld_sources(reader);
  if (!unheld) return fail(unheld.error());
  const bool taken =
      std::ranges::any_of(page.network.centres, [](const auto& one) { return one.takes; });
  if (unheld->empty() || !taken) return holds;
  const auto sources = store::sources(reader);
  if (!sources) return fail(sources.error());
  const auto articles =
      store::articles_by_source(reader, now - kMeasuredWeeks * rota::kWeekDays * kDaySeconds);
  if (!articles) return fail(articles.error());
  const auto measured = MeasuredMinutes::read(reader);
  if (!measured) return fail(measured.error());
  rota::LoadNetwork network = page.network;
  for (rota::LoadSource& held : network.sources) held.pinned = true;
  const std::size_t first = network.sources.size();
  for (const store::UnheldSource& one : *unheld) {
    const auto source = std::ranges::find(*sources, one.id, &store::StoredSource::id);
    if (source == sources->end()) continue;
    const auto counted = articles->find(one.id);
    store::StoredAllocation hold;
    hold.source = one.id;
    const SourceLoad load =
        load_of(hold, false, counted == articles->end() ? 0 : counted->second, *measured);
    network.sources.push_back({.key = source->facts.url_key,
                               .title = one.title,
                               .load = load.minutes,
                               .themes = source->facts.themes,
                               .territory = source->facts.territory});
    holds.push_back({one.id, one.title, load.minutes, {}, {}});
  }
  // Of a source that brought nothing yet, nothing is known: it weighs what others weigh.
  for (std::size_t i = first; i < network.sources.size(); ++i) {
    if (network.sources[i].load <= 0) network.sources[i].load = usual_load(network);
  }
  const std::vector<std::size_t> holders = rota::allocate(network);
  for (std::size_t i = 0; i < holds.size(); ++i) {
    const rota::LoadCentre& centre = network.centres[holders[first + i]];
    holds[i].centre = centre.key;
    holds[i].theme = shared_theme(network.sources[first + i], centre);
  }
  return holds;
}

Result<MovesAnswer> act_allocation(store::Database& db, const Acting& acting,
                                   const std::vector<ChosenHold>& chosen,
                                   const std::string& meeting, Instant now) {
  if (chosen.empty()) return MovesAnswer(MovesRefusal::none_chosen);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto unheld = store::unheld_sources(reader);
  if (!unheld) return fail(unheld.error());
  for (const ChosenHold& hold : chosen) {
    if (std::ranges::find(*unheld, hold.source, &store::UnheldSource::id) == unheld->end()) {
      return MovesAnswer(MovesRefusal::changed);
    }
    const auto centre = store::centre_by_key(reader, hold.centre);
    if (!centre) return fail(centre.error());
    auto done =
        store::open_allocation(*tx, {hold.source, centre->id, {}, std::nullopt, false}, now);
    if (done) {
      done = store::add_event(
          *tx,
          {centre->id, acting.by, "source allocated", fmt::format("source {}", hold.source.value),
           fmt::format("{}, {}", hold.centre, meeting)},
          now);
    }
    if (!done) return fail(done.error());
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return MovesAnswer(static_cast<int>(chosen.size()));
}

}  // namespace vigie::app
