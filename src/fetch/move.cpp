// SPDX-License-Identifier: EUPL-1.2
#include "fetch/move.hpp"

#include <algorithm>

#include "fetch/limits.hpp"
#include "fetch/schedule.hpp"

namespace vigie::fetch {
namespace {

std::string permanent_target(const HttpAnswer& answer) {
  const bool permanent = std::ranges::all_of(
      answer.redirects, [](const Redirect& hop) { return hop.status == 301 || hop.status == 308; });
  return permanent && !answer.redirects.empty() ? answer.redirects.back().to : std::string();
}

MoveProof proof_of(const SourcePoll& before, const Reading& reading, const DocumentNews* news) {
  if (reading.outcome == PollOutcome::unchanged) return MoveProof::same;
  // Of a source that was never read before there is nothing to compare with: the next poll brings
  // the same document again.
  if (news == nullptr || !before.succeeded_at || news->fresh + news->known == 0) {
    return MoveProof::unknown;
  }
  return news->known > 0 ? MoveProof::same : MoveProof::other;
}

}  // namespace

MoveWatch watch_move(const SourcePoll& before, const HttpAnswer& answer, const Reading& reading,
                     const DocumentNews* news, Instant now) {
  MoveWatch watch = before.move;
  const std::string target = permanent_target(answer);
  if (target.empty() || target != watch.target) {
    watch = MoveWatch{};
    watch.refused = before.move.refused;
    if (target.empty()) return watch;
    watch.target = target;
    watch.since_at = now;
  }
  ++watch.polls;
  if (watch.proof == MoveProof::unknown) watch.proof = proof_of(before, reading, news);
  return watch;
}

bool is_proposed(const MoveWatch& move) {
  return !move.target.empty() && move.target != move.refused;
}

bool is_confirmed(const MoveWatch& move, Instant now) {
  return is_proposed(move) && move.since_at && move.polls >= kMovePollsMin &&
         now - *move.since_at >= kMoveSeconds && move.proof == MoveProof::same;
}

bool wants_document(const MoveWatch& move) {
  return is_proposed(move) && move.proof == MoveProof::unknown;
}

}  // namespace vigie::fetch
