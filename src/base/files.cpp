// SPDX-License-Identifier: EUPL-1.2
#include "base/files.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <vector>

namespace vigie::base {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kPieceBytes = 1U << 16U;

Failure unusable(const fs::path& file, std::string_view why, std::string sentence) {
  return fail(Code::invalid_input, file.string() + ": " + std::string(why), std::move(sentence));
}

}  // namespace

Result<std::string> read_file_named(const fs::path& file, std::size_t bytes_max) {
  std::error_code unknown;
  const fs::file_status status = fs::status(file, unknown);
  if (status.type() == fs::file_type::not_found) return unusable(file, "absent", "introuvable");
  // A folder opens like a file, and only reading it throws.
  if (fs::is_directory(status)) return unusable(file, "a folder", "c’est un dossier");
  std::ifstream in(file, std::ios::binary);
  if (!in) return unusable(file, "cannot be opened", "ce compte ne peut pas le lire");
  std::string bytes;
  const auto expected = fs::file_size(file, unknown);  // none of a pipe
  if (!unknown) bytes.reserve(std::min<std::size_t>(expected, bytes_max));
  std::vector<char> piece(kPieceBytes);
  while (in && bytes.size() <= bytes_max) {
    in.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    bytes.append(piece.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) return unusable(file, "cannot be read", "la lecture a échoué");
  if (bytes.size() > bytes_max) {
    return unusable(file, "over " + std::to_string(bytes_max) + " bytes",
                    "trop volumineux, plus de " +
                        std::to_string(std::max<std::size_t>(bytes_max >> 10U, 1)) + "\u00a0Ko");
  }
  return bytes;
}

Result<std::string> read_file(const fs::path& file, std::size_t bytes_max) {
  auto bytes = read_file_named(file, bytes_max);
  if (!bytes) bytes.error().sentence = file.string() + "\u00a0: " + bytes.error().sentence;
  return bytes;
}

Failure cannot_write(const fs::path& file, std::error_code why) {
  std::string_view said;
  if (why == std::errc::no_space_on_device) said = "\u00a0: le disque est plein";
  if (why == std::errc::permission_denied || why == std::errc::read_only_file_system) {
    said = " par ce compte";
  }
  if (why == std::errc::no_such_file_or_directory || why == std::errc::not_a_directory) {
    said = "\u00a0: son dossier n’existe pas";
  }
  if (why == std::errc::is_a_directory) said = "\u00a0: c’est un dossier";
  return fail(Code::storage, file.string() + ": " + why.message(),
              file.string() + " ne peut pas être écrit" + std::string(said));
}

Failure cannot_write(const fs::path& file) {
  return cannot_write(file, std::error_code(errno, std::generic_category()));
}

}  // namespace vigie::base
