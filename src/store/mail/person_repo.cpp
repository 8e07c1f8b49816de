// SPDX-License-Identifier: EUPL-1.2
#include "store/mail/person_repo.hpp"

namespace vigie::store {

Result<PersonId> add_person(Transaction& tx, const NewPerson& person, Instant now) {
  auto insert =
      tx.prepare("INSERT INTO person (email, email_key, name, created_at) VALUES (?1, ?2, ?3, ?4)");
  const auto done = insert.run(person.email, person.email_key, person.name, now);
  if (!done) return fail(done.error());
  return PersonId{tx.last_insert_id()};
}

Result<bool> erase_person(Transaction& tx, PersonId person, Instant now) {
  auto update = tx.prepare(R"sql(
      UPDATE person SET email = NULL, email_key = NULL, name = '', erased_at = ?2,
                        version = version + 1
      WHERE id = ?1 AND erased_at IS NULL)sql");
  if (auto done = update.run(person, now); !done) return fail(done.error());
  const bool erased = tx.changes() == 1;
  auto attributes = tx.prepare("DELETE FROM person_attribute WHERE person_id = ?1");
  if (auto done = attributes.run(person); !done) return fail(done.error());
  auto wish = tx.prepare("DELETE FROM address_wish WHERE person_id = ?1");
  if (auto done = wish.run(person); !done) return fail(done.error());
  return erased;
}

}  // namespace vigie::store
