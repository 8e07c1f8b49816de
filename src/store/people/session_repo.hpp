// SPDX-License-Identifier: EUPL-1.2
/// Signed-in browsers.
///
/// Shape   a session is found by the hash of its cookie; the cookie itself is kept nowhere.
/// Errors  storage; an unknown or outdated session is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/people/curator_repo.hpp"

namespace vigie::store {

struct Session {
  CuratorId curator;
  std::string csrf_token;
  Instant created_at;
  Instant last_seen_at;
  Instant expires_at;
  std::string browser{};  ///< "Firefox, Windows"
};

struct Holder {
  Curator curator;
  Session session;
  bool keys_off = false;  ///< she wants no letters to act (decision of the account)
};

/// Who holds a session that is not outdated, with an account that is not disabled.
Result<std::optional<Holder>> live_session(Reader& reader, std::string_view token_hash,
                                           Instant now);
Result<void> add_session(Transaction& tx, std::string_view token_hash, const Session& session);
Result<void> touch_session(Transaction& tx, std::string_view token_hash, Instant now);
Result<void> end_session(Transaction& tx, std::string_view token_hash);
Result<void> end_sessions_of(Transaction& tx, CuratorId curator);

/// A session as its owner sees it: named by the beginning of its hash, which opens nothing.
struct ListedSession {
  std::string name;
  std::string browser;
  Instant created_at;
  Instant last_seen_at;
};
inline constexpr int kSessionsListedMax = 50;
/// Of one person, the last used first.
Result<std::vector<ListedSession>> sessions_of(Reader& reader, CuratorId curator, Instant now);
std::string session_name(std::string_view token_hash);
/// False where this person has no session of that name.
Result<bool> end_session_named(Transaction& tx, CuratorId curator, std::string_view name);
/// All but the one with this hash; answers how many.
Result<std::int64_t> end_other_sessions(Transaction& tx, CuratorId curator,
                                        std::string_view token_hash);
Result<void> purge_sessions(Transaction& tx, Instant now);

}  // namespace vigie::store
