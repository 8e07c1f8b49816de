// SPDX-License-Identifier: EUPL-1.2
#include "mailing/reader_words.hpp"

namespace vigie::mailing {
namespace {

struct Pair {
  std::string_view name;
  std::string_view word;
};

template <std::size_t size>
std::string_view look_up(const Pair (&pairs)[size], std::string_view name) {
  for (const Pair& pair : pairs) {
    if (pair.name == name) return pair.word;
  }
  return "";
}

constexpr Pair kKinds[] = {{"asked", "inscription demandée"},
                           {"subscribed", "inscription"},
                           {"changed", "changement"},
                           {"paused", "pause"},
                           {"resumed", "reprise"},
                           {"left", "désinscription"},
                           {"returned", "retour"}};
constexpr Pair kPlaces[] = {{"import", "par un fichier"},
                            {"page", "sur une page du site"},
                            {"link", "par le lien de la lettre"},
                            {"mail", "par un courriel en retour"},
                            {"command", "sur le serveur"}};
constexpr Pair kActors[] = {{"reader", "par la personne elle-même"},
                            {"curator", "par l’équipe"},
                            {"operator", "par l’exploitation"}};
constexpr Pair kReasons[] = {{"unsubscribed", "désinscription"},
                             {"bounced", "adresse revenue"},
                             {"complained", "plainte pour courrier indésirable"},
                             {"manual", "retrait à la main"},
                             {"imported_left", "partie avant l’import"}};

}  // namespace

std::string_view word_of(SubscriptionState state) {
  switch (state) {
    case SubscriptionState::pending:
      return "confirmation attendue";
    case SubscriptionState::active:
      return "reçoit";
    case SubscriptionState::paused:
      return "en pause";
    case SubscriptionState::left:
      return "désinscrit·e";
  }
  return "";
}

std::string history_line(std::string_view kind, std::string_view place, std::string_view actor) {
  std::string line(look_up(kKinds, kind));
  line += ' ';
  line += look_up(kPlaces, place);
  if (const std::string_view by = look_up(kActors, actor); !by.empty()) {
    line += ", ";
    line += by;
  }
  return line;
}

std::string_view reason_word(std::string_view reason) { return look_up(kReasons, reason); }

std::string_view delivery_word(std::string_view state, std::string_view meaning) {
  if (state == "accepted") return "pris en charge par le relais";
  if (state == "refused") {
    if (meaning == "about_reader") return "refusé\u00a0: adresse inconnue ou fermée";
    if (meaning == "mailbox_full") return "pas joint\u00a0: boîte pleine";
    if (meaning == "about_us") return "pas joint\u00a0: le serveur refuse notre courrier";
    return "pas joint avant la fin de l’envoi";
  }
  if (state == "deferred") {
    if (meaning == "mailbox_full") return "différé\u00a0: boîte pleine";
    if (meaning == "greylisted") return "différé\u00a0: liste grise";
    return "différé";
  }
  if (state == "uncertain") return "incertain\u00a0: coupure après l’envoi";
  if (state == "suppressed") return "écarté\u00a0: désinscrit·e ou en pause";
  if (state == "cancelled") return "annulé";
  return "en attente";
}

}  // namespace vigie::mailing
