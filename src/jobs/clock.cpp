// SPDX-License-Identifier: EUPL-1.2
#include "jobs/clock.hpp"

#include "base/format.hpp"
#include "jobs/wording.hpp"

namespace vigie::jobs {

std::optional<ClockJump> jump_between(std::optional<Instant> last_look, Instant now) {
  if (!last_look) return std::nullopt;
  const std::int64_t by = now - *last_look;
  if (by <= kJumpSeconds && by >= -kJumpSeconds) return std::nullopt;
  return ClockJump{*last_look, now};
}

bool is_doubtful(Instant at, Instant now, std::int64_t longest_s) { return at > now + longest_s; }

std::string sentence_of(const ClockJump& jump) {
  const bool ahead = jump.to_at > jump.from_at;
  return fmt::format(
      "L’horloge de la machine est passée du {} au {}\u00a0: {}. Les effacements, les envois et "
      "les "
      "publications prévus attendent qu’une personne confirme l’heure (vigie clock accept).",
      moment(jump.from_at), moment(jump.to_at),
      ahead ? "vigie est restée arrêtée, ou l’horloge a été avancée"
            : "elle a été remise en arrière");
}

}  // namespace vigie::jobs
