// SPDX-License-Identifier: EUPL-1.2
// What other programs read in our files. Skipped where they are not installed (yaz, bibutils,
// libxml2-utils).
#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

#include "exports/formats.hpp"
#include "fixtures.hpp"
#include "support/fixture.hpp"

namespace vigie::exports {
namespace {

bool is_there(const std::string& program) {
  return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen((command + " 2>/dev/null").c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[4096];
  for (std::size_t read = fread(buffer, 1, sizeof buffer, pipe); read > 0;
       read = fread(buffer, 1, sizeof buffer, pipe)) {
    out.append(buffer, read);
  }
  pclose(pipe);
  return out;
}

int count_of(std::string_view text, std::string_view word) {
  int count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + 1)) {
    ++count;
  }
  return count;
}

class Oracles : public testing::Test {
 protected:
  std::string file(Format format, Dialect dialect = Dialect::general) {
    const auto path = folder.path() / ("a" + std::string(extension_of(format)));
    test::write_file(path, write_records(format, {.dialect = dialect}, all_kinds()));
    return path.string();
  }
  test::TemporaryFolder folder;
};

TEST_F(Oracles, YazReadsEachUnimarcRecord) {
  if (!is_there("yaz-marcdump")) GTEST_SKIP() << "yaz is not installed";
  const std::string xml =
      output_of("yaz-marcdump -f utf8 -t utf8 -o marcxml " + file(Format::unimarc, Dialect::pmb));
  EXPECT_EQ(count_of(xml, "<record"), 12) << xml;
  EXPECT_EQ(count_of(xml, "<datafield tag=\"200\""), 12);
  EXPECT_NE(xml.find("L’œuvre – « cœur &amp; âme »"), std::string::npos);
}

TEST_F(Oracles, BibutilsFindsTitleDayPaperLinkAndPersons) {
  if (!is_there("ris2xml")) GTEST_SKIP() << "bibutils is not installed";
  const std::string mods = output_of("ris2xml " + file(Format::ris));
  EXPECT_EQ(count_of(mods, "<mods ID="), 12);
  for (const char* expected :
       {"<title>Une maison de santé ouvre aux Carreaux</title>",
        "<title>Le Quotidien d’exemple</title>", "<dateIssued>2026-11-16</dateIssued>",
        "<url>https://journal.example/a/1</url>", "<namePart type=\"family\">Ben Salem</namePart>",
        "<identifier type=\"issn\">0769-3508"}) {
    EXPECT_NE(mods.find(expected), std::string::npos) << expected;
  }
}

TEST_F(Oracles, EveryXmlIsWellFormed) {
  if (!is_there("xmllint")) GTEST_SKIP() << "libxml2-utils is not installed";
  for (const Format format : {Format::pmb_xml, Format::marcxml, Format::oai_dc, Format::rss}) {
    EXPECT_EQ(std::system(("xmllint --noout " + file(format)).c_str()), 0) << name_of(format);
  }
}

}  // namespace
}  // namespace vigie::exports
