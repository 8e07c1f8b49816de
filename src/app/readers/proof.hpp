// SPDX-License-Identifier: EUPL-1.2
/// A link that proves that who follows it reads the mails of an address.
///
/// Shape   what it is for, the subscription's token and a code: a keyed hash of both, of the day and
///         of the subscription's version. A change of the subscription makes older links void, so
///         that each serves once; after kProofDays they are void anyway. The general link of a
///         letter proves nothing: a letter is forwarded.
/// Errors  storage.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "store/mail/subscription_repo.hpp"

namespace vigie::app {

inline constexpr int kProofDays = 3;

enum class Proof {
  confirm,  ///< subscribe, or come back
  address,  ///< receive at this address from now on
  data,     ///< give me what you hold
  erase     ///< forget me
};

/// "confirmer", "adresse", "donnees", "effacer": in links.
std::string_view word_of(Proof proof);
std::optional<Proof> proof_named(std::string_view word);

Result<std::string> proof_code(store::Reader& reader, const store::Subscriber& person, Proof proof,
                               Instant now);
/// Whose link it is; none: it is void, or was never ours.
Result<std::optional<store::Subscriber>> person_of_proof(store::Reader& reader,
                                                         std::string_view token, Proof proof,
                                                         std::string_view code, Instant now);

/// "l…e@exemple.fr"
std::string masked_address(std::string_view address);

}  // namespace vigie::app
