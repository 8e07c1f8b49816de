// SPDX-License-Identifier: EUPL-1.2
/// The life of a swap or a replacement: asked of one centre or of all, taken, declined, taken back.
///
/// Shape   one durable transaction each, with the line of the journal, which says on whose behalf.
///         A request is nothing until it is taken; one waits for an answer a week at most. Taken, the
///         final plan moves, and those whose week moved are told (settle.hpp); declined or withdrawn,
///         the other side is.
/// Errors  storage; not_found for a request that does not exist. What a person can do something about
///         is an outcome.
#pragma once

#include <optional>
#include <string>
#include <variant>

#include "base/entropy.hpp"
#include "rota/override_moves.hpp"
#include "rota/swap_rules.hpp"
#include "store/people/curator_repo.hpp"
#include "store/rota/override_repo.hpp"

namespace vigie::app {

/// Who acts, and for which centre: their own, or, as coordinators, another that is away.
struct Acting {
  CuratorId by{};  ///< none: the command line
  std::string centre;
  std::string own_centre;  ///< of who acts; "" : none
  bool on_behalf() const { return centre != own_centre; }
};

struct SwapForm {
  Day week;
  std::optional<Day> other_week{};  ///< what is asked in return; none: a replacement
  std::string other;                ///< of whom it is asked; "" : of all
  std::string reason{};
};

using AskAnswer = std::variant<OverrideId, rota::SwapRefusal>;
Result<AskAnswer> ask_swap(store::Database& db, Entropy& entropy, const Acting& acting,
                           const SwapForm& form, Instant now);

/// "Je prends cette semaine": taken at once from whoever has it, who is told and may take it back.
Result<AskAnswer> take_week(store::Database& db, const Acting& acting, Day week, Instant now);

struct SwapStep {
  OverrideId request;
  int version = 0;  ///< as it was seen
  rota::OverrideMove move = rota::OverrideMove::take;
};
using StepAnswer = std::variant<OverrideState, rota::SwapRefusal>;
Result<StepAnswer> answer_swap(store::Database& db, const Acting& acting, const SwapStep& step,
                               Instant now);

/// Those whose weeks are over: taken -> done. Answers how many.
Result<int> finish_swaps(store::Transaction& tx, Instant now);

}  // namespace vigie::app
