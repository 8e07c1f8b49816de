// SPDX-License-Identifier: EUPL-1.2
/// Signed-in browsers.
///
/// Shape   a session is found by the hash of its cookie; the cookie itself is kept nowhere.
/// Errors  storage; an unknown or outdated session is none.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "store/people/curator_repo.hpp"

namespace vigie::store {

struct Session {
  CuratorId curator;
  std::string csrf_token;
  Instant created_at;
  Instant last_seen_at;
  Instant expires_at;
};

struct Holder {
  Curator curator;
  Session session;
};

/// Who holds a session that is not outdated, with an account that is not disabled.
Result<std::optional<Holder>> live_session(Reader& reader, std::string_view token_hash,
                                           Instant now);
Result<void> add_session(Transaction& tx, std::string_view token_hash, const Session& session);
Result<void> touch_session(Transaction& tx, std::string_view token_hash, Instant now);
Result<void> end_session(Transaction& tx, std::string_view token_hash);
Result<void> end_sessions_of(Transaction& tx, CuratorId curator);
Result<void> purge_sessions(Transaction& tx, Instant now);

}  // namespace vigie::store
