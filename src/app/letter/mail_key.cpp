// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/mail_key.hpp"

#include "base/secret.hpp"
#include "mailing/encoding.hpp"
#include "store/upkeep/setting_repo.hpp"

namespace vigie::app {
namespace {

constexpr std::string_view kKeyName = "mail_key";

}  // namespace

Result<std::string> mail_key(store::Reader& reader) {
  auto key = store::setting(reader, kKeyName);
  if (!key) return fail(key.error());
  if (!*key) return fail(Code::not_found, "no mail key yet");
  return std::move(**key);
}

Result<std::string> ensure_mail_key(store::Transaction& tx, Entropy& entropy) {
  store::Reader reader = tx.reader();
  auto known = store::setting(reader, kKeyName);
  if (!known) return fail(known.error());
  if (*known) return std::move(**known);
  std::string key = entropy.bytes(kDigestBytes);
  if (auto done = store::add_setting(tx, kKeyName, key); !done) return fail(done.error());
  return key;
}

std::string email_hash(std::string_view key, std::string_view email) {
  return keyed_digest(key, "suppression:" + mailing::address_key(email));
}

}  // namespace vigie::app
