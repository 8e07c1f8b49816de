// SPDX-License-Identifier: EUPL-1.2
/// What the first bytes of a picture say, before anything opens it.
///
/// Shape   bytes -> format and size in pixels; only PNG, JPEG and WebP are pictures here.
/// Errors  unsupported: another format (SVG is a program, and so is whatever hides behind a picture's
///         name), or no size; too_large: over kPicturePixelsMax.
/// Pure    yes.
/// Source  PNG (ISO 15948) 11.2.2, JPEG (ITU T.81) B.2.2, WebP container (RFC 9649).
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.hpp"

namespace vigie::letter {

inline constexpr std::size_t kUploadBytesMax = 12 << 20;
inline constexpr std::int64_t kPicturePixelsMax = 50'000'000;

enum class PictureFormat { png, jpeg, webp };

struct PictureHead {
  PictureFormat format = PictureFormat::png;
  int width = 0;
  int height = 0;
};

Result<PictureHead> read_picture_head(std::string_view bytes);

}  // namespace vigie::letter
