// SPDX-License-Identifier: EUPL-1.2
#include "exports/catalogue.hpp"

#include <gtest/gtest.h>

#include "exports/formats.hpp"
#include "exports/read_catalogue.hpp"
#include "fixtures.hpp"

namespace vigie::exports {
namespace {

Sought sought() {
  return {.permalink = "cle1",
          .url_keys = {page_key("https://www.journal.example/sante/maison?utm_source=rss")},
          .title = "Une maison de santé ouvre aux Carreaux",
          .papers = {"Le Quotidien d’exemple", "Quotidien d'exemple (Le)"},
          .day = make_day(2026, 11, 16)};
}

CatalogueRecord known() {
  return {.id = "12",
          .level = "a2",
          .title = "Une maison de santé ouvre aux Carreaux",
          .url = "",
          .permalink = "",
          .serial = "Le Quotidien d'exemple",
          .day = make_day(2026, 11, 17),
          .descriptors = ""};
}

TEST(MatchOfACatalogue, IsTheSurestKeyInCommon) {
  struct Case {
    const char* why;
    MatchKey expected;
    void (*change)(Sought&, CatalogueRecord&);
  };
  static const Case kCases[] = {
      {"our own address in its note", MatchKey::k0,
       [](Sought&, CatalogueRecord& r) { r = {.id = "1", .permalink = "cle1"}; }},
      {"the same page", MatchKey::k1,
       [](Sought&, CatalogueRecord& r) {
         r = {.id = "1", .title = "Autre", .url = "http://journal.example/sante/maison/"};
       }},
      {"the page for telephones", MatchKey::k1,
       [](Sought&, CatalogueRecord& r) {
         r = {.id = "1", .title = "Autre", .url = "https://m.journal.example/sante/maison"};
       }},
      {"the same title in the same paper a day later", MatchKey::k2,
       [](Sought&, CatalogueRecord&) {}},
      {"four days later it is another", MatchKey::none,
       [](Sought&, CatalogueRecord& r) { r.day = make_day(2026, 11, 20); }},
      {"in another paper it is another", MatchKey::none,
       [](Sought&, CatalogueRecord& r) { r.serial = "La Gazette"; }},
      {"a short title without a paper says too little", MatchKey::none,
       [](Sought& s, CatalogueRecord& r) {
         s.title = r.title = "Maison de santé Carreaux";
         r.serial = "";
       }},
      {"a long title without a paper, in the same year", MatchKey::k3,
       [](Sought& s, CatalogueRecord& r) {
         s.title = r.title = "La maison de santé des Carreaux ouvre enfin ses portes aux habitants";
         r.serial = "";
         r.day = make_day(2026, 2, 1);
       }},
      {"and in another year", MatchKey::none,
       [](Sought& s, CatalogueRecord& r) {
         s.title = r.title = "La maison de santé des Carreaux ouvre enfin ses portes aux habitants";
         r.serial = "";
         r.day = make_day(2025, 11, 16);
       }},
      {"an editorial is nobody's", MatchKey::none,
       [](Sought& s, CatalogueRecord& r) { s.title = r.title = "Éditorial"; }},
      {"no date, no match by title", MatchKey::none,
       [](Sought& s, CatalogueRecord&) { s.day.reset(); }}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    Sought article = sought();
    CatalogueRecord record = known();
    c.change(article, record);
    EXPECT_EQ(name_of(match(article, record)), name_of(c.expected));
  }
}

TEST(ReadCatalogue, ReadsWhatWeWriteInEachShape) {
  const std::vector<BibRecord> given{all_kinds()[0], all_kinds()[1]};
  const Options pmb{.dialect = Dialect::pmb};
  for (const auto& [format, shape] :
       {std::pair{Format::unimarc, "UNIMARC"}, std::pair{Format::pmb_xml, "PMB-XML"},
        std::pair{Format::ris, "RIS"}}) {
    SCOPED_TRACE(shape);
    const auto file = read_catalogue(write_records(format, pmb, given));
    ASSERT_TRUE(file) << file.error().detail;
    EXPECT_EQ(file->shape, shape);
    ASSERT_EQ(file->records.size(), 2U);
    EXPECT_EQ(file->records[0].title, "Une maison de santé ouvre aux Carreaux");
    EXPECT_EQ(file->records[0].url, "https://journal.example/a/1");
    EXPECT_EQ(file->records[0].serial, "Quotidien d'exemple (Le)");
    EXPECT_EQ(file->records[0].day, make_day(2026, 11, 16));
    EXPECT_EQ(file->records[0].permalink, "cle1");
  }
}

TEST(ReadCatalogue, GuessesTheColumnsOfATable) {
  const auto file = read_catalogue(
      "Numéro;Titre;Revue;Date;Lien\n82957;Une maison;Le "
      "Quotidien;16/11/2026;https://a.fr/1\n;;;;\n");
  ASSERT_TRUE(file);
  ASSERT_EQ(file->records.size(), 1U);
  EXPECT_EQ(file->records[0].id, "82957");
  EXPECT_EQ(file->records[0].serial, "Le Quotidien");
  EXPECT_EQ(file->records[0].day, make_day(2026, 11, 16));
  EXPECT_EQ(file->records[0].url, "https://a.fr/1");
}

TEST(ReadCatalogue, SaysWhatIsMissingOfATableWithoutTitles) {
  const auto file = read_catalogue("a;b\n1;2\n");
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().code, Code::unsupported);
}

}  // namespace
}  // namespace vigie::exports
