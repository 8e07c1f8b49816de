// SPDX-License-Identifier: EUPL-1.2
#include "support/fixture.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace vigie::test {
namespace fs = std::filesystem;

fs::path source_dir() { return VIGIE_SOURCE_DIR; }

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error("no file " + path.string());
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void write_file(const fs::path& path, std::string_view bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!out) throw std::runtime_error("cannot write " + path.string());
}

std::string fixture(std::string_view name) {
  return read_file(source_dir() / "tests/fixtures" / name);
}

void expect_golden(std::string_view name, std::string_view actual) {
  const fs::path path = source_dir() / "tests/golden" / name;
  if (std::getenv("VIGIE_UPDATE_GOLDEN") != nullptr) {
    write_file(path, actual);
    return;
  }
  ASSERT_TRUE(fs::exists(path)) << path << ": run once with VIGIE_UPDATE_GOLDEN=1 and read it";
  EXPECT_EQ(read_file(path), actual) << path;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "vigie-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace vigie::test
