// SPDX-License-Identifier: EUPL-1.2
#include "app/tag/tagger_cache.hpp"

#include "app/tag/learning.hpp"
#include "base/format.hpp"
#include "store/upkeep/applied_repo.hpp"

namespace vigie::app {

Result<const Taggers*> TaggerCache::get(store::Reader& reader, const std::filesystem::path& folder,
                                        Instant now) {
  const auto applied = store::last_applied_at(reader);
  if (!applied) return fail(applied.error());
  const auto learned = model_age(reader);
  if (!learned) return fail(learned.error());
  const Day today = paris_day(now);
  const std::string wanted = fmt::format("{} {} {}", iso(today), iso(*applied), *learned);
  if (!taggers_ || made_for_ != wanted) {
    auto made = load_taggers(reader, folder, today);
    if (!made) return fail(made.error());
    taggers_.emplace(std::move(*made));
    made_for_ = wanted;
  }
  return &*taggers_;
}

}  // namespace vigie::app
