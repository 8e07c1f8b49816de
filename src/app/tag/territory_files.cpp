// SPDX-License-Identifier: EUPL-1.2
#include "app/tag/territory_files.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "tag/gazetteer.hpp"

namespace vigie::app {
namespace fs = std::filesystem;
namespace {

using Mistake = config::Diagnostic;

struct Files {
  fs::path france;
  fs::path epci;
};

Files files_of(const fs::path& folder) { return {folder / "france.tsv", folder / "epci.tsv"}; }

bool is_there(const fs::path& file) {
  std::error_code unknown;
  return fs::exists(file, unknown);
}

tl::expected<std::string, Mistake> read_lines(const fs::path& file) {
  auto bytes = read_file_named(file, tag::kGazetteerBytesMax);
  if (!bytes) return tl::unexpected(Mistake{file.string(), 0, 0, bytes.error().sentence + "."});
  return std::move(*bytes);
}

Mistake bad_line(const fs::path& file, std::size_t line) {
  return {file.string(), static_cast<int>(line), 1,
          "cette ligne ne décrit pas un territoire (voir README.md, dans le même dossier)."};
}

Mistake too_large(const fs::path& file) {
  return {
      file.string(), 0, 0,
      fmt::format("fichier trop volumineux ({}\u00a0Mo au plus).", tag::kGazetteerBytesMax >> 20)};
}

}  // namespace

Result<std::string> read_territories(const fs::path& folder, const std::string& more) {
  if (folder.empty()) return more;
  const Files files = files_of(folder);
  auto bytes = read_lines(files.france);
  if (!bytes) return told(bytes.error());
  if (is_there(files.epci)) {
    const auto epci = read_lines(files.epci);
    if (!epci) return told(epci.error());
    bytes->reserve(bytes->size() + epci->size() + more.size() + 2);
    bytes->append("\n").append(*epci);
  }
  bytes->append("\n").append(more);
  return std::move(*bytes);
}

Failure told(const Mistake& mistake) {
  const std::string line = config::to_line(mistake);
  return fail(Code::invalid_input, line, line.substr(0, line.find_last_not_of('.') + 1));
}

std::vector<Mistake> check_territories(const fs::path& folder) {
  const Files files = files_of(folder);
  const auto france = read_lines(files.france);
  if (!france) return {france.error()};
  std::string both = *france;
  if (is_there(files.epci)) {
    const auto epci = read_lines(files.epci);
    if (!epci) return {epci.error()};
    both += "\n" + *epci;
  }
  if (both.size() > tag::kGazetteerBytesMax) return {too_large(files.epci)};
  const std::size_t line = tag::Gazetteer::first_bad_line(both);
  if (line == 0) return {};
  const auto of_france = static_cast<std::size_t>(std::ranges::count(*france, '\n')) + 1;
  if (line <= of_france) return {bad_line(files.france, line)};
  return {bad_line(files.epci, line - of_france)};
}

}  // namespace vigie::app
