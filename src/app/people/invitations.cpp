// SPDX-License-Identifier: EUPL-1.2
#include "app/people/invitations.hpp"

#include <cstdlib>

#include "app/people/refusals.hpp"
#include "base/format.hpp"
#include "base/secret.hpp"
#include "people/appointing.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/people/grant_repo.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

Failure dead_link() {
  return fail(Code::not_found, "invitation",
              "cette invitation a déjà servi, a été retirée ou date de plus de sept jours\u00a0: "
              "demandez-en une nouvelle à la personne qui vous invite");
}

Result<void> journal_invitation(store::Transaction& tx, const Visitor& by, CentreId centre,
                                std::string kind, InvitationId id, Instant now) {
  return store::add_event(
      tx, {centre, by.curator.id, std::move(kind), fmt::format("invitation {}", id.value), ""},
      now);
}

Result<void> check_free(store::Transaction& tx, const Invited& invited, Instant now) {
  auto reader = tx.reader();
  const auto taken = store::curator_by_email(reader, invited.email);
  if (!taken) return fail(taken.error());
  if (*taken) return fail(Code::conflict, "account", "cette adresse a déjà un compte");
  const auto open = store::open_invitations(reader, now);
  if (!open) return fail(open.error());
  if (open->size() < store::kInvitationsListedMax) return {};
  return fail(Code::conflict, "invitations",
              "trop d’invitations attendent une réponse\u00a0: retirez-en d’abord");
}

/// Does who invited still look after this centre?
Result<bool> still_holds(store::Reader& reader, const store::InvitationRow& row) {
  const auto inviter = store::curator_by_id(reader, row.invited_by);
  if (!inviter) return fail(inviter.error());
  if (!*inviter || (*inviter)->disabled) return false;
  const auto grants = store::grants_of(reader, row.invited_by);
  if (!grants) return fail(grants.error());
  const Grant grant{row.role, row.for_all ? CentreId{} : row.centre};
  return !people::may_appoint(*grants, row.centre, grant).has_value();
}

}  // namespace

