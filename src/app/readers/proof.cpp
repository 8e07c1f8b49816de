// SPDX-License-Identifier: EUPL-1.2
#include "app/readers/proof.hpp"

#include "app/letter/mail_key.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "mailing/encoding.hpp"
#include "store/mail/standing_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kProofBytes = 18;

Result<std::string> code_of_day(store::Reader& reader, const store::Subscriber& person, Proof proof,
                                Day day) {
  const auto key = mail_key(reader);
  if (!key) return fail(key.error());
  const auto version = store::subscription_version(reader, person.id);
  if (!version) return fail(version.error());
  std::string about;
  if (proof == Proof::address) {  // the mail that came to one address confirms that one alone
    const auto wish = store::wished_address(reader, person.person);
    if (!wish) return fail(wish.error());
    if (*wish) about = mailing::address_key((*wish)->email);
  }
  const std::string said =
      fmt::format("proof:{}:{}:{}:{}:{}", word_of(proof), person.token, *version, iso(day), about);
  return base64url(keyed_digest(*key, said, kProofBytes));
}

}  // namespace

std::string_view word_of(Proof proof) {
  switch (proof) {
    case Proof::confirm:
      return "confirmer";
    case Proof::address:
      return "adresse";
    case Proof::data:
      return "donnees";
    case Proof::erase:
      return "effacer";
  }
  return "";
}

std::optional<Proof> proof_named(std::string_view word) {
  for (const Proof proof : {Proof::confirm, Proof::address, Proof::data, Proof::erase}) {
    if (word_of(proof) == word) return proof;
  }
  return std::nullopt;
}

Result<std::string> proof_code(store::Reader& reader, const store::Subscriber& person, Proof proof,
                               Instant now) {
  return code_of_day(reader, person, proof, paris_day(now));
}

Result<std::optional<store::Subscriber>> person_of_proof(store::Reader& reader,
                                                         std::string_view token, Proof proof,
                                                         std::string_view code, Instant now) {
  auto person = store::subscriber_by_token(reader, token);
  if (!person) return person;
  if (!*person || (*person)->email.empty()) return std::nullopt;
  for (int age = 0; age < kProofDays; ++age) {
    const auto expected = code_of_day(reader, **person, proof, paris_day(now) + -age);
    if (!expected) return fail(expected.error());
    if (equal_secret(*expected, code)) return person;
  }
  return std::nullopt;
}

std::string masked_address(std::string_view address) {
  const std::size_t at = address.rfind('@');
  if (at == std::string_view::npos) return "";
  const std::string_view local = address.substr(0, at);
  const std::string_view first = local.substr(0, text::read_utf8(local).bytes);
  const std::string_view last = local.size() > 2 ? local.substr(local.size() - 1) : "";
  return fmt::format("{}…{}{}", first, last, address.substr(at));
}

}  // namespace vigie::app
