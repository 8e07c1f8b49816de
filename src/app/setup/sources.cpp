// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/sources.hpp"

#include <unordered_map>

#include "app/poll/source_moves.hpp"
#include "app/poll/throttles.hpp"
#include "base/format.hpp"
#include "fetch/health.hpp"
#include "fetch/limits.hpp"
#include "store/people/centre_repo.hpp"
#include "store/source/poll_repo.hpp"
#include "store/source/source_address_repo.hpp"
#include "store/source/source_repo.hpp"
#include "text/french.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

using Holders = std::unordered_map<SourceId, std::vector<std::string>>;

Result<Holders> holders(store::Reader& reader) {
  const auto open = store::open_allocations(reader);
  if (!open) return fail(open.error());
  Holders by_source;
  for (const store::StoredAllocation& allocation : *open) {
    by_source[allocation.source].push_back(allocation.centre_key);
  }
  return by_source;
}

std::string moved_cause(const MoveWatch& move) {
  switch (move.proof) {
    case MoveProof::unknown:
      return fmt::format("l’adresse redirige vers {}", move.target);
    case MoveProof::same:
      return fmt::format("l’adresse redirige vers {}, où se trouve le même flux", move.target);
    case MoveProof::other:
      return fmt::format("l’adresse redirige vers {}, où se trouve un autre flux", move.target);
  }
  return {};
}

std::string cause_of(const SourcePoll& poll, SourceState state) {
  if (!poll.detail.empty()) return poll.detail;
  if (state == SourceState::moved) return moved_cause(poll.move);
  if (state == SourceState::silent) {
    return fmt::format("rien de nouveau depuis le {}",
                       text::long_date(paris_day(*poll.last_item_at)));
  }
  if (state == SourceState::slow) {
    return fmt::format("le serveur met {}\u00a0s à répondre", poll.answer_ms / 1000);
  }
  return {};
}

std::string proposal_of(const store::PollTarget& target, SourceState state) {
  const std::string& site = target.site_url.empty() ? target.url : target.site_url;
  switch (state) {
    case SourceState::gone:
    case SourceState::not_a_feed:
      return fmt::format("chercher un autre flux\u00a0: vigie feed check {}", site);
    case SourceState::moved:
      return fmt::format("vigie sources accept-move {0}, ou refuse-move {0}", target.source.value);
    case SourceState::failing:
      if (target.state.trouble == Trouble::not_found) {
        return fmt::format("chercher un autre flux\u00a0: vigie feed check {}", site);
      }
      return {};
    default:
      return {};
  }
}

SourceStatus status_of(const store::PollTarget& target, const Throttles& throttles, Instant now) {
  const SourcePoll& poll = target.state;
  SourceStatus status;
  status.source = target.source;
  status.title = target.title;
  status.url = target.url;
  status.own_url = target.own_url;
  status.moved_at = target.moved_at;
  status.state = fetch::state_of(poll, now);
  status.since_at = status.state == poll.state ? poll.state_since_at
                                               : std::optional(fetch::state_since(poll, poll, now));
  status.cause = cause_of(poll, status.state);
  status.proposal = proposal_of(target, status.state);
  status.advice = fetch::advice_of(status.state, poll.trouble);
  if (status.state == SourceState::moved) status.moves_to = poll.move.target;
  status.needs_a_look = !target.paused && fetch::needs_a_look(poll, now);
  status.paused = target.paused;
  if (!poll.gone && poll.polled_at && !target.paused) status.next_at = poll.next_at;
  const auto throttle = throttles.holding(target.url, now);
  if (throttle && !poll.gone && !target.paused) {
    status.next_at = std::max(status.next_at.value_or(now), throttle->until_at);
    if (status.cause.empty()) {
      status.cause = fmt::format("le serveur demande d’attendre ({})", throttle->status);
    }
  }
  return status;
}

