// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include "exports/formats.hpp"
#include "exports/marc.hpp"
#include "fixtures.hpp"
#include "support/fixture.hpp"

namespace vigie::exports {
namespace {

const Options kGeneral{.public_url = "https://vigie.example", .title = {}};
const Options kPmb{.dialect = Dialect::pmb, .public_url = "https://vigie.example", .title = {}};

int count_of(std::string_view text, std::string_view word) {
  int count = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + word.size())) {
    ++count;
  }
  return count;
}

TEST(Coats, AreThoseOfTheGoldenFiles) {
  const auto records = all_kinds();
  for (const Format format : kFormats) {
    const std::string name = "exports/" + std::string(name_of(format));
    test::expect_golden(name + std::string(extension_of(format)),
                        write_records(format, kGeneral, records));
  }
  test::expect_golden("exports/ris-pmb.ris", write_records(Format::ris, kPmb, records));
  test::expect_golden("exports/rss-pmb.rss", write_records(Format::rss, kPmb, records));
}

TEST(Coats, AreTheSameBytesTwice) {
  for (const Format format : kFormats) {
    EXPECT_EQ(write_records(format, kPmb, all_kinds()), write_records(format, kPmb, all_kinds()));
  }
}

TEST(Ris, IsOneLineAValueAndEndsWithABlankLine) {
  const std::string text = write_records(Format::ris, kGeneral, all_kinds());
  EXPECT_EQ(count_of(text, "TY  - "), 12);
  EXPECT_EQ(count_of(text, "\r\nER  - \r\n\r\n"), 12);
  EXPECT_EQ(text.find("###"), std::string::npos);
  EXPECT_EQ(count_of(text, "UR  - "), 12);  // PMB would join two into one address
}

TEST(Ris, GivesPmbItsSerialItsDayAndItsIssue) {
  const std::string text = ris_of(all_kinds()[0], kPmb);
  EXPECT_NE(text.find("JF  - Quotidien d'exemple (Le)\r\n"), std::string::npos) << text;
  EXPECT_NE(text.find("PY  - 2026/11/16\r\n"), std::string::npos);
  EXPECT_NE(text.find("IS  - 2026-11-16\r\n"), std::string::npos);
  EXPECT_NE(text.find("A1  - BEAUVOIR, Simone de\r\n"), std::string::npos);
  EXPECT_EQ(text.find("T2  - "), std::string::npos);
  EXPECT_EQ(text.find("DA  - "), std::string::npos);
}

TEST(Ris, SaysThatThereIsNoDateInsteadOfInventingOne) {
  const std::string text = ris_of(all_kinds()[5], kGeneral);
  EXPECT_EQ(text.find("PY  - "), std::string::npos);
  EXPECT_NE(text.find("N1  - Date non indiquée, vu le 17 novembre 2026\r\n"), std::string::npos);
}

TEST(Bibtex, EscapesTextsAndLeavesAddresses) {
  const std::string text = bibtex_of(all_kinds()[1], kGeneral);
  EXPECT_NE(text.find("\\{100 \\%\\} \\#1\\_2"), std::string::npos) << text;
  EXPECT_NE(text.find("url = {https://journal.example/a/2}"), std::string::npos);
  EXPECT_NE(text.find("{Ben Salem}, Anne"), std::string::npos);
}

TEST(Coins, NamesTheTitleBeforeTheType) {
  const std::string text = coins_of(all_kinds()[0]);
  EXPECT_LT(text.find("&rft.title="), text.find("&rft.type=newspaperArticle"));
  EXPECT_NE(text.find("&rft.au=BEAUVOIR%2C%20Simone%20de"), std::string::npos) << text;
}

TEST(Rss, HasOneDateAndOneSubjectInEachDatedItem) {
  const auto records = all_kinds();
  const std::string text = write_records(Format::rss, kPmb, records);
  EXPECT_EQ(count_of(text, "<dc:subject>"), 12);
  EXPECT_EQ(count_of(text, "<dc:date>2026-11-16T08:00:00+01:00</dc:date>"), 11);
  EXPECT_EQ(text.find("<image>"), std::string::npos);
}

TEST(Iso690, IsInFrenchOrder) {
  EXPECT_EQ(iso690_of(all_kinds()[0], kGeneral),
            "BEAUVOIR, Simone de. Une maison de santé ouvre aux Carreaux. Le Quotidien d’exemple "
            "[en ligne], 16 novembre 2026. https://journal.example/a/1.");
}

