// SPDX-License-Identifier: EUPL-1.2
#include "app/people/own_account.hpp"

#include "base/secret.hpp"
#include "store/people/event_repo.hpp"
#include "store/people/second_factor_repo.hpp"

namespace vigie::app {

Result<CheckAnswer> check_own_password(store::Database& db, PasswordGate& gate,
                                       LoginThrottle& throttle, const store::Curator& curator,
                                       const PasswordCheck& given, Instant now) {
  if (const auto until = throttle.closed_until(curator.email, given.address, now)) {
    return CheckAnswer(Throttled{*until});
  }
  store::Reader reader = db.reader();
  const auto hash = store::password_hash_of(reader, curator.email);
  if (!hash) return fail(hash.error());
  const std::string_view password =
      std::string_view(given.password).substr(0, people::kPasswordBytesMax + 1);
  const auto right = gate.verify(*hash, password);
  if (!right) return fail(right.error());
  if (*right) return CheckAnswer(PasswordFits{});
  throttle.failed(curator.email, given.address, now);
  return CheckAnswer(Refused{});
}

Result<std::string> change_own_password(store::Database& db, PasswordGate& gate, Entropy& entropy,
                                        const store::Curator& curator, const std::string& password,
                                        std::string_view browser, Instant now) {
  if (auto fine = check_password(password); !fine) return fail(fine.error());
  const auto hash = gate.hash(password);
  if (!hash) return fail(hash.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto done = store::set_password_hash(*tx, curator.id, *hash);
  if (done) done = store::end_sessions_of(*tx, curator.id);
  if (done) done = store::end_half_logins_of(*tx, curator.id);
  if (done) {
    done =
        store::add_event(*tx, {curator.centre, curator.id, "password changed", "account", ""}, now);
  }
  if (!done) return fail(done.error());
  auto cookie = open_session(*tx, entropy, curator, browser, now);
  if (!cookie) return cookie;
  if (auto kept = tx->commit(); !kept) return fail(kept.error());
  return cookie;
}

Result<void> end_own_session(store::Database& db, CuratorId curator, std::string_view name) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  const auto ended = store::end_session_named(*tx, curator, name);
  if (!ended) return fail(ended.error());
  if (!*ended) return fail(Code::not_found, "session", "cette session est déjà fermée");
  return tx->commit();
}

Result<void> end_own_other_sessions(store::Database& db, CuratorId curator,
                                    std::string_view cookie) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  const auto ended = store::end_other_sessions(*tx, curator, digest(cookie));
  if (!ended) return fail(ended.error());
  return tx->commit();
}

}  // namespace vigie::app
