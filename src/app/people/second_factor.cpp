// SPDX-License-Identifier: EUPL-1.2
#include "app/people/second_factor.hpp"

#include "base/format.hpp"
#include "base/secret.hpp"
#include "people/one_time_code.hpp"
#include "store/people/event_repo.hpp"
#include "store/people/second_factor_repo.hpp"

namespace vigie::app {
namespace {

std::string recovery_hash(std::string_view typed) {
  return digest("recovery " + people::recovery_code_key(typed));
}

Result<RecoveryCodes> make_recovery_codes(store::Transaction& tx, Entropy& entropy,
                                          CuratorId curator) {
  RecoveryCodes codes;
  std::vector<std::string> hashes;
  for (int count = 0; count < people::kRecoveryCodes; ++count) {
    codes.push_back(people::recovery_code_of(entropy.bytes(people::kRecoveryCodeBytes)));
    hashes.push_back(recovery_hash(codes.back()));
  }
  if (auto done = store::put_recovery_codes(tx, curator, hashes); !done) return fail(done.error());
  return codes;
}

/// A code of the telephone, of a step that was not taken before.
Result<bool> takes_code(store::Transaction& tx, CuratorId curator,
                        const store::SecondFactor& factor, std::string_view code, Instant now) {
  const auto step = people::step_of_code(factor.secret, code, now);
  if (!step) return false;
  return store::take_step(tx, curator, *step);
}

Result<void> journal_factor(store::Transaction& tx, const store::Curator& curator, CuratorId by,
                            std::string kind, Instant now) {
  return store::add_event(
      tx, {curator.centre, by, std::move(kind), fmt::format("curator {}", curator.id.value), ""},
      now);
}

/// The sign-in that waits, where it still may go on.
struct Waiting {
  store::Curator curator;
  store::SecondFactor factor;
};
Result<std::optional<Waiting>> waiting_behind(store::Transaction& tx, std::string_view hash,
                                              Instant now) {
  store::Reader reader = tx.reader();
  const auto half = store::half_login(reader, hash, now);
  if (!half) return fail(half.error());
  if (!*half || (*half)->tries >= kCodeTriesMax) return std::nullopt;
  const auto curator = store::curator_by_id(reader, (*half)->curator);
  if (!curator) return fail(curator.error());
  if (!*curator || (*curator)->disabled) return std::nullopt;
  const auto factor = store::second_factor(reader, (*half)->curator);
  if (!factor) return fail(factor.error());
  if (!*factor || !(*factor)->confirmed) return std::nullopt;
  return Waiting{**curator, **factor};
}

}  // namespace

Result<FactorState> factor_state(store::Reader& reader, CuratorId curator) {
  const auto factor = store::second_factor(reader, curator);
  if (!factor) return fail(factor.error());
  const auto left = store::recovery_codes_left(reader, curator);
  if (!left) return fail(left.error());
  return FactorState{*factor && (*factor)->confirmed, *left};
}

Result<void> propose_factor(store::Database& db, Entropy& entropy, CuratorId curator, Instant now) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  auto done =
      store::propose_second_factor(*tx, curator, entropy.bytes(people::kCodeSecretBytes), now);
  return done ? tx->commit() : done;
}

Result<std::string> proposed_secret(store::Reader& reader, CuratorId curator) {
  const auto factor = store::second_factor(reader, curator);
  if (!factor) return fail(factor.error());
  if (!*factor || (*factor)->confirmed) return std::string();
  return (*factor)->secret;
}

Result<std::optional<RecoveryCodes>> confirm_factor(store::Database& db, Entropy& entropy,
                                                    const store::Curator& curator,
                                                    std::string_view code, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto factor = store::second_factor(reader, curator.id);
  if (!factor) return fail(factor.error());
  if (!*factor || (*factor)->confirmed) {
    return fail(Code::conflict, "second factor",
                "la double vérification est déjà en place, ou n’a pas été préparée");
  }
  const auto right = takes_code(*tx, curator.id, **factor, code, now);
  if (!right) return fail(right.error());
  if (!*right) return std::nullopt;
  auto codes = make_recovery_codes(*tx, entropy, curator.id);
  if (!codes) return fail(codes.error());
  auto done = store::confirm_second_factor(*tx, curator.id, now);
  if (done) done = journal_factor(*tx, curator, curator.id, "second factor on", now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return std::move(*codes);
}

Result<RecoveryCodes> renew_recovery_codes(store::Database& db, Entropy& entropy,
                                           const store::Curator& curator, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto factor = store::second_factor(reader, curator.id);
  if (!factor) return fail(factor.error());
  if (!*factor || !(*factor)->confirmed) return fail(Code::conflict, "no second factor");
  auto codes = make_recovery_codes(*tx, entropy, curator.id);
  if (!codes) return codes;
  auto done = journal_factor(*tx, curator, curator.id, "recovery codes renewed", now);
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return codes;
}

Result<void> end_factor(store::Database& db, const store::Curator& curator, CuratorId by,
                        Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto done = store::end_second_factor(*tx, curator.id);
  if (done) done = store::end_half_logins_of(*tx, curator.id);
  if (done) done = journal_factor(*tx, curator, by, "second factor off", now);
  return done ? tx->commit() : done;
}

Result<CodeAnswer> login_with_code(store::Database& db, LoginThrottle& throttle, Entropy& entropy,
                                   const CodeGiven& given, Instant now) {
  const std::string hash = digest(given.ticket);
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  auto waiting = waiting_behind(*tx, hash, now);
  if (!waiting) return fail(waiting.error());
  if (!*waiting) return CodeAnswer(TicketOver{});
  const auto& [curator, factor] = **waiting;
  if (const auto until = throttle.closed_until(curator.email, given.address, now)) {
    return CodeAnswer(Throttled{*until});
  }
  auto right = takes_code(*tx, curator.id, factor, given.code, now);
  if (right && !*right) {
    right = store::use_recovery_code(*tx, curator.id, recovery_hash(given.code), now);
  }
  if (!right) return fail(right.error());
  if (!*right) {
    throttle.failed(curator.email, given.address, now);
    auto done = store::count_half_login_try(*tx, hash);
    if (done) done = tx->commit();
    if (!done) return fail(done.error());
    return CodeAnswer(Refused{});
  }
  if (auto done = store::end_half_login(*tx, hash); !done) return fail(done.error());
  auto cookie = open_session(*tx, entropy, curator, given.browser, now);
  if (!cookie) return fail(cookie.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  throttle.succeeded(curator.email, given.address);
  return CodeAnswer(SignedIn{std::move(*cookie), curator});
}

}  // namespace vigie::app
