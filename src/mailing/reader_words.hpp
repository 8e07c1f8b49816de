// SPDX-License-Identifier: EUPL-1.2
/// What pages, files and the command line call the states and steps of readers.
///
/// Shape   an enum, or the database's word for it -> French.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>

#include "model/delivery.hpp"
#include "model/subscription.hpp"

namespace vigie::mailing {

/// "reçoit", "en pause", "désinscrit·e", "confirmation attendue".
std::string_view word_of(SubscriptionState state);
/// "s’est désinscrit·e par le lien de la lettre", of a consent event.
std::string history_line(std::string_view kind, std::string_view place, std::string_view actor);
/// "désinscription", "adresse revenue"…, of a suppression.
std::string_view reason_word(std::string_view reason);
/// "pris en charge par le relais", "en attente"…, of one delivery, with what it was about.
std::string_view delivery_word(std::string_view state, std::string_view meaning);

}  // namespace vigie::mailing
