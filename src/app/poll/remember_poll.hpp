// SPDX-License-Identifier: EUPL-1.2
/// What is kept of one poll beside its items: when to come back, who asked to wait, where it moved.
///
/// Shape   inside the transaction of the feed, after its items.
/// Errors  storage.
#pragma once

#include "app/poll/throttles.hpp"
#include "fetch/schedule.hpp"
#include "model/feed.hpp"
#include "store/source/poll_repo.hpp"

namespace vigie::app {

/// The news of a document read whole, `fresh` of whose items this source had not shown before.
fetch::DocumentNews news_of(const ParsedFeed& feed, int items, int fresh);

Result<void> remember_poll(store::Transaction& tx, Throttles& throttles,
                           const store::PollTarget& target, const HttpAnswer& answer,
                           const fetch::Reading& reading,
                           const std::optional<fetch::DocumentNews>& news, Instant now,
                           double jitter);

}  // namespace vigie::app
