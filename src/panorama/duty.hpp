// SPDX-License-Identifier: EUPL-1.2
/// Who may make the panorama, and what cannot be done with it.
///
/// Shape   the network's rule and who asks -> yes or no. Where nobody holds the week, or the network
///         lets everybody publish, every centre that may relay makes it. Who coordinates always may.
/// Errors  a refusal is an outcome; its words are in "panorama/wording.hpp".
/// Pure    yes.
#pragma once

#include "model/publication.hpp"

namespace vigie::panorama {

/// Of who asks, now.
struct Standing {
  bool on_duty = false;      ///< their centre holds the week
  bool duty_held = false;    ///< some centre holds it
  bool coordinates = false;  ///< the network
};

/// Answers proposals, orders, corrects, schedules, withdraws.
bool may_edit(WhoPublishes rule, const Standing& standing);
/// Lets an item appear; `own_taken`: it was made of a proposal of their centre.
bool may_publish(WhoPublishes rule, const Standing& standing, bool own_taken);

enum class DutyRefusal {
  off_duty,   ///< the rule keeps it for who is on duty
  no_reason,  ///< an answer or a withdrawal without a word
  no_words,   ///< a correction that says nothing
  past,       ///< the hour is over
  too_far,    ///< more than kScheduleDaysMax ahead
  no_hour,    ///< neither day nor hour can be read
};
inline constexpr DutyRefusal kDutyRefusals[] = {DutyRefusal::off_duty, DutyRefusal::no_reason,
                                                DutyRefusal::no_words, DutyRefusal::past,
                                                DutyRefusal::too_far,  DutyRefusal::no_hour};
inline constexpr int kScheduleDaysMax = 60;

/// A word to who proposed, to readers, about a withdrawal.
inline constexpr std::size_t kReasonSignsMax = 500;

}  // namespace vigie::panorama
