// SPDX-License-Identifier: EUPL-1.2
#include "fetch/explain.hpp"

#include "base/format.hpp"

namespace vigie::fetch {
namespace {

/// "cette page annonce 2 flux : https://a.fr/rss, https://a.fr/atom"
std::string announcement(const std::vector<std::string>& feeds) {
  std::string told;
  std::size_t count = 0;
  for (const std::string& url : feeds) {
    if (count == kAnnouncedTold) break;
    if (url.size() > kAnnouncedBytesMax) continue;
    told += (count++ == 0 ? "\u00a0: " : ", ") + url;
  }
  const std::size_t rest = feeds.size() - count;
  if (count > 0 && rest > 0) told += fmt::format(" et {} de plus", rest);
  return fmt::format("cette page annonce {} flux{}", feeds.size(), told);
}

std::string sentence(const Reading& reading, const HttpAnswer& answer) {
  switch (reading.trouble) {
    case Trouble::none:
      return {};
    case Trouble::no_name:
      return "le nom du serveur est introuvable";
    case Trouble::no_connection:
      return "le serveur n’est pas joignable";
    case Trouble::no_tls:
      return "la connexion chiffrée échoue (certificat ou protocole TLS)";
    case Trouble::too_slow:
      return "le serveur répond trop lentement";
    case Trouble::cut:
      return reading.outcome == PollOutcome::new_body
                 ? "le flux est arrivé tronqué ; ce qui était lisible est gardé"
                 : "la connexion s’est interrompue avant un flux lisible";
    case Trouble::transport:
      return "l’échange avec le serveur a échoué";
    case Trouble::too_large:
      return reading.outcome == PollOutcome::new_body
                 ? "le document dépasse la taille permise\u202f; son début est gardé"
                 : "le document dépasse la taille permise";
    case Trouble::forbidden_address:
      return "l’adresse mène hors du web public ; vigie.toml peut autoriser un réseau privé";
    case Trouble::too_many_redirects:
      return "les redirections n’en finissent pas";
    case Trouble::server_error:
      return fmt::format("le serveur est en panne (erreur {})", answer.status);
    case Trouble::needs_login:
      return "le serveur demande un mot de passe (401)";
    case Trouble::refused:
      return "le serveur refuse l’accès (403)";
    case Trouble::not_found:
      return "il n’y a plus rien à cette adresse (404)";
    case Trouble::odd_status:
      if (answer.status == 304) {
        return "le serveur répond «\u00a0rien de nouveau\u00a0» (304) sans avoir jamais donné le "
               "flux";
      }
      return fmt::format("le serveur donne une réponse inattendue ({})", answer.status);
    case Trouble::bot_challenge:
      return "un contrôle anti-robots (Cloudflare) bloque la relève";
    case Trouble::empty:
      return "le serveur répond par un document vide";
    case Trouble::web_page:
      if (reading.announced.empty()) return "le serveur répond par une page web, pas par un flux";
      return "le serveur répond par une page web, pas par un flux\u202f; " +
             announcement(reading.announced);
    case Trouble::no_feed:
      return "le document n’est pas un flux RSS, Atom ou JSON";
    case Trouble::unreadable:
      return "le document n’est pas lisible";
  }
  return {};
}

}  // namespace

std::string explain(const Reading& reading, const HttpAnswer& answer) {
  if (reading.outcome == PollOutcome::gone) {
    return "l’éditeur a supprimé ce flux (410) ; il n’est plus relevé";
  }
  if (reading.outcome == PollOutcome::throttled) {
    return fmt::format("le serveur demande d’attendre ({})", answer.status);
  }
  return sentence(reading, answer);
}

std::string_view advice_for(Trouble trouble) {
  switch (trouble) {
    case Trouble::not_found:
      return "La page n’existe plus à cette adresse. Cherchez le flux sur le site et donnez sa "
             "nouvelle adresse.";
    case Trouble::needs_login:
    case Trouble::refused:
    case Trouble::bot_challenge:
      return "Le site refuse les programmes. Écrivez à son éditeur, ou cherchez un autre flux du "
             "même titre.";
    case Trouble::no_name:
      return "Le site n’existe peut-être plus. Ouvrez-le dans votre navigateur\u202f; s’il a "
             "changé "
             "de nom, donnez la nouvelle adresse.";
    default:
      return "Rien à faire pour l’instant\u00a0: vigie réessaie d’elle-même. Si cela dure, ouvrez "
             "le "
             "site\u00a0: s’il ne répond pas non plus, il est en panne.";
  }
}

}  // namespace vigie::fetch
