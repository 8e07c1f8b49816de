// SPDX-License-Identifier: EUPL-1.2
#include "app/people/first_account.hpp"

#include "base/format.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/people/grant_repo.hpp"

namespace vigie::app {
namespace {

Failure not_first() {
  return fail(Code::conflict, "not the first account",
              "un compte existe déjà\u00a0: connectez-vous, ou faites-vous inviter");
}

}  // namespace

Result<bool> is_first_run(store::Reader& reader) {
  const auto has = store::has_curators(reader);
  if (!has) return fail(has.error());
  return !*has;
}

Result<SignedIn> make_first_account(store::Database& db, PasswordGate& gate, Entropy& entropy,
                                    const FirstAccount& account, Instant now) {
  if (auto fine = check_email(account.email); !fine) return fail(fine.error());
  if (auto fine = check_name(account.name); !fine) return fail(fine.error());
  if (auto fine = check_password(account.password); !fine) return fail(fine.error());
  const auto hash = gate.hash(account.password);
  if (!hash) return fail(hash.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto first = is_first_run(reader);
  if (!first) return fail(first.error());
  if (!*first) return not_first();
  const auto centre = store::centre_by_key(reader, account.centre_key);
  if (!centre) return fail(centre.error());
  if (centre->retired_at) return store::unknown_centre(account.centre_key);
  const auto id = store::add_curator(*tx, {centre->id, account.email, account.name, *hash}, now);
  if (!id) return fail(id.error());
  for (const Grant& grant :
       {Grant{Role::curator, centre->id}, Grant{Role::coordinator}, Grant{Role::operations}}) {
    if (auto given = store::add_grant(*tx, *id, grant, {}, now); !given) {
      return fail(given.error());
    }
  }
  auto done = store::add_event(
      *tx, {centre->id, *id, "account added", fmt::format("curator {}", id->value), "first"}, now);
  if (!done) return fail(done.error());
  const auto curator = store::curator_by_id(reader, *id);
  if (!curator) return fail(curator.error());
  auto cookie = open_session(*tx, entropy, **curator, account.browser, now);
  if (!cookie) return fail(cookie.error());
  if (auto kept = tx->commit(); !kept) return fail(kept.error());
  return SignedIn{std::move(*cookie), **curator};
}

}  // namespace vigie::app
