// SPDX-License-Identifier: EUPL-1.2
#include "app/source/read_sources.hpp"

#include <algorithm>
#include <unordered_map>

#include "fetch/health.hpp"
#include "store/people/centre_repo.hpp"
#include "store/source/load_repo.hpp"
#include "store/source/source_repo.hpp"

namespace vigie::app {
namespace {

bool has_key(const std::vector<HolderName>& names, const std::string& key) {
  return std::ranges::find(names, key, &HolderName::key) != names.end();
}

struct Around {
  std::unordered_map<SourceId, std::vector<HolderName>> holders;
  std::unordered_map<SourceId, std::vector<HolderName>> backups;
};

Result<Around> who_reads(store::Reader& reader) {
  const auto centres = store::centre_names(reader);
  if (!centres) return fail(centres.error());
  std::unordered_map<std::string, std::string> names;
  for (const store::CentreName& each : *centres) names[each.key] = each.name;
  const auto open = store::open_allocations(reader);
  if (!open) return fail(open.error());
  Around around;
  for (const store::StoredAllocation& each : *open) {
    around.holders[each.source].push_back({each.centre_key, names[each.centre_key]});
    if (!each.backup_key.empty()) {
      around.backups[each.source].push_back({each.backup_key, names[each.backup_key]});
    }
  }
  return around;
}

}  // namespace

bool SourceLine::held_by(const std::string& centre) const { return has_key(holders, centre); }
bool SourceLine::backed_by(const std::string& centre) const { return has_key(backups, centre); }

Result<std::vector<SourceLine>> read_sources(store::Reader& reader, CentreId centre, Instant now) {
  auto statuses = source_statuses(reader, "", now);
  if (!statuses) return fail(statuses.error());
  auto cards = store::source_cards(reader);
  if (!cards) return fail(cards.error());
  auto around = who_reads(reader);
  if (!around) return fail(around.error());
  const Instant since = now - kYieldWeeks * 7 * kDaySeconds;
  const auto items = store::articles_by_source(reader, since);
  if (!items) return fail(items.error());
  const auto yields = store::source_yields(reader, centre, since);
  if (!yields) return fail(yields.error());
  std::unordered_map<SourceId, SourceStatus> by_id;
  for (SourceStatus& status : *statuses) by_id.emplace(status.source, std::move(status));
  std::vector<SourceLine> lines;
  for (store::SourceCard& card : *cards) {
    const auto status = by_id.find(card.id);
    if (status == by_id.end()) continue;
    SourceLine line;
    line.status = std::move(status->second);
    line.state = line.status.paused ? "en pause" : fetch::french_of(line.status.state);
    line.holders = std::move(around->holders[card.id]);
    line.backups = std::move(around->backups[card.id]);
    if (const auto found = items->find(card.id); found != items->end()) line.items = found->second;
    if (const auto found = yields->find(card.id); found != yields->end()) {
      line.yield = found->second;
    }
    line.card = std::move(card);
    lines.push_back(std::move(line));
  }
  return lines;
}

Result<SourceLine> read_source(store::Reader& reader, SourceId id, CentreId centre, Instant now) {
  auto all = read_sources(reader, centre, now);
  if (!all) return fail(all.error());
  const auto found =
      std::ranges::find_if(*all, [&](const SourceLine& line) { return line.card.id == id; });
  if (found == all->end()) return fail(Code::not_found, "source");
  return std::move(*found);
}

}  // namespace vigie::app
