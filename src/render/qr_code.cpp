// SPDX-License-Identifier: EUPL-1.2
#include "render/qr_code.hpp"

#include <qrencode.h>

#include <cerrno>
#include <cstring>
#include <memory>

#include "base/format.hpp"

namespace vigie::render {
namespace {

constexpr int kMargin = 4;  // modules, by the standard

struct Free {
  void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

Result<std::string> qr_svg(std::string_view text) {
  if (text.size() > kQrTextBytesMax) return fail(Code::too_large, "text of a QR code");
  const std::string bytes(text);
  const std::unique_ptr<QRcode, Free> code(QRcode_encodeString8bit(bytes.c_str(), 0, QR_ECLEVEL_M));
  if (!code) return fail(Code::internal, std::string("qrencode: ") + std::strerror(errno));
  const int side = code->width + 2 * kMargin;
  std::string path;
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      const bool dark = (code->data[y * code->width + x] & 1U) != 0;
      if (dark) path += fmt::format("M{} {}h1v1h-1z", x + kMargin, y + kMargin);
    }
  }
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} {0}" shape-rendering="crispEdges">)"
      R"(<rect width="{0}" height="{0}" fill="#fff"/><path fill="#000" d="{1}"/></svg>)",
      side, path);
}

}  // namespace vigie::render
