// SPDX-License-Identifier: EUPL-1.2
/// How a curator is told of what a saved search finds.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace vigie {
inline namespace model {

enum class AlertRhythm { page, at_once, daily, weekly };

inline constexpr std::array kAlertRhythms{AlertRhythm::page, AlertRhythm::at_once,
                                          AlertRhythm::daily, AlertRhythm::weekly};

/// The word the database holds.
constexpr std::string_view name_of(AlertRhythm rhythm) {
  switch (rhythm) {
    case AlertRhythm::page:
      return "page";
    case AlertRhythm::at_once:
      return "at_once";
    case AlertRhythm::daily:
      return "daily";
    case AlertRhythm::weekly:
      return "weekly";
  }
  return "page";
}

constexpr std::optional<AlertRhythm> parse_alert_rhythm(std::string_view name) {
  for (const AlertRhythm rhythm : kAlertRhythms) {
    if (name_of(rhythm) == name) return rhythm;
  }
  return std::nullopt;
}

/// For people, French.
constexpr std::string_view words_of(AlertRhythm rhythm) {
  switch (rhythm) {
    case AlertRhythm::page:
      return "sur cette page seulement";
    case AlertRhythm::at_once:
      return "par courriel, dès l’arrivée";
    case AlertRhythm::daily:
      return "par courriel, chaque jour";
    case AlertRhythm::weekly:
      return "par courriel, chaque lundi";
  }
  return "";
}

}  // namespace model
}  // namespace vigie
