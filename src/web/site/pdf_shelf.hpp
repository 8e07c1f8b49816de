// SPDX-License-Identifier: EUPL-1.2
/// Pages as PDF, made one at a time and kept by what they are made of.
///
/// Shape   HTML and the files that it names as "vigie:<name>" (make_pdf.hpp) -> the document; the same HTML twice is made once, while it is among the kPdfsKept
///         made last. Several threads may call it: while one is being made, others are told so.
/// Errors  busy while another is being made; those of making one.
#pragma once

#include <deque>
#include <mutex>
#include <string>

#include "app/jobs/make_pdf.hpp"
#include "base/result.hpp"

namespace vigie::web {

inline constexpr std::size_t kPdfsKept = 8;

class PdfShelf {
 public:
  Result<std::string> pdf_of(const std::string& html, const std::vector<app::PdfFile>& files);

 private:
  struct Kept {
    std::string digest;
    std::string bytes;
  };
  std::mutex making_;
  std::mutex mutex_;
  std::deque<Kept> kept_;
};

}  // namespace vigie::web
