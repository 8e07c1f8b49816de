// SPDX-License-Identifier: EUPL-1.2
/// The states of one issue on its way to one reader.
///
/// Shape   todo → claimed (a lease) → handed (committed before the last byte leaves) → accepted,
///         refused, deferred or uncertain; beside them suppressed and cancelled.
///         `uncertain` is never resent by itself.
#pragma once

#include <optional>
#include <string_view>

namespace vigie {
inline namespace model {

enum class DeliveryState {
  todo,
  claimed,
  handed,
  accepted,
  refused,
  deferred,
  uncertain,
  suppressed,
  cancelled
};

inline constexpr DeliveryState kDeliveryStates[] = {
    DeliveryState::todo,      DeliveryState::claimed,    DeliveryState::handed,
    DeliveryState::accepted,  DeliveryState::refused,    DeliveryState::deferred,
    DeliveryState::uncertain, DeliveryState::suppressed, DeliveryState::cancelled};

/// The word the database holds.
constexpr std::string_view name_of(DeliveryState state) {
  switch (state) {
    case DeliveryState::todo:
      return "todo";
    case DeliveryState::claimed:
      return "claimed";
    case DeliveryState::handed:
      return "handed";
    case DeliveryState::accepted:
      return "accepted";
    case DeliveryState::refused:
      return "refused";
    case DeliveryState::deferred:
      return "deferred";
    case DeliveryState::uncertain:
      return "uncertain";
    case DeliveryState::suppressed:
      return "suppressed";
    case DeliveryState::cancelled:
      return "cancelled";
  }
  return "todo";
}

}  // namespace model
}  // namespace vigie
