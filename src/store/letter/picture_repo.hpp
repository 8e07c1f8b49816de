// SPDX-License-Identifier: EUPL-1.2
/// The pictures that people gave to a letter.
///
/// Shape   one row a picture, under the digest of its bytes; never changed, its age is that of the
///         last time it was given. What nothing shows any more goes after kPictureUnusedSeconds.
/// Errors  storage.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct StoredPicture {
  std::string name;
  std::string type;
  int width = 0;
  int height = 0;
  std::string bytes;
};

inline constexpr std::int64_t kPictureUnusedSeconds = 30 * kDaySeconds;
inline constexpr int kPicturesForgottenAtOnce = 200;

Result<void> put_picture(Transaction& tx, std::string_view letter, const StoredPicture& picture,
                         CuratorId who, Instant at);
/// The weight of one; none where there is no such picture.
Result<std::optional<std::int64_t>> picture_bytes(Reader& reader, std::string_view letter,
                                                  std::string_view name);
Result<std::optional<StoredPicture>> picture_named(Reader& reader, std::string_view letter,
                                                   std::string_view name);

/// Those given before that stand in no version of any block, be it taken out,
/// and in no issue as it was frozen; at most kPicturesForgottenAtOnce. Answers
/// how many went.
Result<std::int64_t> forget_unused_pictures(Transaction& tx, Instant before);

}  // namespace vigie::store