TEST(Latin1, HasNoSignThatLatin1Lacks) {
  Options options = kPmb;
  options.latin1 = true;
  EXPECT_EQ(told("L’œuvre – « cœur »…\u202F! 🎉", options), "L'oeuvre - « coeur »...\u00A0!");
}

TEST(Unimarc, HangsAnArticleOnItsSerialAndIssueAndOnBothOnly) {
  const MarcRecord article = unimarc_of(all_kinds()[0], kPmb);
  EXPECT_EQ(article.level, 'a');
  EXPECT_EQ(article.hierarchy, '2');
  ASSERT_NE(article.field("461"), nullptr);
  EXPECT_EQ(article.field("461")->value('t'), "Quotidien d'exemple (Le)");
  EXPECT_EQ(article.field("461")->value('x'), "0769-3508");
  EXPECT_EQ(article.field("463")->value('d'), "2026-11-16");
  EXPECT_EQ(article.field("463")->value('e'), "16 novembre 2026");
  EXPECT_EQ(article.field("011"), nullptr) << "PMB would refuse the second article of the paper";
  EXPECT_EQ(article.field("606"), nullptr) << "PMB would create a term of its thesaurus";
  const MarcRecord undated = unimarc_of(all_kinds()[5], kPmb);
  EXPECT_EQ(undated.level, 'm');
  EXPECT_EQ(undated.field("461"), nullptr);
  EXPECT_EQ(undated.field("463"), nullptr);
}

TEST(Unimarc, PutsABodyWherePmbLooksForIt) {
  const MarcRecord alone = unimarc_of(all_kinds()[3], kPmb);
  EXPECT_NE(alone.field("710"), nullptr);
  const MarcRecord beside = unimarc_of(all_kinds()[4], kPmb);
  EXPECT_NE(beside.field("700"), nullptr);
  EXPECT_EQ(beside.field("710"), nullptr);
  ASSERT_NE(beside.field("711"), nullptr);
  EXPECT_EQ(beside.field("711")->value('a'), "AFP");
}

TEST(Unimarc, TellsPmbThatItIsUtf8InThirtySixSigns) {
  const MarcRecord marc = unimarc_of(all_kinds()[0], kPmb);
  const std::string_view data = marc.field("100")->value('a');
  EXPECT_EQ(data, "20261117d2026    u  y0frey50      ba");
  EXPECT_EQ(data.size(), 36U);
}

TEST(Iso2709, CountsBytesAndIsReadBack) {
  for (const BibRecord& record : all_kinds()) {
    SCOPED_TRACE(record.id);
    const MarcRecord marc = unimarc_of(record, kPmb);
    const std::string bytes = iso2709_of(marc);
    EXPECT_EQ(std::stoul(bytes.substr(0, 5)), bytes.size());
    EXPECT_EQ(bytes.substr(17, 7), "1i 450 ");
    EXPECT_LE(bytes.size(), kRecordBytesMax);
    const MarcRead read = read_iso2709(bytes);
    EXPECT_EQ(read.refused, 0U);
    ASSERT_EQ(read.records.size(), 1U);
    ASSERT_EQ(read.records[0].fields.size(), marc.fields.size());
    for (std::size_t i = 0; i < marc.fields.size(); ++i) {
      EXPECT_EQ(read.records[0].fields[i].tag, marc.fields[i].tag);
      EXPECT_EQ(read.records[0].fields[i].subfields, marc.fields[i].subfields);
    }
  }
}

TEST(Iso2709, CutsALongNoteAtAWord) {
  const std::string note(unimarc_of(all_kinds()[3], kPmb).field("330")->value('a'));
  EXPECT_LE(note.size() + 5, kFieldBytesMax);
  EXPECT_TRUE(note.ends_with("…"));
}

TEST(ReadIso2709, RefusesWhatIsCutWithoutLosingWhatFollows) {
  const std::string good = iso2709_of(unimarc_of(all_kinds()[0], kPmb));
  const MarcRead read = read_iso2709(good.substr(0, 90) + "\x1D" + good);
  EXPECT_EQ(read.refused, 1U);
  EXPECT_EQ(read.records.size(), 1U);
}

}  // namespace
}  // namespace vigie::exports
