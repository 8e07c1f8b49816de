// SPDX-License-Identifier: EUPL-1.2
/// What an article leaves when it leaves the panorama: letters, which stand on a floor above.
///
/// Shape   called inside the transaction of the withdrawal, by whoever withdraws; the caller says
///         who does it (`app::leave_letters`).
///         What was struck so stands again when its article is public again (`store::give_back_struck`,
///         which `step_item` asks for).
/// Errors  those of the callee.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/people/curator_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::app {

/// What a letter is told where the centre itself took it off.
inline constexpr std::string_view kWithdrawnByItsCentre = "retiré par le centre qui l’avait relayé";

struct PanoramaDeparture {
  ArticleId article;
  std::string_view reason;
  const store::Curator& by;  ///< without number on the command line
  Instant now;
};

/// An issue that had left with it.
struct LetterThatLeft {
  std::string letter;
  int number = 0;
};
struct LeftLetters {
  std::int64_t struck = 0;  ///< places in letters that are being made
  std::vector<LetterThatLeft> sent = {};
};
using LeaveLetters = Result<LeftLetters> (*)(store::Transaction&, const PanoramaDeparture&);

}  // namespace vigie::app