Result<InvitationId> invite(store::Database& db, Entropy& entropy, const Visitor& by,
                            const Invited& invited, Instant now) {
  if (auto fine = check_email(invited.email); !fine) return fail(fine.error());
  if (auto fine = check_name(invited.name); !fine) return fail(fine.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto centre = store::centre_by_key(reader, invited.centre_key);
  if (!centre) return fail(centre.error());
  if (centre->retired_at) return store::unknown_centre(invited.centre_key);
  const Grant grant{invited.role, invited.for_all ? CentreId{} : centre->id};
  if (const auto refusal = people::may_appoint(by.grants, centre->id, grant)) {
    return appointment_refused(*refusal);
  }
  if (auto free = check_free(*tx, invited, now); !free) return fail(free.error());
  const std::string token = base64url(entropy.bytes(kTokenBytes));
  auto done = store::end_invitations_to(*tx, invited.email, now);
  if (!done) return fail(done.error());
  const auto id = store::add_invitation_to(*tx,
                                           {.token_hash = digest(token),
                                            .token = token,
                                            .email = invited.email,
                                            .name = invited.name,
                                            .centre = centre->id,
                                            .role = invited.role,
                                            .for_all = invited.for_all,
                                            .invited_by = by.curator.id,
                                            .expires_at = now + kInvitationSeconds},
                                           now);
  if (!id) return fail(id.error());
  const auto asked = notify(*tx, kInvited, std::to_string(id->value),
                            {.address = invited.email, .name = invited.name}, now);
  if (!asked) return fail(asked.error());
  done = journal_invitation(*tx, by, centre->id, "invited", *id, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return *id;
}

Result<void> withdraw_invitation(store::Database& db, const Visitor& by, InvitationId id,
                                 Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto row = store::open_invitation(reader, id, now);
  if (!row) return fail(row.error());
  if (!*row || !people::coordinates_centre(by.grants, (*row)->centre)) {
    return fail(Code::not_found, "invitation");
  }
  auto done = store::end_invitation(*tx, id, {}, now);
  if (done) done = journal_invitation(*tx, by, (*row)->centre, "invitation withdrawn", id, now);
  return done ? tx->commit() : done;
}

Result<std::optional<store::InvitationRow>> invitation_behind(store::Reader& reader,
                                                              std::string_view token, Instant now) {
  auto row = store::open_invitation(reader, digest(token), now);
  if (!row || !*row) return row;
  const auto holds = still_holds(reader, **row);
  if (!holds) return fail(holds.error());
  if (!*holds) row->reset();
  return row;
}

Result<SignedIn> accept_invitation(store::Database& db, PasswordGate& gate, Entropy& entropy,
                                   const Accepting& accepting, Instant now) {
  if (auto fine = check_name(accepting.name); !fine) return fail(fine.error());
  if (auto fine = check_password(accepting.password); !fine) return fail(fine.error());
  {
    store::Reader reader = db.reader();  // no work for a link that leads nowhere
    const auto row = invitation_behind(reader, accepting.token, now);
    if (!row) return fail(row.error());
    if (!*row) return dead_link();
  }
  const auto hash = gate.hash(accepting.password);
  if (!hash) return fail(hash.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto row = invitation_behind(reader, accepting.token, now);
  if (!row) return fail(row.error());
  if (!*row) return dead_link();
  const store::InvitationRow& known = **row;
  const auto id = store::add_curator(*tx, {known.centre, known.email, accepting.name, *hash}, now);
  if (!id) return fail(id.error());
  const Grant grant{known.role, known.for_all ? CentreId{} : known.centre};
  const auto given = store::add_grant(*tx, *id, grant, known.invited_by, now);
  if (!given) return fail(given.error());
  auto done = store::end_invitation(*tx, known.id, *id, now);
  if (done) {
    done =
        store::add_event(*tx,
                         {known.centre, *id, "account added", fmt::format("curator {}", id->value),
                          fmt::format("invitation {}", known.id.value)},
                         now);
  }
  if (!done) return fail(done.error());
  const auto curator = store::curator_by_id(reader, *id);
  if (!curator) return fail(curator.error());
  auto cookie = open_session(*tx, entropy, **curator, accepting.browser, now);
  if (!cookie) return fail(cookie.error());
  if (auto kept = tx->commit(); !kept) return fail(kept.error());
  return SignedIn{std::move(*cookie), **curator};
}

Result<std::optional<NotificationText>> compose_invitation(const Composing& composing) {
  const InvitationId id{std::strtoll(composing.notification.subject.c_str(), nullptr, 10)};
  const auto row = store::open_invitation(composing.reader, id, composing.now);
  if (!row) return fail(row.error());
  if (!*row || (*row)->token.empty()) return std::nullopt;
  const store::InvitationRow& known = **row;
  return NotificationText{
      text::typographic(fmt::format("{} vous invite à rejoindre vigie", known.inviter_name)),
      text::typographic(fmt::format(
          "Bonjour {},\n\n{} vous ouvre un compte sur vigie, la veille de presse du réseau, pour "
          "{}.\n\nChoisissez votre mot de passe ici, avant le {}\u00a0:\n\n",
          known.name, known.inviter_name, known.centre_name,
          text::long_date(paris_day(known.expires_at)))) +
          fmt::format("{}/invitation/{}\n", composing.config.web.public_url, known.token) +
          text::typographic("\nCe lien ne sert qu’une fois. Si vous n’attendiez pas ce message, "
                            "ne faites rien\u00a0: aucun compte n’est créé sans vous.\n")};
}

Result<void> forget_invitation(store::Transaction& tx, std::string_view subject) {
  return store::forget_invitation_token(tx,
                                        {std::strtoll(std::string(subject).c_str(), nullptr, 10)});
}

}  // namespace vigie::app
