// SPDX-License-Identifier: EUPL-1.2
#include "app/people/password_reset.hpp"

#include <cstdlib>

#include "base/format.hpp"
#include "base/secret.hpp"
#include "store/people/event_repo.hpp"
#include "store/people/invitation_repo.hpp"
#include "store/people/second_factor_repo.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

/// Nothing where one was asked a moment ago.
Result<void> write_reset(store::Transaction& tx, Entropy& entropy, std::string_view email,
                         Instant now) {
  store::Reader reader = tx.reader();
  const auto again = store::was_reset_asked(reader, email, now - kResetAgainSeconds);
  if (!again) return fail(again.error());
  if (*again) return {};
  const auto waiting = store::resets_waiting(reader, now, kResetsWaitingMax);
  if (!waiting) return fail(waiting.error());
  if (*waiting >= kResetsWaitingMax) return fail(Code::busy, "too many resets wait");
  const std::string token = base64url(entropy.bytes(kTokenBytes));
  const auto id = store::add_reset(tx, digest(token), token, email, now, now + kResetSeconds);
  if (!id) return fail(id.error());
  const auto asked = notify(tx, kResetAsked, std::to_string(id->value),
                            {.address = std::string(email), .name = ""}, now);
  if (!asked) return fail(asked.error());
  return {};
}

/// The account behind a reset, where it may sign in.
Result<std::optional<store::Curator>> account_behind(store::Reader& reader,
                                                     std::string_view email) {
  auto curator = store::curator_by_email(reader, email);
  if (!curator) return fail(curator.error());
  if (*curator && (*curator)->disabled) curator->reset();
  return curator;
}

}  // namespace

Result<ResetAsk> ask_reset(store::Database& db, LoginThrottle& throttle, Entropy& entropy,
                           std::string_view email, std::string_view address, Instant now) {
  if (auto fine = check_email(email); !fine) return fail(fine.error());
  const std::string name = "reset " + std::string(email);
  if (const auto until = throttle.closed_until(name, address, now)) {
    return ResetAsk(Throttled{*until});
  }
  throttle.failed(name, address, now);
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  auto done = write_reset(*tx, entropy, email, now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return ResetAsk(ResetMailed{});
}

Result<bool> reset_stands(store::Reader& reader, std::string_view token, Instant now) {
  const auto row = store::open_reset(reader, digest(token), now);
  if (!row) return fail(row.error());
  if (!*row) return false;
  const auto curator = account_behind(reader, (*row)->email);
  if (!curator) return fail(curator.error());
  return curator->has_value();
}

Result<bool> reset_password(store::Database& db, PasswordGate& gate, std::string_view token,
                            const std::string& password, Instant now) {
  if (auto fine = check_password(password); !fine) return fail(fine.error());
  {
    store::Reader reader = db.reader();  // no work for a link that leads nowhere
    const auto stands = reset_stands(reader, token, now);
    if (!stands || !*stands) return stands;
  }
  const auto hash = gate.hash(password);
  if (!hash) return fail(hash.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto row = store::open_reset(reader, digest(token), now);
  if (!row) return fail(row.error());
  if (!*row) return false;
  const auto curator = account_behind(reader, (*row)->email);
  if (!curator) return fail(curator.error());
  if (!*curator) return false;
  const CuratorId id = (*curator)->id;
  auto done = store::set_password_hash(*tx, id, *hash);
  if (done) done = store::end_resets_of(*tx, (*row)->email, now);
  if (done) done = store::end_sessions_of(*tx, id);
  if (done) done = store::end_half_logins_of(*tx, id);
  if (done) {
    done =
        store::add_event(*tx, {(*curator)->centre, id, "password changed", "account", "mail"}, now);
  }
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return true;
}

Result<std::optional<NotificationText>> compose_reset(const Composing& composing) {
  const ResetId id{std::strtoll(composing.notification.subject.c_str(), nullptr, 10)};
  const auto row = store::open_reset(composing.reader, id, composing.now);
  if (!row) return fail(row.error());
  if (!*row || (*row)->token.empty()) return std::nullopt;
  const auto curator = account_behind(composing.reader, (*row)->email);
  if (!curator) return fail(curator.error());
  if (!*curator) return std::nullopt;
  return NotificationText{
      "Choisir un nouveau mot de passe",
      text::typographic(fmt::format(
          "Bonjour {},\n\nQuelqu’un, sans doute vous, a demandé un nouveau mot de passe pour votre "
          "compte sur vigie. Pour le choisir, dans l’heure\u00a0:\n\n",
          (*curator)->name)) +
          fmt::format("{}/mot-de-passe/{}\n", composing.config.web.public_url, (*row)->token) +
          text::typographic("\nCe lien ne sert qu’une fois. Si ce n’était pas vous, ne faites "
                            "rien\u00a0: votre mot de passe reste le même.\n")};
}

Result<void> forget_reset(store::Transaction& tx, std::string_view subject) {
  return store::forget_reset_token(tx, {std::strtoll(std::string(subject).c_str(), nullptr, 10)});
}

}  // namespace vigie::app
