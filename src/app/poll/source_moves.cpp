// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/source_moves.hpp"

#include "base/format.hpp"
#include "store/people/event_repo.hpp"
#include "store/source/source_address_repo.hpp"
#include "text/url.hpp"

namespace vigie::app {

Result<void> tell_holders(store::Transaction& tx, SourceId source, std::string_view kind,
                          const std::string& detail, Instant now) {
  auto reader = tx.reader();
  const auto holders = store::holders_of(reader, source);
  if (!holders) return fail(holders.error());
  for (const CentreId centre : *holders) {
    const store::Event event{
        centre, {}, std::string(kind), fmt::format("source {}", source.value), detail};
    if (auto done = store::add_event(tx, event, now); !done) return done;
  }
  return {};
}

Result<void> move_source(store::Transaction& tx, SourceId source, const std::string& url,
                         std::string_view origin, Instant now) {
  const std::string key = text::canonical_url(url);
  if (key.empty()) return fail(Code::invalid_input, url);
  auto reader = tx.reader();
  const auto other = store::other_source_at(reader, key, source);
  if (!other) return fail(other.error());
  if (auto done = store::close_address(tx, source, now); !done) return done;
  if (auto done = store::open_address(tx, {source, url, key, origin}, now); !done) return done;
  if (*other) {
    if (auto done = store::merge_source(tx, source, **other); !done) return done;
  }
  return tell_holders(tx, source, *other ? "source_merged" : "source_moved", url, now);
}

Result<void> move_back(store::Transaction& tx, SourceId source, Instant now) {
  if (auto done = store::close_address(tx, source, now); !done) return done;
  if (auto done = store::merge_source(tx, source, SourceId{}); !done) return done;
  return tell_holders(tx, source, "source_moved_back", "", now);
}

}  // namespace vigie::app
