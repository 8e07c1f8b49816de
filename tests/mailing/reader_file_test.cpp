// SPDX-License-Identifier: EUPL-1.2
#include "mailing/reader_file.hpp"

#include <gtest/gtest.h>

#include "mailing/reader_columns.hpp"
#include "support/fixture.hpp"
#include "support/shared_data.hpp"

namespace vigie::mailing {
namespace {

TEST(CleanAddress, FindsTheAddressInWhatPeoplePaste) {
  struct Case {
    const char* why;
    const char* given;
    const char* address;
    const char* name;
  };
  const Case kCases[] = {
      {"as it is", "a@b.fr", "a@b.fr", ""},
      {"with a name", "Jean Dupond <jean@b.fr>", "jean@b.fr", "Jean Dupond"},
      {"with a quoted name", "\"Dupond, Jean\" <jean@b.fr>", "jean@b.fr", "Dupond, Jean"},
      {"in brackets", "<marie@b.fr>", "marie@b.fr", ""},
      {"a link", "mailto:ali@b.fr", "ali@b.fr", ""},
      {"no-break spaces", "\u00a0paul@b.fr\u00a0", "paul@b.fr", ""},
      {"a zero-width space", "lu\u200bcie@b.fr", "lucie@b.fr", ""},
      {"a byte order mark", "\ufeffemma@b.fr", "emma@b.fr", ""},
      {"an accented domain", "a@évry.fr", "a@xn--vry-9la.fr", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    std::string name;
    EXPECT_EQ(clean_address(c.given, &name), c.address);
    EXPECT_EQ(name, c.name);
  }
}

TEST(ReaderFile, KnowsTheHeadingsOfOtherTools) {
  struct Case {
    const char* why;
    const char* given;
    const char* address;
    const char* name;
  };
  const Case kCases[] = {
      {"ours", "courriel;nom\na@b.fr;Ali Ba\n", "a@b.fr", "Ali Ba"},
      {"Excel's first line", "sep=;\ncourriel;nom\na@b.fr;Ali Ba\n", "a@b.fr", "Ali Ba"},
      {"Thunderbird, English", "First Name,Last Name,Display Name,Primary Email\nAli,Ba,,a@b.fr\n",
       "a@b.fr", "Ali Ba"},
      {"Outlook, French", "Prénom,Nom,Adresse de messagerie\nAli,Ba,a@b.fr\n", "a@b.fr", "Ali Ba"},
      {"Outlook, English", "First Name,Last Name,E-mail Address\nAli,Ba,a@b.fr\n", "a@b.fr",
       "Ali Ba"},
      {"Google",
       "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value\nAli Ba,Ali,Ba,* ,a@b.fr\n",
       "a@b.fr", "Ali Ba"},
      {"Brevo", "\"EMAIL\";\"LASTNAME\";\"FIRSTNAME\"\n\"a@b.fr\";\"Ba\";\"Ali\"\n", "a@b.fr",
       "Ali Ba"},
      {"Mailchimp", "Email Address,First Name,Last Name,MEMBER_RATING\na@b.fr,Ali,Ba,2\n", "a@b.fr",
       "Ali Ba"},
      {"Sympa", "email;gecos;reception\na@b.fr;Ali Ba;mail\n", "a@b.fr", "Ali Ba"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const ReaderFile file = read_reader_file(c.given);
    ASSERT_EQ(file.trouble, "");
    ASSERT_EQ(file.lines.size(), 1U);
    EXPECT_EQ(file.lines[0].refused, "");
    EXPECT_EQ(file.lines[0].address, c.address);
    EXPECT_EQ(file.lines[0].name, c.name);
  }
}

TEST(ReaderFile, ObeysColumnsThatSaySomebodyLeftOrRefusesTheLine) {
  struct Case {
    const char* why;
    const char* heading;
    const char* cell;
    const char* expected;  ///< "", "left", "bounced", "complained", "refused"
  };
  const Case kCases[] = {{"Brevo, stays", "EMAIL_BLACKLISTED", "0", ""},
                         {"Brevo, left", "EMAIL_BLACKLISTED", "1", "left"},
                         {"another channel", "SMS_BLACKLISTED", "1", ""},
                         {"inclusive", "Désinscrit·e", "oui", "left"},
                         {"Mailchimp, left", "UNSUB_TIME", "2024-01-02", "left"},
                         {"Mailchimp, cleaned", "CLEAN_TIME", "2024-01-02", "bounced"},
                         {"a status", "Statut", "Désinscrit", "left"},
                         {"a good status", "Statut", "abonné·e", ""},
                         {"a status that nobody knows", "Statut", "à revoir", "refused"},
                         {"a complaint", "Status", "complained", "complained"},
                         {"consent, no", "Opt-in", "non", "left"},
                         {"consent, yes", "Opt-in", "oui", ""},
                         {"Sympa's bounce", "bounce", "962744748 962745183 5 5.1.1", "bounced"},
                         {"Sympa, no mail", "reception", "nomail", "refused"},
                         {"an unknown column about it", "Date unsubscribe", "2020", "refused"},
                         {"the same, empty", "Date unsubscribe", "", ""}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const ReaderFile file =
        read_reader_file(std::string("courriel;") + c.heading + "\na@b.fr;" + c.cell + "\n");
    ASSERT_EQ(file.lines.size(), 1U);
    const ReaderLine& line = file.lines[0];
    std::string got;
    if (line.gone == SuppressionReason::imported_left) got = "left";
    if (line.gone == SuppressionReason::bounced) got = "bounced";
    if (line.gone == SuppressionReason::complained) got = "complained";
    if (!line.refused.empty()) got = "refused";
    EXPECT_EQ(got, c.expected) << line.refused;
  }
}

TEST(ReaderFile, NamesTheColumnsItDoesNotUse) {
  const ReaderFile file = read_reader_file("courriel;Société;Fonction\na@b.fr;Ville;élue\n");
  EXPECT_EQ(file.unused, std::vector<std::string>{"Société"});
  ASSERT_EQ(file.lines.size(), 1U);
  ASSERT_EQ(file.lines[0].attributes.size(), 1U);
  EXPECT_EQ(file.lines[0].attributes[0].first, "role");
  EXPECT_EQ(file.lines[0].attributes[0].second, "élue");
}

TEST(ReaderFile, ReadsUtf16AndSaysHowToSaveAWorkbook) {
  std::string utf16 = "\xFF\xFE";
  for (const char c : std::string("courriel;nom\r\na@b.fr;Ali\r\n")) {
    utf16 += c;
    utf16 += '\0';
  }
  const ReaderFile file = read_reader_file(utf16);
  ASSERT_EQ(file.lines.size(), 1U);
  EXPECT_EQ(file.lines[0].name, "Ali");
  EXPECT_NE(read_reader_file("PK\x03\x04rest").trouble.find("CSV"), std::string::npos);
  EXPECT_NE(read_reader_file("").trouble, "");
}

TEST(ReaderFile, TakesNoLineThatAHeaderWouldRefuse) {
  const ReaderFile file = read_reader_file(
      "courriel;nom\n\"a@b.fr\nBcc: x@y.fr\";Ali\nc@d.fr;\"Eva\r\nBcc: x@y.fr\"\n");
  ASSERT_EQ(file.lines.size(), 2U);
  for (const ReaderLine& line : file.lines) EXPECT_NE(line.refused, "");
}

TEST(ReaderFile, ReadsTheFilesThatWereHandedOver) {
  const auto folder = vigie::test::shared_dir() / "cases/subscribers";
  VIGIE_NEEDS_SHARED(folder);
  struct Case {
    const char* file;
    std::vector<std::string> taken;  ///< "address name"
    std::size_t gone;
  };
  const Case kCases[] = {
      {"subscribers-address-invisible-space.csv",
       {"paul@asso.example.fr Paul", "lucie@asso.example.fr Lucie", "emma@asso.example.fr Emma"},
       0},
      {"subscribers-address-with-name.csv",
       {"jean.dupond@asso.example.fr Jean Dupond", "marie@asso.example.fr Marie",
        "ali@asso.example.fr Ali"},
       0},
      {"subscribers-already-left-flag.csv", {"ines5@asso.example.fr Inès Ba"}, 1},
      {"subscribers-headings-outlook-fr.csv", {"ines3@asso.example.fr Inès Ba"}, 0},
      {"subscribers-headings-thunderbird-fr.csv", {"ines2@asso.example.fr Inès Ba"}, 0},
      {"subscribers-separator-line.csv", {"elodie.martin@asso.example.fr Élodie Martin"}, 0}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.file);
    const ReaderFile file = read_reader_file(vigie::test::read_file(folder / c.file));
    EXPECT_EQ(file.trouble, "");
    std::vector<std::string> taken;
    std::size_t gone = 0;
    for (const ReaderLine& line : file.lines) {
      EXPECT_EQ(line.refused, "") << line.address;
      if (line.gone) {
        ++gone;
      } else {
        taken.push_back(line.address + " " + line.name);
      }
    }
    EXPECT_EQ(taken, c.taken);
    EXPECT_EQ(gone, c.gone);
  }
}

}  // namespace
}  // namespace vigie::mailing
