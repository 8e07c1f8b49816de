// SPDX-License-Identifier: EUPL-1.2
#include "app/people/grants.hpp"

#include "app/people/accounts.hpp"
#include "base/format.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/people/grant_repo.hpp"

namespace vigie::app {
namespace {

Result<Grant> grant_named(store::Reader reader, const NamedGrant& named) {
  Grant grant{named.role, {}, named.letter};
  if (named.centre_key.empty()) return grant;
  const auto centre = store::centre_by_key(reader, named.centre_key);
  if (!centre) return fail(centre.error());
  grant.centre = centre->id;
  return grant;
}

/// Gives or takes a grant, and writes who did.
Result<GrantChange> change_grant(store::Database& db, std::string_view email,
                                 const NamedGrant& named, bool give, CuratorId by, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto curator = account_of(tx->reader(), email);
  if (!curator) return fail(curator.error());
  const auto grant = grant_named(tx->reader(), named);
  if (!grant) return fail(grant.error());
  const auto changed = give ? store::add_grant(*tx, curator->id, *grant, by, now)
                            : store::remove_grant(*tx, curator->id, *grant);
  if (!changed) return fail(changed.error());
  if (!*changed) return GrantChange::as_it_was;
  auto done = store::add_event(
      *tx,
      {.centre = curator->centre,
       .curator = by,
       .kind = give ? "grant given" : "grant taken",
       .subject = fmt::format("curator {}", curator->id.value),
       .detail = fmt::format("{} {} {}", name_of(named.role), named.centre_key, named.letter)},
      now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return GrantChange::done;
}

}  // namespace

Result<GrantChange> give_grant(store::Database& db, std::string_view email, const NamedGrant& grant,
                               CuratorId by, Instant now) {
  return change_grant(db, email, grant, true, by, now);
}

Result<GrantChange> take_grant(store::Database& db, std::string_view email, const NamedGrant& grant,
                               CuratorId by, Instant now) {
  return change_grant(db, email, grant, false, by, now);
}

}  // namespace vigie::app