SourceStatus status_of(const store::MergedSource& merged) {
  SourceStatus status;
  status.source = merged.source;
  status.title = merged.title;
  status.url = status.own_url = merged.url;
  status.state = SourceState::moved;
  status.cause = fmt::format("relevée désormais par la source {}, «\u00a0{}\u00a0»",
                             merged.into.value, merged.into_title);
  status.proposal =
      fmt::format("revenir en arrière\u00a0: vigie sources undo-move {}", merged.source.value);
  return status;
}

bool held_by(const SourceStatus& status, const std::string& centre) {
  return centre.empty() || std::ranges::find(status.centres, centre) != status.centres.end();
}

/// One change to one source, which exists.
template <typename Change>
Result<void> change_source(store::Database& db, SourceId source, Change change) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto known = store::address_in_use(reader, source);
  if (!known) return fail(known.error());
  if (auto done = change(*tx, *known); !done) return done;
  return tx->commit();
}

}  // namespace

Result<std::vector<SourceStatus>> source_statuses(store::Reader& reader, const std::string& centre,
                                                  Instant now) {
  if (!centre.empty()) {
    if (auto known = store::centre_by_key(reader, centre); !known) return fail(known.error());
  }
  const auto by_source = holders(reader);
  if (!by_source) return fail(by_source.error());
  const auto throttles = Throttles::load(reader);
  if (!throttles) return fail(throttles.error());
  const auto targets = store::poll_targets(reader, now, true, "");
  if (!targets) return fail(targets.error());
  const auto merged = store::merged_sources(reader);
  if (!merged) return fail(merged.error());
  std::vector<SourceStatus> all;
  const auto add = [&](SourceStatus status) {
    if (const auto found = by_source->find(status.source); found != by_source->end()) {
      status.centres = found->second;
    }
    if (held_by(status, centre)) all.push_back(std::move(status));
  };
  for (const store::PollTarget& target : *targets) add(status_of(target, *throttles, now));
  for (const store::MergedSource& source : *merged) add(status_of(source));
  std::ranges::sort(all, {}, &SourceStatus::source);
  return all;
}

namespace {

Result<void> no_move_proposed() {
  return fail(Code::conflict, "no move is proposed",
              "aucun déménagement n’est proposé pour cette source");
}

}  // namespace

Result<void> accept_move(store::Database& db, SourceId source, Instant now) {
  return change_source(db, source, [&](store::Transaction& tx, const store::AddressInUse& use) {
    if (use.proposed.empty()) return no_move_proposed();
    auto done = move_source(tx, source, use.proposed, "curator", now);
    if (!done) return done;
    return store::end_move_watch(tx, source, "", now);
  });
}

Result<void> refuse_move(store::Database& db, SourceId source, Instant now) {
  return change_source(db, source, [&](store::Transaction& tx, const store::AddressInUse& use) {
    if (use.proposed.empty()) return no_move_proposed();
    auto done = tell_holders(tx, source, "source_move_refused", use.proposed, now);
    if (!done) return done;
    return store::end_move_watch(tx, source, use.proposed, now);
  });
}

Result<void> undo_move(store::Database& db, SourceId source, Instant now) {
  return change_source(db, source, [&](store::Transaction& tx, const store::AddressInUse& use) {
    if (use.moved_to.empty()) {
      return Result<void>(fail(Code::conflict, "the source did not move",
                               "cette source est déjà lue à l’adresse des fichiers"));
    }
    auto done = move_back(tx, source, now);
    if (!done) return done;
    return store::end_move_watch(tx, source, use.moved_to, now);
  });
}

Result<void> retry_source(store::Database& db, SourceId source, Instant now) {
  return change_source(db, source, [&](store::Transaction& tx, const store::AddressInUse& use) {
    auto reader = tx.reader();
    auto throttles = Throttles::load(reader);
    if (!throttles) return Result<void>(fail(throttles.error()));
    if (auto done = throttles->forget(tx, use.url); !done) return done;
    if (auto done = tell_holders(tx, source, "source_retry", use.url, now); !done) return done;
    return store::ask_now(tx, source, now);
  });
}

}  // namespace vigie::app
