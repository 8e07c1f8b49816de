// SPDX-License-Identifier: EUPL-1.2
/// The life of a request about a source.
///
/// Shape   asked → taken, declined or withdrawn. Given up or to be shared, any other centre takes it,
///         and who asked withdraws; asked for, the holder lets it go or keeps it, and who asked withdraws. What was
///         taken stays: a new request is how it comes back.
/// Errors  a move that is not allowed, or not of this centre, is an outcome.
/// Pure    yes.
#pragma once

#include <string_view>
#include <variant>

#include "model/source_request.hpp"

namespace vigie::rota {

enum class HandMove { take, decline, withdraw };
inline constexpr HandMove kHandMoves[] = {HandMove::take, HandMove::decline, HandMove::withdraw};

enum class SourceRefusal {
  not_held,       ///< by the centre that would give it up
  own_already,    ///< by the centre that would take it
  shared,         ///< two centres share it already
  already_asked,  ///< another request on it waits
  held,           ///< somebody holds what was to be taken as nobody's
  fixed,          ///< the rota's file ties it to its holder
  not_yours,      ///< to answer
  over            ///< answered or changed since
};
inline constexpr SourceRefusal kSourceRefusals[] = {
    SourceRefusal::not_held,      SourceRefusal::own_already, SourceRefusal::shared,
    SourceRefusal::already_asked, SourceRefusal::held,        SourceRefusal::fixed,
    SourceRefusal::not_yours,     SourceRefusal::over};
/// Why nothing changed, and what can be done about it.
std::string_view sentence_of(SourceRefusal refusal);
/// "demandé", "accepté", "refusé", "retiré".
std::string_view word_of(SourceRequestState state);

struct SourceAsked {
  SourceRequestKind kind = SourceRequestKind::give;
  SourceRequestState state = SourceRequestState::asked;
  std::string_view by;  ///< the centre that asks
  std::string_view of;  ///< the centre that is asked; "" : all
};

/// May this centre take or decline it?
bool answers(const SourceAsked& asked, std::string_view centre);

/// Where the move leads, made by `centre`.
std::variant<SourceRequestState, SourceRefusal> after(const SourceAsked& asked, HandMove move,
                                                      std::string_view centre);

}  // namespace vigie::rota
