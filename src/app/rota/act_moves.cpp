// SPDX-License-Identifier: EUPL-1.2
#include "app/rota/act_moves.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/source/source_repo.hpp"

namespace vigie::app {
namespace {

const store::StoredAllocation* hold_of(const std::vector<store::StoredAllocation>& holds,
                                       const std::string& url_key, const std::string& centre) {
  const auto found = std::ranges::find_if(holds, [&](const store::StoredAllocation& hold) {
    return hold.url_key == url_key && hold.centre_key == centre;
  });
  return found == holds.end() ? nullptr : &*found;
}

Result<void> move_source(store::Transaction& tx, const store::StoredAllocation& hold,
                         const store::StoredCentre& to, bool holds_it, Instant now) {
  if (auto done = store::close_allocation(tx, hold.source, hold.centre, now); !done) return done;
  if (holds_it) return {};
  const CentreId backup = hold.backup == to.id ? hold.centre : hold.backup;
  return store::open_allocation(
      tx, {hold.source, to.id, backup, hold.weight_minutes, false, hold.weeks}, now);
}

}  // namespace

std::string_view words_of(MovesRefusal refusal) {
  switch (refusal) {
    case MovesRefusal::none_chosen:
      return "Aucun déplacement n’est coché\u00a0: rien n’a changé.";
    case MovesRefusal::changed:
      return "Une de ces sources n’est plus à qui la proposition disait\u00a0: rien n’a changé. La "
             "page montre l’état présent.";
  }
  return "";
}

std::vector<SourceMove> moves_of(const LoadPage& page) {
  std::vector<SourceMove> moves;
  for (const rota::Move& move : page.balance.moves) {
    moves.push_back({page.network.sources[move.source].key, page.network.centres[move.from].key,
                     page.network.centres[move.to].key});
  }
  return moves;
}

Result<MovesAnswer> act_moves(store::Database& db, const Acting& acting,
                              const std::vector<SourceMove>& moves, const std::string& meeting,
                              Instant now) {
  if (moves.empty()) return MovesAnswer(MovesRefusal::none_chosen);
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto reader = tx->reader();
  const auto holds = store::open_allocations(reader);
  if (!holds) return fail(holds.error());
  for (const SourceMove& move : moves) {
    const auto* hold = hold_of(*holds, move.url_key, move.from);
    if (hold == nullptr || hold->fixed) return MovesAnswer(MovesRefusal::changed);
    const auto to = store::centre_by_key(reader, move.to);
    if (!to) return fail(to.error());
    const bool holds_it = hold_of(*holds, move.url_key, move.to) != nullptr;
    if (auto done = move_source(*tx, *hold, *to, holds_it, now); !done) return fail(done.error());
    const store::Event event{to->id, acting.by, "source moved",
                             fmt::format("source {}", hold->source.value),
                             fmt::format("{} -> {}, {}", move.from, move.to, meeting)};
    if (auto done = store::add_event(*tx, event, now); !done) return fail(done.error());
  }
  if (auto done = tx->commit(); !done) return fail(done.error());
  return MovesAnswer(static_cast<int>(moves.size()));
}

}  // namespace vigie::app
