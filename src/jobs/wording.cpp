// SPDX-License-Identifier: EUPL-1.2
#include "jobs/wording.hpp"

#include "base/format.hpp"
#include "text/french.hpp"

namespace vigie::jobs {

std::string_view word_of(Lane lane) {
  switch (lane) {
    case Lane::network_in:
      return "relève";
    case Lane::mail_out:
      return "courrier";
    case Lane::upkeep:
      return "entretien";
  }
  return "";
}

std::string_view word_of(JobOutcome outcome) {
  switch (outcome) {
    case JobOutcome::running:
      return "en cours";
    case JobOutcome::done:
      return "fait";
    case JobOutcome::partial:
      return "fait en partie";
    case JobOutcome::failed:
      return "a échoué";
    case JobOutcome::interrupted:
      return "interrompu";
  }
  return "";
}

std::string moment(Instant at) {
  const auto local = local_time(at, kParis);
  if (!local) return iso(at);
  return fmt::format("{} à {}\u00a0h\u00a0{:02}", text::long_date(local->day), local->hour,
                     local->minute);
}

}  // namespace vigie::jobs
