// SPDX-License-Identifier: EUPL-1.2
#include "text/date.hpp"

#include <gtest/gtest.h>

namespace vigie::text {
namespace {

struct Case {
  std::string_view why, given, expected;
};

std::string read(std::string_view text, std::string_view zone = "UTC") {
  const auto at = parse_date(text, zone);
  return at ? iso(*at) : "";
}

TEST(ParseDate, ReadsTheDatesOfMails) {
  static constexpr Case kCases[] = {
      {"as it should be", "Mon, 09 Feb 2026 08:30:15 +0100", "2026-02-09T07:30:15Z"},
      {"no weekday", "09 Feb 2026 08:30:15 GMT", "2026-02-09T08:30:15Z"},
      {"no seconds", "Mon, 9 Feb 2026 08:30 GMT", "2026-02-09T08:30:00Z"},
      {"no time", "Mon, 09 Feb 2026", "2026-02-09T00:00:00Z"},
      {"two-digit year", "09 Feb 26 08:30:15 GMT", "2026-02-09T08:30:15Z"},
      {"last century", "Fri, 09 Feb 96 08:30:15 GMT", "1996-02-09T08:30:15Z"},
      {"american zone", "Mon, 09 Feb 2026 08:30:15 PST", "2026-02-09T16:30:15Z"},
      {"middle european summer", "Thu, 30 Apr 2026 08:57:00 MEST", "2026-04-30T06:57:00Z"},
      {"letter", "Mon, 09 Feb 2026 12:59:45 L", "2026-02-09T23:59:45Z"},
      {"offset behind its zone", "Thu, 29 Oct 2026 07:36:03 GMT-07:00", "2026-10-29T14:36:03Z"},
      {"zone in words behind it", "Thu Nov 12 2026 17:00:00 GMT+0000 (Coordinated Universal Time)",
       "2026-11-12T17:00:00Z"},
      {"zone's name behind an offset", "Mon, 09 Feb 2026 08:30:15 +0100 CET",
       "2026-02-09T07:30:15Z"},
      {"zone of tzdata behind one", "Mon, 09 Feb 2026 08:30:15 +0100 Europe/Paris",
       "2026-02-09T07:30:15Z"},
      {"French zone in words behind it",
       "Thu Nov 12 2026 17:00:00 GMT+0100 (heure normale d’Europe centrale)",
       "2026-11-12T16:00:00Z"},
      {"hours from UTC", "09 Feb 2026 08:30 UTC+2", "2026-02-09T06:30:00Z"},
      {"comment inside", "Mon, 09 (nine (really\\) )) Feb 2026 08:30:00 +0000",
       "2026-02-09T08:30:00Z"},
      {"a comment in place of a space", "Mon, 09 Feb 2026()08:30:00 +0000", "2026-02-09T08:30:00Z"},
      {"case", "mON, 09 fEB 2026 08:30:15 gmt", "2026-02-09T08:30:15Z"},
      {"glued weekday", "Fri,13 Feb 2026 18:28:36 -0000", "2026-02-13T18:28:36Z"},
      {"comma behind the month", "Fri, 13 Feb, 2026 06:28:00 UTC", "2026-02-13T06:28:00Z"},
      {"ordinal", "Fri, 23rd Jan 2026 09:32:20 GMT", "2026-01-23T09:32:20Z"},
      {"zone of tzdata", "13 Feb 2026 12:00 Europe/Paris", "2026-02-13T11:00:00Z"},
      {"leap second", "31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59Z"},
      {"end of a day", "31 Dec 2026 24:00 GMT", "2027-01-01T00:00:00Z"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(read(c.given), c.expected) << c.given;
  }
}

TEST(ParseDate, ReadsIso8601InAllItsCuts) {
  static constexpr Case kCases[] = {
      {"whole", "2026-02-09T08:30:15Z", "2026-02-09T08:30:15Z"},
      {"offset", "2026-02-09T08:30:15.538+10:00", "2026-02-08T22:30:15Z"},
      {"short offset", "2026-02-09T08:30:15+01", "2026-02-09T07:30:15Z"},
      {"lower case", "2026-02-09t08:30:15z", "2026-02-09T08:30:15Z"},
      {"space for T", "2026-02-09 08:30:15 -00:20", "2026-02-09T08:50:15Z"},
      {"no zone", "2026-02-09T08:30", "2026-02-09T08:30:00Z"},
      {"day", "2026-02-09", "2026-02-09T00:00:00Z"},
      {"month", "2026-02", "2026-02-01T00:00:00Z"},
      {"year", "2026", "2026-01-01T00:00:00Z"},
      {"compact", "20260209T083015Z", "2026-02-09T08:30:15Z"},
      {"digits only", "20260209083015", "2026-02-09T08:30:15Z"},
      {"ordinal", "2026-040", "2026-02-09T00:00:00Z"},
      {"week", "2026-W07-1", "2026-02-09T00:00:00Z"},
      {"century left out", "-03-12", "2003-12-01T00:00:00Z"},
      {"ordinal of a short year", "03-335", "2003-12-01T00:00:00Z"},
      {"six digits", "031231", "2003-12-31T00:00:00Z"},
      {"month of three digits", "2003-012-31T10:14:55+00:00", "2003-12-31T10:14:55Z"},
      {"zone in brackets", "2026-09-19T13:55:00+02:00[Europe/Paris]", "2026-09-19T11:55:00Z"},
      {"zone in brackets alone", "2026-09-19T13:55:00[Europe/Paris]", "2026-09-19T11:55:00Z"},
      {"zone's name behind an offset", "2026-09-19 13:55:00 +0200 CEST", "2026-09-19T11:55:00Z"},
      {"zone of tzdata", "2026-09-19 13:55:00 Europe/Paris", "2026-09-19T11:55:00Z"},
      {"two zones", "2026-11-08T16:20:00-05:00Z", "2026-11-08T21:20:00Z"},
      {"Japan style", "2026/02/09 08:30", "2026-02-09T08:30:00Z"},
      {"leap day", "2024-02-28T18:14:55-08:00", "2024-02-29T02:14:55Z"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(read(c.given), c.expected) << c.given;
  }
}

TEST(ParseDate, ReadsWordsOfSeveralLanguages) {
  static constexpr Case kCases[] = {
      {"French", "jeudi 1er avril 2026", "2026-04-01T00:00:00Z"},
      {"French with time", "Mardi 10 février 2026 à 9 h 30", "2026-02-10T09:30:00Z"},
      {"French, glued hour", "10 févr. 2026 - 9h30", "2026-02-10T09:30:00Z"},
      {"French, hour alone", "le 10 août 2026 à 18h", "2026-08-10T18:00:00Z"},
      {"French, no accent", "10 fevrier 2026", "2026-02-10T00:00:00Z"},
      {"French, capitals", "10 DÉCEMBRE 2026", "2026-12-10T00:00:00Z"},
      {"French, Drupal", "13 Mars, 2020 - 12:22", "2020-03-13T12:22:00Z"},
      {"French in a mail date", "mer., 09 avr. 2026 00:00:00 +0200", "2026-04-08T22:00:00Z"},
      {"Tuesday, not March", "mar., 01 déc. 2020 16:11:02 +0000", "2020-12-01T16:11:02Z"},
      {"July, not June", "ven., 03 juil. 2020 15:09:58 +0000", "2020-07-03T15:09:58Z"},
      {"French, minutes named", "19 septembre 2026 13 h 55 min", "2026-09-19T13:55:00Z"},
      {"French, minutes named, glued", "19/09/2026 13h55min", "2026-09-19T13:55:00Z"},
      {"French, seconds named", "19/09/2026 à 13h55mn20s", "2026-09-19T13:55:20Z"},
      {"French, hours in full", "le 19 septembre 2026 à 13 heures 55", "2026-09-19T13:55:00Z"},
      {"French, what happened then", "Mis à jour le 19/09/2026 à 13:55", "2026-09-19T13:55:00Z"},
      {"French, published", "Article publié le : vendredi 3 juillet 2026", "2026-07-03T00:00:00Z"},
      {"French, a label", "Date : 19 septembre 2026", "2026-09-19T00:00:00Z"},
      {"French, published and updated", "Publié le 19/09/2026, mis à jour le 20/09/2026 à 8h",
       "2026-09-19T00:00:00Z"},
      {"French, zone in words", "19 septembre 2026 à 13h55, heure de Paris",
       "2026-09-19T13:55:00Z"},
      {"French month", "avril 2026", "2026-04-01T00:00:00Z"},
      {"English", "Friday, December 22, 2017 - 3:09pm", "2017-12-22T15:09:00Z"},
      {"English, at", "Thu, June 22, 2023 at 01:11 PM EDT", "2023-06-22T17:11:00Z"},
      {"English, a.m.", "Nov. 16, 2020, 10:57 a.m.", "2020-11-16T10:57:00Z"},
      {"English, midnight", "Nov. 16, 2020, 12:05 AM", "2020-11-16T00:05:00Z"},
      {"asctime", "Sun Jul 15 01:16:00 2012", "2012-07-15T01:16:00Z"},
      {"Twitter", "Sun Jul 15 01:16:00 +0000 2012", "2012-07-15T01:16:00Z"},
      {"German", "Di, 23. März 2026 um 14:05 Uhr", "2026-03-23T14:05:00Z"},
      {"German, am", "am 3. Oktober 2026", "2026-10-03T00:00:00Z"},
      {"Spanish", "lunes, 9 de febrero de 2026 08:30", "2026-02-09T08:30:00Z"},
      {"Italian", "lunedì 9 febbraio 2026 alle ore 08:30", "2026-02-09T08:30:00Z"},
      {"Greek", "Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z"},
      {"Hungarian", "2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z"},
      {"Korean", "2004년 05월 28일  01:31:15", "2004-05-27T16:31:15Z"},
      {"Korean afternoon", "2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z"},
      {"numbers, day first", "30.10.23", "2023-10-30T00:00:00Z"},
      {"numbers, slashes", "09/02/2026 08:30", "2026-02-09T08:30:00Z"},
      {"numbers that are American", "10/21/2002", "2002-10-21T00:00:00Z"},
      {"numbers in a mail date", "Sat, 11 04 2020 08:51:49 +0100", "2020-04-11T07:51:49Z"},
      {"seconds", "1520932969", "2018-03-13T09:22:49Z"},
      {"milliseconds", "1520932969000", "2018-03-13T09:22:49Z"},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(read(c.given), c.expected) << c.given;
  }
}

TEST(ParseDate, AnswersNothingForWhatIsNoDate) {
  static constexpr Case kCases[] = {
      {"empty", "", ""},
      {"words", "insert updated date here", ""},
      {"hier", "hier", ""},
      {"month unknown", "Sun, 16 zzz 2012 11:47:32 GMT", ""},
      {"day unknown", "Sun, Dec x 2012 11:47:32 GMT", ""},
      {"zone unknown", "Sun, 16 Dec 2012 11:47:32 +zz:00", ""},
      {"half a zone", "Sun, 16 Dec 2012 11:47:32 +00:zz", ""},
      {"day 99", "Sun, 99 Jun 2009 12:00:00 GMT", ""},
      {"30 February", "30 Feb 2026", ""},
      {"hour 25", "2003-12-31T25:14:55Z", ""},
      {"minute 61", "2003-12-31T10:61:55Z", ""},
      {"five digits", "22013", ""},
      {"three digits", "013", ""},
      {"one part too many", "2013-01-27-01", ""},
      {"something behind", "2013-01-28T11:30:00-06:00Textra", ""},
      {"month in letters", "2013-xx-27", ""},
      {"a town", "12 marseille 2026", ""},
      {"no year", "10 février", ""},
      {"weekday alone", "mardi", ""},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(read(c.given), c.expected) << c.given;
  }
  EXPECT_EQ(read(std::string(kDateBytesMax + 1, '1')), "");
}

TEST(ParseDate, NeverPutsAShortYearIntoTheFuture) {
  static constexpr Case kCases[] = {
      {"ISO 8601", "03-12-31", "2003-12-31T00:00:00Z"},
      {"with a time", "03-12-31T10:14:55Z", "2003-12-31T10:14:55Z"},
      {"last century", "99-12-31", "1999-12-31T00:00:00Z"},
      {"day first, since 2031 is to come", "31-12-03", "2003-12-31T00:00:00Z"},
      {"slashes, day first", "03/12/25", "2025-12-03T00:00:00Z"},
      {"slashes, year first, since 2031 is to come", "03/12/31", "2003-12-31T00:00:00Z"},
      {"points", "30.10.23", "2023-10-30T00:00:00Z"},
      {"American, since there is no month 21", "10/21/02", "2002-10-21T00:00:00Z"},
      {"no date in any order", "41-42-43", ""},
      {"all to come", "31-12-31", ""}};
  const auto latest = parse_date("2026-11-30T00:00:00Z");
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto at = parse_date(c.given, "UTC", latest);
    EXPECT_EQ(at ? iso(*at) : "", c.expected) << c.given;
  }
  EXPECT_EQ(read("03-12-31"), "2003-12-31T00:00:00Z") << "also where nobody says what day it is";
}

TEST(ParseDate, TakesTheZoneOfThePaperWhereTheTextNamesNone) {
  EXPECT_EQ(read("10 février 2026 à 9h30", "Europe/Paris"), "2026-02-10T08:30:00Z");
  EXPECT_EQ(read("2026-07-10T09:30:00", "Europe/Paris"), "2026-07-10T07:30:00Z");
  EXPECT_EQ(read("2026-07-10T09:30:00Z", "Europe/Paris"), "2026-07-10T09:30:00Z");
  EXPECT_EQ(read("10 février 2026 à 9h30", "America/Guadeloupe"), "2026-02-10T13:30:00Z");
  EXPECT_EQ(read("10 février 2026 à 9h30", "No/Where"), "2026-02-10T09:30:00Z");
}

}  // namespace
}  // namespace vigie::text
