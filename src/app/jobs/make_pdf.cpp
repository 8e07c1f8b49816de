// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/make_pdf.hpp"

#include <filesystem>
#include <fstream>

#include "app/jobs/child.hpp"
#include "base/embedded.hpp"
#include "base/files.hpp"
#include "base/format.hpp"

VIGIE_EMBEDDED(pdf_sheet);

namespace vigie::app {
namespace {

namespace fs = std::filesystem;

bool put_file(const fs::path& path, std::string_view bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  return static_cast<bool>(file.flush());
}

bool lay_out(const fs::path& bench, std::string_view html, const std::vector<PdfFile>& files) {
  std::error_code failed;
  fs::create_directory(bench / "avec", failed);
  bool done = !failed && put_file(bench / "page.html", html) &&
              put_file(bench / "feuille.py", embedded::pdf_sheet_files().front().bytes());
  for (const PdfFile& file : files) {
    done = done && put_file(bench / "avec" / fs::path(file.name).filename(), file.bytes);
  }
  return done;
}

std::vector<std::string> lines_in(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

}  // namespace

Result<Pdf> make_pdf(std::string_view html, const std::vector<PdfFile>& files) {
  const Workbench bench;
  if (bench.path().empty() || !lay_out(bench.path(), html, files)) {
    return fail(Code::internal, "no room for a PDF", "le PDF n’a pas pu être préparé");
  }
  const std::string folder = bench.path().string();
  const auto code = run_child(
      {"/usr/bin/python3", "-I", folder + "/feuille.py", folder},
      {.seconds = kPdfSeconds, .memory_bytes = kPdfMemoryBytes, .file_bytes = kPdfBytesMax},
      {"HOME=" + folder, "XDG_CACHE_HOME=" + folder, "LC_ALL=C.UTF-8"});
  auto made = read_file(bench.path() / "page.pdf", kPdfBytesMax);
  if (!code || *code != 0 || !made) {
    return fail(Code::internal, fmt::format("weasyprint ended with {}", code.value_or(-1)),
                "le PDF n’a pas pu être fait\u00a0: weasyprint manque, ou la page est trop grande");
  }
  const auto refused = read_file(bench.path() / "refused", kPdfBytesMax);
  return Pdf{.bytes = std::move(*made), .refused = lines_in(refused ? *refused : "")};
}

}  // namespace vigie::app
