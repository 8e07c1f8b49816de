// SPDX-License-Identifier: EUPL-1.2
#include "letter/picture_bytes.hpp"

#include <optional>

#include "base/format.hpp"

namespace vigie::letter {
namespace {

using namespace std::string_view_literals;

constexpr int kSideMax = 65'535;

int byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}
int big16(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}
std::int64_t big32(std::string_view bytes, std::size_t at) {
  return std::int64_t{big16(bytes, at)} << 16 | big16(bytes, at + 2);
}
int little24(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8 | byte_at(bytes, at + 2) << 16;
}

std::optional<PictureHead> png_head(std::string_view bytes) {
  if (!bytes.starts_with("\x89PNG\r\n\x1a\n"sv) || bytes.size() < 24) return std::nullopt;
  if (bytes.substr(12, 4) != "IHDR") return std::nullopt;
  const std::int64_t width = big32(bytes, 16);
  const std::int64_t height = big32(bytes, 20);
  if (width > kSideMax || height > kSideMax)
    return PictureHead{PictureFormat::png, kSideMax, kSideMax};
  return PictureHead{PictureFormat::png, static_cast<int>(width), static_cast<int>(height)};
}

std::optional<PictureHead> jpeg_head(std::string_view bytes) {
  if (!bytes.starts_with("\xff\xd8\xff"sv)) return std::nullopt;
  std::size_t at = 2;
  while (at + 9 < bytes.size()) {
    if (byte_at(bytes, at) != 0xFF) return std::nullopt;
    const int marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {  // fill
      ++at;
      continue;
    }
    const bool frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) {
      return PictureHead{PictureFormat::jpeg, big16(bytes, at + 7), big16(bytes, at + 5)};
    }
    const int length = big16(bytes, at + 2);
    if (length < 2) return std::nullopt;
    at += 2 + static_cast<std::size_t>(length);
  }
  return std::nullopt;
}

std::optional<PictureHead> webp_head(std::string_view bytes) {
  if (bytes.size() < 30 || !bytes.starts_with("RIFF"sv) || bytes.substr(8, 4) != "WEBP") {
    return std::nullopt;
  }
  const std::string_view chunk = bytes.substr(12, 4);
  if (chunk == "VP8X") {
    return PictureHead{PictureFormat::webp, little24(bytes, 24) + 1, little24(bytes, 27) + 1};
  }
  if (chunk == "VP8 ") {
    const int width = (byte_at(bytes, 26) | byte_at(bytes, 27) << 8) & 0x3FFF;
    const int height = (byte_at(bytes, 28) | byte_at(bytes, 29) << 8) & 0x3FFF;
    return PictureHead{PictureFormat::webp, width, height};
  }
  if (chunk == "VP8L") {
    const int bits = little24(bytes, 21) | byte_at(bytes, 24) << 24;
    return PictureHead{PictureFormat::webp, (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1};
  }
  return std::nullopt;
}

}  // namespace

Result<PictureHead> read_picture_head(std::string_view bytes) {
  if (bytes.size() > kUploadBytesMax) {
    return fail(Code::too_large, fmt::format("picture of {} bytes", bytes.size()),
                "cette image pèse plus de 12\u00a0Mo");
  }
  auto head = png_head(bytes);
  if (!head) head = jpeg_head(bytes);
  if (!head) head = webp_head(bytes);
  if (!head || head->width <= 0 || head->height <= 0) {
    return fail(Code::unsupported, "no PNG, JPEG or WebP",
                "ce fichier n’est pas une image PNG, JPEG ou WebP");
  }
  if (std::int64_t{head->width} * head->height > kPicturePixelsMax) {
    return fail(Code::too_large, fmt::format("{} x {} pixels", head->width, head->height),
                "cette image a trop de pixels");
  }
  return *head;
}

}  // namespace vigie::letter
