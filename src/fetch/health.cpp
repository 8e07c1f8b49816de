// SPDX-License-Identifier: EUPL-1.2
#include "fetch/health.hpp"

#include <algorithm>

#include "fetch/explain.hpp"
#include "fetch/limits.hpp"
#include "fetch/move.hpp"
#include "fetch/schedule.hpp"

namespace vigie::fetch {
namespace {

/// A failure that is younger may well be over before anybody reads of it.
constexpr std::int64_t kFailingSeconds = 2 * kDaySeconds;

SourceState failing_state(Trouble trouble) {
  if (trouble == Trouble::too_slow) return SourceState::slow;
  return class_of(trouble) == TroubleClass::not_a_feed ? SourceState::not_a_feed
                                                       : SourceState::failing;
}

bool is_silent(const SourcePoll& poll, Instant now) {
  return poll.last_item_at && now - *poll.last_item_at > silent_after_s(poll);
}

}  // namespace

std::int64_t silent_after_s(const SourcePoll& poll) {
  return std::max(kSilentMinSeconds, kSilentGaps * poll.usual_gap_s);
}

SourceState state_of(const SourcePoll& poll, Instant now) {
  if (poll.gone) return SourceState::gone;
  if (poll.failures > 0) return failing_state(poll.trouble);
  if (is_proposed(poll.move)) return SourceState::moved;
  if (is_silent(poll, now)) return SourceState::silent;
  if (poll.answer_ms >= kSlowAnswerMs) return SourceState::slow;
  return poll.succeeded_at ? SourceState::ok : SourceState::unpolled;
}

Instant state_since(const SourcePoll& before, const SourcePoll& poll, Instant now) {
  switch (poll.state) {
    case SourceState::failing:
    case SourceState::not_a_feed:
      return poll.failing_since_at.value_or(now);
    case SourceState::moved:
      return poll.move.since_at.value_or(now);
    case SourceState::silent:
      return poll.last_item_at.value_or(now);
    default:
      return before.state == poll.state && before.state_since_at ? *before.state_since_at : now;
  }
}

bool needs_a_look(const SourcePoll& poll, Instant now) {
  switch (state_of(poll, now)) {
    case SourceState::unpolled:
    case SourceState::ok:
      return false;
    case SourceState::gone:
    case SourceState::silent:
      return true;
    case SourceState::moved:
      return poll.move.since_at && now - *poll.move.since_at >= kMoveSeconds;
    case SourceState::slow:
    case SourceState::failing:
    case SourceState::not_a_feed:
      break;
  }
  return poll.failing_since_at && now - *poll.failing_since_at >= kFailingSeconds;
}

std::string_view french_of(SourceState state) {
  switch (state) {
    case SourceState::unpolled:
      return "nouvelle";
    case SourceState::ok:
      return "ok";
    case SourceState::slow:
      return "lente";
    case SourceState::failing:
      return "en échec";
    case SourceState::moved:
      return "déplacée";
    case SourceState::silent:
      return "silencieuse";
    case SourceState::gone:
      return "disparue";
    case SourceState::not_a_feed:
      return "pas un flux";
  }
  return "";
}

std::string_view advice_of(SourceState state, Trouble trouble) {
  switch (state) {
    case SourceState::unpolled:
    case SourceState::ok:
      return "";
    case SourceState::gone:
      return "Son éditeur l’a fermée. Cherchez sur son site si un autre flux la remplace, et "
             "donnez "
             "son adresse\u202f; sinon, cédez-la ou mettez-la en pause.";
    case SourceState::not_a_feed:
      return "L’adresse mène à une page, plus à un flux. Ouvrez le site\u00a0: s’il a un nouveau "
             "flux, donnez son adresse.";
    case SourceState::moved:
      return "Dites si la nouvelle adresse est la bonne\u00a0: acceptée, elle est lue aussitôt, et "
             "l’ancienne n’est pas oubliée.";
    case SourceState::silent:
      return "Ouvrez son site\u00a0: si elle publie encore, son flux a peut-être changé "
             "d’adresse\u202f; si elle ne publie plus, mettez-la en pause.";
    case SourceState::slow:
      return "Rien à faire pour l’instant\u00a0: vigie lui laisse plus de temps et réessaie "
             "d’elle-même.";
    case SourceState::failing:
      break;
  }
  return advice_for(trouble);
}

std::string_view heading_of(SourceState state) {
  switch (state) {
    case SourceState::unpolled:
      return "Nouvelles";
    case SourceState::ok:
      return "Adresses suivies";
    case SourceState::slow:
      return "Trop lentes";
    case SourceState::failing:
      return "En échec";
    case SourceState::moved:
      return "Déplacées, à décider";
    case SourceState::silent:
      return "Silencieuses";
    case SourceState::gone:
      return "Disparues";
    case SourceState::not_a_feed:
      return "Plus un flux";
  }
  return "";
}

}  // namespace vigie::fetch
