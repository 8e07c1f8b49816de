// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/remember_poll.hpp"

#include "app/poll/source_moves.hpp"
#include "fetch/move.hpp"

namespace vigie::app {
namespace {

/// The target that the source moved to may be believed: it is read there from now on.
Result<void> follow_move(store::Transaction& tx, SourceId source, SourcePoll& after, Instant now) {
  if (auto done = move_source(tx, source, after.move.target, "redirect", now); !done) return done;
  after.move = MoveWatch{};
  after.state = SourceState::ok;
  after.state_since_at = now;
  return {};
}

}  // namespace

fetch::DocumentNews news_of(const ParsedFeed& feed, int items, int fresh) {
  fetch::DocumentNews news;
  news.hints = feed.hints;
  for (const FeedItem& item : feed.items) {
    const auto at = item.published_at ? item.published_at : item.updated_at;
    if (at) news.dates.push_back(*at);
  }
  news.fresh = fresh;
  news.known = items - fresh;
  return news;
}

Result<void> remember_poll(store::Transaction& tx, Throttles& throttles,
                           const store::PollTarget& target, const HttpAnswer& answer,
                           const fetch::Reading& reading,
                           const std::optional<fetch::DocumentNews>& news, Instant now,
                           double jitter) {
  const auto until = throttles.note(tx, answer, reading, now, jitter);
  if (!until) return fail(until.error());
  SourcePoll after = fetch::next_poll(target.state, answer, reading, news, {now, jitter, *until});
  if (fetch::is_confirmed(after.move, now)) {
    if (auto done = follow_move(tx, target.source, after, now); !done) return done;
  }
  if (after.gone && !target.state.gone) {
    auto done = tell_holders(tx, target.source, "source_gone", target.url, now);
    if (!done) return done;
  }
  return store::save_poll(tx, target.source, after);
}

}  // namespace vigie::app
