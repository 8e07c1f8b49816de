// SPDX-License-Identifier: EUPL-1.2
#include "text/inflate.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace vigie::text {
namespace {

constexpr int kGzipOrZlib = 15 + 32;  // zlib's words for "the widest window, tell by the header"
constexpr int kPassesMax = 2;

bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B\x08"); }

/// No text begins so: after "x" comes a byte that is no UTF-8 and no letter of western charsets,
/// and both make a multiple of 31.
bool is_zlib(std::string_view bytes) {
  return bytes.starts_with("\x78\x9C") || bytes.starts_with("\x78\xDA");
}

class Stream {
 public:
  explicit Stream(std::string_view bytes) {
    // zlib's own type is not const; it does not write there.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    ready_ = inflateInit2(&stream_, kGzipOrZlib) == Z_OK;
  }
  ~Stream() {
    if (ready_) inflateEnd(&stream_);
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  Inflated read(std::size_t bytes_max) {
    Inflated out;
    std::array<char, 16 * 1024> room{};
    int status = ready_ ? Z_OK : Z_STREAM_ERROR;
    while (status == Z_OK && out.bytes.size() <= bytes_max) {
      stream_.next_out = reinterpret_cast<Bytef*>(room.data());
      stream_.avail_out = static_cast<uInt>(room.size());
      status = inflate(&stream_, Z_NO_FLUSH);
      out.bytes.append(room.data(), room.size() - stream_.avail_out);
    }
    out.cut = status != Z_STREAM_END;
    if (out.bytes.size() > bytes_max) out.bytes.resize(bytes_max + 1);
    return out;
  }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

}  // namespace

std::optional<Inflated> inflated(std::string_view bytes, std::size_t bytes_max) {
  if (!is_gzip(bytes) && !is_zlib(bytes)) return std::nullopt;
  Inflated out = Stream(bytes).read(std::min(bytes_max, bytes.size() * kInflateRatioMax));
  for (int pass = 1; pass < kPassesMax && is_gzip(out.bytes); ++pass) {
    out = Stream(out.bytes).read(std::min(bytes_max, out.bytes.size() * kInflateRatioMax));
  }
  return out;
}

}  // namespace vigie::text
