// SPDX-License-Identifier: EUPL-1.2
#include "cli/first_run.hpp"

#include "base/format.hpp"
#include "base/log.hpp"

namespace vigie::cli {

void tell_first_run(web::Site& site, Console& console) {
  const auto secret = site.first_run_secret();
  if (!secret) {
    log(Level::warning, "first run", {{"error", secret.error().detail}});
    return;
  }
  if (secret->empty()) return;
  console.line(fmt::format(
      "Aucun compte encore. Ouvrez la page /premier-compte et donnez-y ce secret\u00a0: {}",
      *secret));
}

}  // namespace vigie::cli
