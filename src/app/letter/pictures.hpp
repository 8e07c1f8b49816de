// SPDX-License-Identifier: EUPL-1.2
/// A picture that somebody chose -> the file that a letter shows.
///
/// Shape   looked at by its first bytes, then turned upright, shrunk to twice the page's width,
///         written anew without its metadata by a child process (vips thumbnail) that is bounded in
///         time, memory and output and reads trusted formats only. Kept in the database under the
///         digest of its bytes: one address for one picture, for ever.
/// Units   pixels; at most kShownWidth x kShownHeight, kShownBytesMax bytes.
/// Errors  unsupported, too_large (with sentences for people), internal where the child is missing or
///         fails, storage.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "app/letter/issue_steps.hpp"
#include "model/letter.hpp"

namespace vigie::app {

inline constexpr int kShownWidth = 1104;
inline constexpr int kShownHeight = 1400;
inline constexpr std::size_t kShownBytesMax = 1 << 20;
inline constexpr int kShrinkSeconds = 20;

struct ShrunkPicture {
  std::string bytes;
  std::string type;  ///< "image/jpeg", "image/png"
  int width = 0;
  int height = 0;
};
Result<ShrunkPicture> shrink_picture(std::string_view bytes);

/// Its name below the letter's pictures: "depot-<digest>.jpg".
Result<Picture> keep_picture(store::Database& db, std::string_view letter, std::string_view bytes,
                             const Actor& actor, Instant now);

/// The size of a picture that a block names: a file of the letter's images/, or one that was given.
/// none where there is no such picture.
Result<std::optional<Picture>> picture_of_letter(store::Reader& reader,
                                                 const std::filesystem::path& images,
                                                 std::string_view letter, std::string_view name);

/// The picture itself; none where there is no such picture.
Result<std::optional<std::string>> bytes_of_picture(store::Reader& reader,
                                                    const std::filesystem::path& images,
                                                    std::string_view letter, std::string_view name);

/// What a picture weighs where it is shown; 0 where there is none.
Result<std::int64_t> picture_weight(store::Reader& reader, const std::filesystem::path& images,
                                    std::string_view letter, const Picture& picture);

}  // namespace vigie::app
