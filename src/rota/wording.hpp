// SPDX-License-Identifier: EUPL-1.2
/// The rota in French, for pages, mails and the command line alike.
///
/// Shape   a value of the module → a sentence, or a word of one. Centres are named by whoever asks.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>

#include "model/rota.hpp"
#include "rota/duty.hpp"

namespace vigie::rota {

/// The names that people read, of the centres in a DutyHolder.
struct DutyNames {
  std::string centre;
  std::string instead_of;
};

/// "ORIV, qui remplace CR-CSUR (saison cyclonique)": who does the week and why, without a stop.
std::string who_and_why(const DutyHolder& duty, const DutyNames& names);

/// "remplacement", "échange".
std::string_view word_of(OverrideKind kind);
/// "demandé", "accepté", "refusé", "retiré", "fait": of a swap or a replacement.
std::string_view word_of(OverrideState state);

/// "lundi 09:00" as it is read: "lundi à 9 h 00", with its no-break spaces.
std::string hour_in_words(std::string_view handoff);

}  // namespace vigie::rota
