// SPDX-License-Identifier: EUPL-1.2
#include "app/people/accounts.hpp"

#include "base/format.hpp"
#include "base/secret.hpp"
#include "mailing/encoding.hpp"
#include "people/wording.hpp"
#include "store/people/centre_repo.hpp"
#include "store/people/event_repo.hpp"
#include "store/people/grant_repo.hpp"
#include "store/people/second_factor_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

constexpr std::size_t kNameBytesMax = 200;

Result<void> check_account(const NewAccount& account) {
  if (auto fine = check_email(account.email); !fine) return fine;
  if (auto fine = check_name(account.name); !fine) return fine;
  if (account.roles.empty()) {
    return fail(Code::invalid_input, "no role", "il manque un rôle");
  }
  return check_password(account.password);
}

Result<void> write_grant(store::Transaction& tx, CuratorId curator, const Grant& grant,
                         Instant now) {
  const auto given = store::add_grant(tx, curator, grant, {}, now);
  return given ? Result<void>() : fail(given.error());
}

std::string names_of(const std::vector<Role>& roles) {
  std::string names;
  for (const Role role : roles) {
    if (!names.empty()) names += ", ";
    names += name_of(role);
  }
  return names;
}

/// The password was right and a code is asked for besides.
Result<std::optional<CodeWanted>> ask_code(store::Database& db, Entropy& entropy, CuratorId curator,
                                           Instant now) {
  store::Reader reader = db.reader();
  const auto factor = store::second_factor(reader, curator);
  if (!factor) return fail(factor.error());
  if (!*factor || !(*factor)->confirmed) return std::nullopt;
  CodeWanted wanted{base64url(entropy.bytes(kTokenBytes))};
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  auto done = store::purge_half_logins(*tx, now);
  if (done) {
    done = store::add_half_login(*tx, digest(wanted.ticket), curator, now + kTicketSeconds);
  }
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return wanted;
}

}  // namespace

Result<void> check_password(std::string_view password) {
  const people::PasswordVerdict verdict = people::judge_password(password);
  if (verdict == people::PasswordVerdict::fine) return {};
  return fail(Code::invalid_input, "password", std::string(people::sentence_of(verdict)));
}

Result<void> check_name(std::string_view name) {
  if (name.empty()) return fail(Code::invalid_input, "no name", "il manque le nom affiché");
  if (name.size() > kNameBytesMax) {
    return fail(Code::invalid_input, "name too long", "le nom affiché est trop long");
  }
  const bool one_line = name.find_first_of("\r\n\t") == std::string_view::npos;
  if (!text::is_utf8(name) || text::showable(name) != name || !one_line) {
    return fail(Code::invalid_input, "a name is one line of UTF-8 without control characters",
                "le nom affiché tient sur une ligne, sans caractère invisible");
  }
  return {};
}

Result<void> check_email(std::string_view email) {
  if (mailing::is_address(email)) return {};
  return fail(Code::invalid_input, "no mail address",
              fmt::format("«\u00a0{}\u00a0» n’est pas une adresse de courriel", email));
}

/// Curators decide on the desk of their own centre; what is written and approved is everybody's.
bool own_centre_alone(Role role) { return role == Role::curator || role == Role::reader; }

Result<std::string> open_session(store::Transaction& tx, Entropy& entropy,
                                 const store::Curator& curator, std::string_view browser,
                                 Instant now) {
  const std::string cookie = base64url(entropy.bytes(kTokenBytes));
  const store::Session session{
      curator.id,          base64url(entropy.bytes(kTokenBytes)), now, now, now + kSessionSeconds,
      std::string(browser)};
  auto done = store::purge_sessions(tx, now);
  if (done) done = store::add_session(tx, digest(cookie), session);
  if (done) done = store::add_event(tx, {curator.centre, curator.id, "login", "session", ""}, now);
  if (!done) return fail(done.error());
  return cookie;
}

Result<store::Curator> account_of(store::Reader reader, std::string_view email) {
  auto found = store::curator_by_email(reader, email);
  if (!found) return fail(found.error());
  if (!*found) {
    return fail(Code::not_found, "account",
                fmt::format("aucun compte n’a l’adresse «\u00a0{}\u00a0»", email));
  }
  return **found;
}

