// SPDX-License-Identifier: EUPL-1.2
/// What the terminal says while nobody has an account: the secret of the page that makes the first.
#pragma once

#include "cli/console.hpp"
#include "web/site.hpp"

namespace vigie::cli {

/// Says nothing once there is an account.
void tell_first_run(web::Site& site, Console& console);

}  // namespace vigie::cli
