// SPDX-License-Identifier: EUPL-1.2
#include "filter/filters.hpp"

#include <gtest/gtest.h>

namespace vigie::filter {
namespace {

FilterCondition has(FilterField field, std::vector<std::string> any_of) {
  FilterCondition condition;
  condition.tests.push_back({field, std::move(any_of)});
  return condition;
}

FilterRule rule(std::string name, FilterCondition condition) {
  FilterRule made;
  made.key = name;
  made.name = std::move(name);
  made.condition = std::move(condition);
  return made;
}

Subject article() {
  Subject subject;
  subject.title = "L’Emplôi des jeunes : une offre d’emploi sur deux";
  subject.body = "Le conseil a voté. Les clubs de football s’inquiètent.";
  subject.author = "Élise Martin";
  subject.url = "https://www.journal.fr/Sports/article-12";
  subject.categories = {"Vie locale", "Économie"};
  subject.source = "Le Courrier";
  subject.source_key = "https://journal.fr/rss";
  subject.published_on = parse_day("2026-04-02");
  return subject;
}

bool matches(const FilterCondition& condition) {
  return Filters({rule("r", condition)}).match(article(), "nord") != nullptr;
}

TEST(Filters, CompareWholeWordsWithoutAccentsNorCapitals) {
  using enum FilterField;
  struct Case {
    std::string_view why;
    FilterField field;
    std::string expression;
    bool holds;
  };
  const Case kCases[] = {{"accents and capitals aside", title, "EMPLOI", true},
                         {"words in a row", title, "offre d'emploi", true},
                         {"not in another order", title, "emploi offre", false},
                         {"not a part of a word", title, "emp", false},
                         {"in the text", body, "football", true},
                         {"of the text only", body, "emploi", false},
                         {"the author", author, "elise martin", true},
                         {"a category", category, "economie", true},
                         {"not across two categories", category, "locale economie", false},
                         {"any part of the address", url, "/sports/", true},
                         {"of the address alone", url, "emploi", false},
                         {"the source", source, "courrier", true}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(matches(has(c.field, {"introuvable", c.expression})), c.holds);
  }
}

TEST(Filters, JoinConditionsWithAndOrNot) {
  const FilterCondition job = has(FilterField::title, {"emploi"});
  const FilterCondition sport = has(FilterField::body, {"football"});
  const FilterCondition never = has(FilterField::body, {"rugby"});
  FilterCondition both = job;
  both.tests.push_back(never.tests.front());
  EXPECT_FALSE(matches(both));
  FilterCondition either;
  either.one_of = {never, sport};
  EXPECT_TRUE(matches(either));
  FilterCondition except = job;
  except.except = {sport};
  EXPECT_FALSE(matches(except));
  except.except = {never};
  EXPECT_TRUE(matches(except));
}

TEST(Filters, CompareDays) {
  FilterCondition condition;
  condition.before = parse_day("2026-04-02");
  EXPECT_FALSE(matches(condition));
  condition.before = parse_day("2026-04-03");
  EXPECT_TRUE(matches(condition));
  condition.after = parse_day("2026-04-02");
  EXPECT_TRUE(matches(condition));
  Subject undated = article();
  undated.published_on.reset();
  EXPECT_EQ(Filters({rule("r", condition)}).match(undated, "nord"), nullptr);
}

TEST(Filters, HoldForTheirCentreAndTheirSource) {
  FilterRule here = rule("ici", has(FilterField::title, {"emploi"}));
  here.centre = "nord";
  FilterRule there = rule("là", has(FilterField::title, {"emploi"}));
  there.source_key = "https://autre.fr/rss";
  const Filters filters({here, there});
  const FilterRule* found = filters.match(article(), "nord");
  ASSERT_NE(found, nullptr);
  EXPECT_EQ(found->name, "ici");
  EXPECT_EQ(filters.match(article(), "sud"), nullptr);
  Subject elsewhere = article();
  elsewhere.source_key = "https://autre.fr/rss";
  EXPECT_EQ(filters.match(elsewhere, "sud")->name, "là");
}

TEST(Filters, StayLinearOnWordsMadeToGoBack) {
  std::string body;
  for (int i = 0; i < 20'000; ++i) body += "a ";
  std::string expression;
  for (int i = 0; i < 50; ++i) expression += "a ";
  Subject subject;
  subject.body = body;
  EXPECT_EQ(Filters({rule("r", has(FilterField::body, {expression + "b"}))}).match(subject, ""),
            nullptr);
}

}  // namespace
}  // namespace vigie::filter
