// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/unsubscribe.hpp"

#include "app/letter/mail_key.hpp"
#include "store/mail/recipient_repo.hpp"

namespace vigie::app {

Result<LeaveTaking> look_up_leaving(store::Reader& reader, std::string_view token) {
  const auto found = store::recipient_by_token(reader, token);
  if (!found) return fail(found.error());
  if (!*found) return LeaveTaking{};
  const auto outcome = (*found)->left_at ? Leaving::left_already : Leaving::left;
  return LeaveTaking{outcome, (*found)->letter};
}

Result<LeaveTaking> unsubscribe(store::Database& db, std::string_view token, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto found = store::recipient_by_token(reader, token);
  if (!found) return fail(found.error());
  if (!*found) return LeaveTaking{};
  const store::Recipient& person = **found;
  if (person.left_at) return LeaveTaking{Leaving::left_already, person.letter};
  const auto key = mail_key(reader);
  if (!key) return fail(key.error());
  const std::string hash = email_hash(*key, person.email);
  if (auto done = store::suppress(*tx, person.letter, hash, "unsubscribed", now); !done) {
    return fail(done.error());
  }
  if (auto done = store::set_left(*tx, person.id, now); !done) return fail(done.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return LeaveTaking{Leaving::left, person.letter};
}

}  // namespace vigie::app
