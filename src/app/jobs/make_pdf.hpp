// SPDX-License-Identifier: EUPL-1.2
/// A page of ours as a PDF, by weasyprint.
///
/// Shape   HTML and the files that it names as "vigie:<name>" or "vigie:/<name>" -> the document. Nothing else is
///         fetched, neither a file nor an address: what was asked for in vain is told.
/// Units   kPdfSeconds, kPdfMemoryBytes and kPdfBytesMax bound the child that does it.
/// Errors  internal where weasyprint is not installed, took too long or failed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace vigie::app {

inline constexpr int kPdfSeconds = 30;
inline constexpr std::size_t kPdfMemoryBytes = 2'000'000'000;
inline constexpr std::size_t kPdfBytesMax = 16 << 20;

struct PdfFile {
  std::string name;  ///< letters, figures, dots and dashes
  std::string_view bytes;
};

struct Pdf {
  std::string bytes;
  std::vector<std::string> refused;  ///< addresses that the page asked for and was not given
};
Result<Pdf> make_pdf(std::string_view html, const std::vector<PdfFile>& files);

}  // namespace vigie::app