Result<CuratorId> add_account(store::Database& db, PasswordGate& gate, const NewAccount& account,
                              Instant now) {
  if (auto fine = check_account(account); !fine) return fail(fine.error());
  const auto hash = gate.hash(account.password);
  if (!hash) return fail(hash.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  store::Reader reader = tx->reader();
  const auto centre = store::centre_by_key(reader, account.centre_key);
  if (!centre) return fail(centre.error());
  if (centre->retired_at) return store::unknown_centre(account.centre_key);
  const auto id = store::add_curator(*tx, {centre->id, account.email, account.name, *hash}, now);
  if (!id) return fail(id.error());
  Result<void> done;
  for (const Role role : account.roles) {
    if (!done) break;
    done = write_grant(*tx, *id, {role, own_centre_alone(role) ? centre->id : CentreId{}}, now);
  }
  if (done) {
    done = store::add_event(*tx,
                            {.centre = centre->id,
                             .curator = {},
                             .kind = "account added",
                             .subject = fmt::format("curator {}", id->value),
                             .detail = names_of(account.roles)},
                            now);
  }
  if (done) done = tx->commit();
  if (!done) return fail(done.error());
  return *id;
}

Result<void> change_password(store::Database& db, PasswordGate& gate, std::string_view email,
                             const std::string& password, Instant now) {
  if (auto fine = check_password(password); !fine) return fine;
  const auto hash = gate.hash(password);
  if (!hash) return fail(hash.error());
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto curator = account_of(tx->reader(), email);
  if (!curator) return fail(curator.error());
  auto done = store::set_password_hash(*tx, curator->id, *hash);
  if (done) done = store::end_sessions_of(*tx, curator->id);
  if (done) done = store::end_half_logins_of(*tx, curator->id);
  if (done) {
    done = store::add_event(*tx, {curator->centre, curator->id, "password changed", "account", ""},
                            now);
  }
  return done ? tx->commit() : done;
}

Result<void> disable_account(store::Database& db, std::string_view email, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  const auto curator = account_of(tx->reader(), email);
  if (!curator) return fail(curator.error());
  auto done = store::disable_curator(*tx, curator->id, now);
  if (done) done = store::end_sessions_of(*tx, curator->id);
  if (done) done = store::end_half_logins_of(*tx, curator->id);
  if (done) {
    done = store::add_event(*tx, {curator->centre, curator->id, "account disabled", "account", ""},
                            now);
  }
  return done ? tx->commit() : done;
}

std::string invent_password(Entropy& entropy) {
  static constexpr std::string_view kConsonants = "bdfgklmnprstvz";
  static constexpr std::string_view kVowels = "aeiou";
  std::string password;
  for (int group = 0; group < 5; ++group) {
    if (group > 0) password += '-';
    for (int syllable = 0; syllable < 2; ++syllable) {
      password += kConsonants[entropy.below(kConsonants.size())];
      password += kVowels[entropy.below(kVowels.size())];
    }
  }
  for (int figure = 0; figure < 5; ++figure) password += static_cast<char>('0' + entropy.below(10));
  return password;
}

Result<LoginAnswer> login(store::Database& db, PasswordGate& gate, LoginThrottle& throttle,
                          Entropy& entropy, const Credentials& given, Instant now) {
  if (const auto until = throttle.closed_until(given.email, given.address, now)) {
    return LoginAnswer(Throttled{*until});
  }
  store::Reader reader = db.reader();
  auto curator = store::curator_by_email(reader, given.email);
  if (!curator) return fail(curator.error());
  const auto hash = store::password_hash_of(reader, given.email);
  if (!hash) return fail(hash.error());
  const std::string_view password =
      std::string_view(given.password).substr(0, people::kPasswordBytesMax + 1);
  const auto right = gate.verify(hash->empty() ? kNobodysHash : *hash, password);
  if (!right) return fail(right.error());
  if (!*right || !*curator || (*curator)->disabled) {
    throttle.failed(given.email, given.address, now);
    return LoginAnswer(Refused{});
  }
  auto wanted = ask_code(db, entropy, (*curator)->id, now);
  if (!wanted) return fail(wanted.error());
  if (*wanted) return LoginAnswer(std::move(**wanted));
  throttle.succeeded(given.email, given.address);
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  auto cookie = open_session(*tx, entropy, **curator, given.browser, now);
  if (!cookie) return fail(cookie.error());
  if (auto done = tx->commit(); !done) return fail(done.error());
  return LoginAnswer(SignedIn{std::move(*cookie), std::move(**curator)});
}

Result<void> logout(store::Database& db, std::string_view cookie) {
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  auto done = store::end_session(*tx, digest(cookie));
  return done ? tx->commit() : done;
}

Result<std::optional<Visitor>> visitor_of(store::Reader& reader, std::string_view cookie,
                                          Instant now) {
  if (cookie.empty()) return std::nullopt;
  auto holder = store::live_session(reader, digest(cookie), now);
  if (!holder) return fail(holder.error());
  if (!*holder) return std::nullopt;
  auto grants = store::grants_of(reader, (*holder)->curator.id);
  if (!grants) return fail(grants.error());
  return Visitor{std::move((*holder)->curator), std::move((*holder)->session), std::move(*grants),
                 (*holder)->keys_off};
}

Result<void> touch(store::Database& db, std::string_view cookie, const Visitor& visitor,
                   Instant now) {
  if (now - visitor.session.last_seen_at < kTouchSeconds) return {};
  auto tx = db.begin();
  if (!tx) return fail(tx.error());
  auto done = store::touch_session(*tx, digest(cookie), now);
  return done ? tx->commit() : done;
}

}  // namespace vigie::app
