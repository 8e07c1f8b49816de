// SPDX-License-Identifier: EUPL-1.2
/// What the domain of a letter publishes -> what large providers will think of it, and what to
/// publish, in French.
///
/// Shape   the records that were found, and what our mails say -> findings, the worst first.
/// Pure    yes: looking records up is the caller's.
/// Source  RFC 7208 (SPF), 6376 (DKIM), 7489 (DMARC); Orange asks for all three, La Poste for one that
///         is aligned with From.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vigie::mailing {

struct DomainFacts {
  std::string from_domain;         ///< of From
  std::string return_domain;       ///< of the envelope
  std::string selector;            ///< of DKIM; "": not given
  std::string website;             ///< host of the public pages
  std::vector<std::string> spf;    ///< TXT of return_domain
  std::vector<std::string> dkim;   ///< TXT of <selector>._domainkey.<from_domain>
  std::vector<std::string> dmarc;  ///< TXT of _dmarc.<from_domain>
};

struct DomainFinding {
  bool good = false;
  std::string what;     ///< "SPF"
  std::string finding;  ///< what is, and what to publish
};
std::vector<DomainFinding> check_domain(const DomainFacts& facts);

/// Is `domain` the other one, or below it?
bool is_under(std::string_view domain, std::string_view above);

}  // namespace vigie::mailing
