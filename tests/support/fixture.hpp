// SPDX-License-Identifier: EUPL-1.2
/// Files of tests/fixtures, and folders that vanish with the test.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace vigie::test {

/// The bytes of tests/fixtures/<name>; the test stops when it is not there.
std::string fixture(std::string_view name);
std::string read_file(const std::filesystem::path& path);
void write_file(const std::filesystem::path& path, std::string_view bytes);
std::filesystem::path source_dir();

/// Compares with tests/golden/<name>; VIGIE_UPDATE_GOLDEN=1 writes it anew instead.
void expect_golden(std::string_view name, std::string_view actual);

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace vigie::test
