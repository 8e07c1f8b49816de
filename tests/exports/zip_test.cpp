// SPDX-License-Identifier: EUPL-1.2
#include "exports/zip.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>

#include <map>

namespace vigie::exports {
namespace {

/// By libarchive's own reader.
std::map<std::string, std::string> read_back(const std::string& zip) {
  std::map<std::string, std::string> files;
  archive* in = archive_read_new();
  archive_read_support_format_zip(in);
  archive_read_set_options(in, "hdrcharset=UTF-8");
  EXPECT_EQ(archive_read_open_memory(in, zip.data(), zip.size()), ARCHIVE_OK);
  archive_entry* entry = nullptr;
  while (archive_read_next_header(in, &entry) == ARCHIVE_OK) {
    std::string bytes;
    char piece[4096];
    for (la_ssize_t n; (n = archive_read_data(in, piece, sizeof piece)) > 0;) {
      bytes.append(piece, static_cast<std::size_t>(n));
    }
    files[archive_entry_pathname_utf8(entry)] = bytes;
  }
  archive_read_free(in);
  return files;
}

TEST(Zip, GivesBackItsFiles) {
  const NamedFile files[] = {
      {"LISEZMOI.txt", "Bonjour"}, {"vide.csv", ""}, {"grand.csv", std::string(200'000, 'x')}};
  const auto zip = zip_of(files, *parse_day("2026-12-01"));
  ASSERT_TRUE(zip) << zip.error().detail;
  EXPECT_LT(zip->size(), 20'000U) << "not packed";
  const auto back = read_back(*zip);
  ASSERT_EQ(back.size(), 3U);
  EXPECT_EQ(back.at("LISEZMOI.txt"), "Bonjour");
  EXPECT_EQ(back.at("vide.csv"), "");
  EXPECT_EQ(back.at("grand.csv"), std::string(200'000, 'x'));
}

TEST(Zip, IsTheSameBytesTwice) {
  const NamedFile files[] = {{"a.csv", "1;2"}};
  EXPECT_EQ(zip_of(files, Day{20'000}).value(), zip_of(files, Day{20'000}).value());
}

}  // namespace
}  // namespace vigie::exports
