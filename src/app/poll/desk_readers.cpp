// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/desk_readers.hpp"

#include <algorithm>

#include "rota/duty.hpp"
#include "rota/shared_source.hpp"
#include "store/rota/rota_repo.hpp"
#include "store/source/source_address_repo.hpp"
#include "store/source/source_repo.hpp"

namespace vigie::app {

Result<DeskReaders> desk_readers(store::Reader& reader, Day day) {
  const auto rota = store::load_rota(reader);
  if (!rota) return fail(rota.error());
  const auto allocations = store::open_allocations(reader);
  if (!allocations) return fail(allocations.error());
  const auto merged = store::merged_sources(reader);
  if (!merged) return fail(merged.error());
  std::unordered_map<SourceId, SourceId> read_as;
  for (const store::MergedSource& source : *merged) read_as.emplace(source.source, source.into);
  std::unordered_map<SourceId, std::vector<rota::SourceHold>> holds;
  std::unordered_map<std::string, CentreId> ids;
  for (const store::StoredAllocation& allocation : *allocations) {
    holds[allocation.source].push_back(
        {allocation.centre_key, allocation.backup_key, allocation.weeks});
    ids[allocation.centre_key] = allocation.centre;
    if (allocation.backup) ids[allocation.backup_key] = allocation.backup;
  }
  DeskReaders readers;
  std::unordered_map<SourceId, std::size_t> places;
  for (const store::StoredAllocation& allocation : *allocations) {
    const CentreId centre = ids.at(
        rota::reader_of_hold(holds[allocation.source], places[allocation.source]++, *rota, day));
    const auto other = read_as.find(allocation.source);
    auto& centres = readers[other == read_as.end() ? allocation.source : other->second];
    if (std::ranges::find(centres, centre) == centres.end()) centres.push_back(centre);
  }
  return readers;
}

}  // namespace vigie::app
