// SPDX-License-Identifier: EUPL-1.2
/// A source that its holder gives up, or that another centre asks for.
///
/// Shape   `give` is asked of all by who holds it, and so is `share`: another centre reads it every
///         other week; `take` is asked of the holder by who wants it.
#pragma once

#include <optional>
#include <string_view>

#include "model/ids.hpp"

namespace vigie {
inline namespace model {

using SourceRequestId = Id<struct SourceRequestTag>;

enum class SourceRequestKind { give, take, share };
inline constexpr SourceRequestKind kSourceRequestKinds[] = {
    SourceRequestKind::give, SourceRequestKind::take, SourceRequestKind::share};
/// The word the database holds.
constexpr std::string_view name_of(SourceRequestKind kind) {
  switch (kind) {
    case SourceRequestKind::give:
      return "give";
    case SourceRequestKind::take:
      return "take";
    case SourceRequestKind::share:
      return "share";
  }
  return "give";
}
constexpr SourceRequestKind source_request_kind_of(std::string_view name) {
  for (const SourceRequestKind kind : kSourceRequestKinds) {
    if (name_of(kind) == name) return kind;
  }
  return SourceRequestKind::give;
}

enum class SourceRequestState { asked, taken, declined, withdrawn };
inline constexpr SourceRequestState kSourceRequestStates[] = {
    SourceRequestState::asked, SourceRequestState::taken, SourceRequestState::declined,
    SourceRequestState::withdrawn};
constexpr std::string_view name_of(SourceRequestState state) {
  switch (state) {
    case SourceRequestState::asked:
      return "asked";
    case SourceRequestState::taken:
      return "taken";
    case SourceRequestState::declined:
      return "declined";
    case SourceRequestState::withdrawn:
      return "withdrawn";
  }
  return "asked";
}
constexpr std::optional<SourceRequestState> source_request_state_of(std::string_view name) {
  for (const SourceRequestState state : kSourceRequestStates) {
    if (name_of(state) == name) return state;
  }
  return std::nullopt;
}

}  // namespace model
}  // namespace vigie
