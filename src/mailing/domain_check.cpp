// SPDX-License-Identifier: EUPL-1.2
#include "mailing/domain_check.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "text/utf8.hpp"

namespace vigie::mailing {
namespace {

/// Those that begin with this version.
std::vector<std::string> of_version(const std::vector<std::string>& records,
                                    std::string_view version) {
  std::vector<std::string> found;
  for (const std::string& record : records) {
    if (text::ascii_lower(record).starts_with(version)) found.push_back(record);
  }
  return found;
}

/// "reject" of "v=DMARC1; p=reject; rua=…".
std::string tag_of(std::string_view record, std::string_view tag) {
  const std::string wanted = std::string(tag) + "=";
  while (!record.empty()) {
    const std::size_t end = std::min(record.find(';'), record.size());
    const std::string_view part = text::trimmed(record.substr(0, end));
    if (text::ascii_lower(part).starts_with(wanted)) {
      return std::string(text::trimmed(part.substr(wanted.size())));
    }
    record.remove_prefix(std::min(end + 1, record.size()));
  }
  return "";
}

DomainFinding check_spf(const DomainFacts& facts) {
  const auto found = of_version(facts.spf, "v=spf1");
  if (found.empty()) {
    return {false, "SPF",
            fmt::format("rien n’est publié. Ajouter un TXT sur {}\u00a0: \"v=spf1 include:<votre "
                        "relais> -all\" (le relais donne cette ligne).",
                        facts.return_domain)};
  }
  if (found.size() > 1) {
    return {false, "SPF",
            fmt::format("{} a plusieurs lignes v=spf1\u00a0: aucune ne vaut. N’en garder qu’une.",
                        facts.return_domain)};
  }
  const std::string record = text::ascii_lower(found.front());
  if (record.find("+all") != std::string::npos) {
    return {false, "SPF",
            "la ligne finit par +all\u00a0: n’importe qui peut écrire en votre nom. "
            "Finir par -all."};
  }
  return {true, "SPF", found.front()};
}

DomainFinding check_dkim(const DomainFacts& facts) {
  if (facts.selector.empty()) {
    return {false, "DKIM",
            "le sélecteur n’est pas donné\u00a0: ajouter --selector (votre relais le nomme)."};
  }
  const std::string name = fmt::format("{}._domainkey.{}", facts.selector, facts.from_domain);
  for (const std::string& record : facts.dkim) {
    if (tag_of(record, "p").empty()) continue;
    return {true, "DKIM", fmt::format("la clé de {} est publiée.", name)};
  }
  return {false, "DKIM",
          fmt::format("pas de clé sur {}. Y publier le TXT que donne le relais, et signer avec ce "
                      "domaine.",
                      name)};
}

DomainFinding check_dmarc(const DomainFacts& facts) {
  const auto found = of_version(facts.dmarc, "v=dmarc1");
  if (found.empty()) {
    return {
        false, "DMARC",
        fmt::format("rien n’est publié. Ajouter un TXT sur _dmarc.{}\u00a0: \"v=DMARC1; p=none; "
                    "rua=mailto:dmarc@{}\".",
                    facts.from_domain, facts.from_domain)};
  }
  if (found.size() > 1) return {false, "DMARC", "plusieurs lignes\u00a0: n’en garder qu’une."};
  if (tag_of(found.front(), "p").empty()) {
    return {false, "DMARC", "la ligne n’a pas de p=\u00a0: écrire au moins p=none."};
  }
  return {true, "DMARC", found.front()};
}

DomainFinding check_alignment(const DomainFacts& facts) {
  if (is_under(facts.return_domain, facts.from_domain)) {
    return {true, "Alignement",
            fmt::format("{} est sous {}.", facts.return_domain, facts.from_domain)};
  }
  return {false, "Alignement",
          fmt::format("les retours vont à {}, qui n’est pas sous {}\u00a0: laposte.net tient alors "
                      "SPF pour absent. Choisir adresse_de_retour sous {}.",
                      facts.return_domain, facts.from_domain, facts.from_domain)};
}

DomainFinding check_website(const DomainFacts& facts) {
  if (is_under(facts.website, facts.from_domain) || is_under(facts.from_domain, facts.website)) {
    return {true, "Site", fmt::format("{} est du même domaine.", facts.website)};
  }
  return {
      false, "Site",
      fmt::format("les pages sont sur {}, l’adresse d’envoi sur {}\u00a0: les filtres se méfient "
                  "des liens d’un autre domaine.",
                  facts.website, facts.from_domain)};
}

}  // namespace

bool is_under(std::string_view domain, std::string_view above) {
  const std::string low = text::ascii_lower(domain);
  const std::string high = text::ascii_lower(above);
  return !high.empty() && (low == high || low.ends_with("." + high));
}

std::vector<DomainFinding> check_domain(const DomainFacts& facts) {
  std::vector<DomainFinding> findings{check_spf(facts), check_dkim(facts), check_dmarc(facts),
                                      check_alignment(facts), check_website(facts)};
  std::ranges::stable_sort(findings, {}, &DomainFinding::good);
  return findings;
}

}  // namespace vigie::mailing
