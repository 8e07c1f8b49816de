// SPDX-License-Identifier: EUPL-1.2
/// How the network publishes its panorama: who may, when, how much.
///
/// Units   hours are of Paris; items a week.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace vigie {
inline namespace model {

enum class WhoPublishes {
  anybody,          ///< every centre, at once
  on_duty,          ///< the centre that holds the week, and who coordinates
  on_duty_or_taken  ///< those, and a centre for what was taken of its own proposals
};
inline constexpr std::array kWhoPublishes{WhoPublishes::anybody, WhoPublishes::on_duty,
                                          WhoPublishes::on_duty_or_taken};

/// The word of the configuration.
constexpr std::string_view word_of(WhoPublishes who) {
  switch (who) {
    case WhoPublishes::anybody:
      return "libre";
    case WhoPublishes::on_duty:
      return "de service";
    case WhoPublishes::on_duty_or_taken:
      return "de service + propositions acceptées";
  }
  return "libre";
}

struct PublicationRules {
  WhoPublishes who = WhoPublishes::anybody;
  int morning_hour = 8;
  int morning_minute = 30;
  int weekly_min = 8;
  int weekly_max = 12;
};

}  // namespace model
}  // namespace vigie
