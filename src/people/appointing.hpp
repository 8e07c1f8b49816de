// SPDX-License-Identifier: EUPL-1.2
/// Who may entrust what to whom, and look after whose account.
///
/// Shape   the grants of who acts, those of the other and the centre -> what stands against it, or
///         nothing. Who coordinates the network may all; a centre's referent (a coordinator for one
///         centre) looks after the accounts of that centre which hold nothing beyond it, and gives
///         what is worth in it alone.
/// Errors  none: a refusal is a value; its words are in `wording`.
/// Pure    yes.
#pragma once

#include <optional>
#include <vector>

#include "model/grant.hpp"

namespace vigie::people {

enum class AppointRefusal {
  not_yours,         ///< an account, or a centre, that who acts does not look after
  beyond_centre,     ///< a referent gives what counts in her centre alone
  last_coordinator,  ///< nobody would be left to coordinate the network
};
inline constexpr AppointRefusal kAppointRefusals[] = {
    AppointRefusal::not_yours, AppointRefusal::beyond_centre, AppointRefusal::last_coordinator};

bool coordinates_network(const std::vector<Grant>& grants);
bool coordinates_centre(const std::vector<Grant>& grants, CentreId centre);

/// An account of `centre` that holds `held`.
std::optional<AppointRefusal> may_look_after(const std::vector<Grant>& actor, CentreId centre,
                                             const std::vector<Grant>& held);
/// Give or take `grant`, for somebody of `centre`.
std::optional<AppointRefusal> may_appoint(const std::vector<Grant>& actor, CentreId centre,
                                          const Grant& grant);

}  // namespace vigie::people
