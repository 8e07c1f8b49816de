// SPDX-License-Identifier: EUPL-1.2
/// The codes that some ask for beside their password, and sign-ins that wait for one.
///
/// Shape   a secret is shown first and counts once it was confirmed by a code. Recovery codes are
///         kept as hashes and used once each.
/// Errors  storage.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct SecondFactor {
  std::string secret;  ///< bytes
  bool confirmed = false;
  std::int64_t last_step = 0;
};
Result<std::optional<SecondFactor>> second_factor(Reader& reader, CuratorId curator);
/// Those who are asked for a code.
Result<std::set<CuratorId>> curators_with_factor(Reader& reader);
/// Replaces one that was not confirmed; a confirmed one stays.
Result<void> propose_second_factor(Transaction& tx, CuratorId curator, std::string_view secret,
                                   Instant now);
Result<void> confirm_second_factor(Transaction& tx, CuratorId curator, Instant now);
/// False where a code of that step, or of a later one, was taken before.
Result<bool> take_step(Transaction& tx, CuratorId curator, std::int64_t step);
Result<void> end_second_factor(Transaction& tx, CuratorId curator);

Result<void> put_recovery_codes(Transaction& tx, CuratorId curator,
                                const std::vector<std::string>& hashes);
Result<std::int64_t> recovery_codes_left(Reader& reader, CuratorId curator);
/// False where there is none of that hash that was not used.
Result<bool> use_recovery_code(Transaction& tx, CuratorId curator, std::string_view hash,
                               Instant now);

struct HalfLogin {
  CuratorId curator;
  int tries = 0;
};
Result<void> add_half_login(Transaction& tx, std::string_view token_hash, CuratorId curator,
                            Instant expires_at);
Result<std::optional<HalfLogin>> half_login(Reader& reader, std::string_view token_hash,
                                            Instant now);
Result<void> count_half_login_try(Transaction& tx, std::string_view token_hash);
Result<void> end_half_login(Transaction& tx, std::string_view token_hash);
Result<void> end_half_logins_of(Transaction& tx, CuratorId curator);
Result<void> purge_half_logins(Transaction& tx, Instant now);

}  // namespace vigie::store
