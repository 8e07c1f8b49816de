// SPDX-License-Identifier: EUPL-1.2
// The layout that all letters share, filled with a small issue.
#include "letter/render_issue.hpp"

#include <gtest/gtest.h>

#include "letter/layout.hpp"
#include "letter/preflight.hpp"
#include "letter/sample_issue.hpp"
#include "letter/wording.hpp"
#include "support/fixture.hpp"

namespace vigie::letter {
namespace {

constexpr Instant kCheckNow{1'795'000'000};

const IssueAddresses& addresses() {
  static const IssueAddresses kAddresses = addresses_of("https://exemple.org", "essai", 7);
  return kAddresses;
}

const render::TemplateSet& templates() {
  static const auto kSet = layout_with({});
  EXPECT_TRUE(kSet) << kSet.error().detail;
  return *kSet;
}

RenderedIssue rendered(const Material& material, const LetterPlan& plan = test::small_plan()) {
  const auto out =
      render_issue(templates(), plan, test::assemble(plan, "2026-11", 7, material), addresses());
  EXPECT_TRUE(out) << out.error().detail;
  return out ? *out : RenderedIssue{};
}

Outcome outcome_of(const std::vector<Check>& checks, std::string_view name) {
  Outcome worst = Outcome::good;
  for (const Check& check : checks) {
    if (check.name == name && check.outcome > worst) worst = check.outcome;
  }
  return worst;
}

std::vector<Check> checks_of(const Material& material,
                             const LetterPlan& plan = test::small_plan()) {
  const Issue issue = test::assemble(plan, "2026-11", 7, material);
  return preflight(plan, issue, rendered(material, plan), kCheckNow);
}

TEST(RenderIssue, MakesTheTextPartThatPeopleReadWithoutHtml) {
  vigie::test::expect_golden("letter/small.txt", rendered(test::full_material()).text);
}

TEST(RenderIssue, MakesTheMail) {
  vigie::test::expect_golden("letter/small.html", rendered(test::full_material()).html);
}

TEST(RenderIssue, KeepsPersonalPartsOutOfTheArchivePage) {
  const RenderedIssue issue = rendered(test::full_material());
  EXPECT_NE(issue.html.find(kSlotUnsubscribe), std::string::npos);
  EXPECT_NE(issue.text.find(kSlotUnsubscribe), std::string::npos);
  EXPECT_NE(issue.html.find("Voir en ligne"), std::string::npos);
  EXPECT_EQ(issue.archive_html.find("%%"), std::string::npos);
  EXPECT_EQ(issue.archive_html.find("désinscrire"), std::string::npos);
  EXPECT_NE(issue.archive_html.find("Loi nationale"), std::string::npos);
}

TEST(RenderIssue, EscapesWhatFeedsAndPeopleWrite) {
  auto material = test::full_material();
  material.panorama[0].title = "<script>alert(1)</script> & \"co\"";
  material.panorama[0].note = "<img src=x onerror=alert(1)> *pas de gras*";
  material.panorama[0].media = "\"><b>";
  const RenderedIssue issue = rendered(material);
  EXPECT_EQ(issue.html.find("<script>"), std::string::npos);
  EXPECT_EQ(issue.html.find("<img src=x"), std::string::npos);
  EXPECT_EQ(issue.html.find("<b>"), std::string::npos);
  EXPECT_EQ(issue.html.find("<em>pas"), std::string::npos);
  EXPECT_NE(issue.html.find("*pas de gras*"), std::string::npos);
}

/// The text as a browser shows it of the HTML that these tests write: entities read.
bool shows(std::string html, std::string_view text) {
  for (const auto& [entity, plain] : {std::pair<std::string_view, std::string_view>{"&gt;", ">"},
                                      {"&lt;", "<"},
                                      {"&amp;", "&"}}) {
    for (std::size_t at = html.find(entity); at != std::string::npos; at = html.find(entity, at)) {
      html.replace(at, entity.size(), plain);
    }
  }
  return html.find(text) != std::string::npos;
}

TEST(RenderIssue, TakesNothingThatPeopleAndFeedsWriteForATagOrASlot) {
  static constexpr std::string_view kTexts[] = {"Le [[wiki]] des centres", "{{#pages}} ouvert",
                                                "{{>foot}}", "{{{x_html}}}", "[[ seul"};
  for (const std::string_view text : kTexts) {
    SCOPED_TRACE(text);
    auto material = test::full_material();
    material.panorama[0].title = text;
    material.panorama[0].note = text;
    const RenderedIssue issue = rendered(material);
    for (const std::string& output : {issue.html, issue.text, issue.archive_html}) {
      EXPECT_TRUE(shows(output, text));
    }
  }
}

int count_of(std::string_view text, std::string_view what) {
  int found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos;
       at = text.find(what, at + 1)) {
    ++found;
  }
  return found;
}

TEST(RenderIssue, LetsNobodyWriteASlot) {
  static constexpr std::string_view kTexts[] = {"Piège %%desinscription%%", "%%%adresse%%%",
                                                "%\\%adresse%\\%", "&#37;&#37;adresse&#37;&#37;",
                                                "**%**%adresse%**%**"};
  const RenderedIssue plain = rendered(test::full_material());
  for (const std::string_view text : kTexts) {
    SCOPED_TRACE(text);
    auto material = test::full_material();
    material.panorama[0].title = text;
    material.panorama[0].note = text;
    material.texts[0].body_markdown = text;
    material.texts[0].url = "https://exemple.org/%%desinscription%%";
    const RenderedIssue issue = rendered(material);
    for (const std::string_view slot : {kSlotAddress, kSlotUnsubscribe}) {
      EXPECT_EQ(count_of(issue.html, slot), count_of(plain.html, slot));
      EXPECT_EQ(count_of(issue.text, slot), count_of(plain.text, slot));
      EXPECT_EQ(count_of(issue.archive_html, slot), 0);
    }
  }
}

TEST(RenderIssue, HoldsEveryLineOfTheTextPartToItsColumns) {
  auto material = test::full_material();
  material.texts[0].body_markdown = std::string(2000, 'x') + " " + std::string(50, 'y');
  for (int i = 0; i < 40; ++i) material.texts[0].body_markdown += " chargé·es de mission";
  const std::string whole = rendered(material).text;
  std::string_view text = whole;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (line.find(' ') != std::string_view::npos) {
      EXPECT_LE(length_of(line), kTextColumns) << line;
    }
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
}

TEST(Wrapped, BreaksBetweenWordsAndKeepsIndents) {
  struct Case {
    const char* why;
    const char* given;
    const char* expected;
  };
  static constexpr Case kCases[] = {
      {"short lines stay", "un deux\n\ntrois\n", "un deux\n\ntrois\n"},
      {"between words", "un deux trois\n", "un deux\ntrois\n"},
      {"a word too long stays whole", "https://exemple.org/long\n", "https://exemple.org/long\n"},
      {"the mark of a list hangs", "- un deux trois\n", "- un deux\n  trois\n"},
      {"an indent is kept", "  un deux tr\n", "  un deux\n  tr\n"},
      {"no-break spaces hold", "un deuxx\u00a0: trois\n", "un\ndeuxx\u00a0:\ntrois\n"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(wrapped(c.given, 9), c.expected);
  }
}

TEST(Preflight, FindsNothingToSayOfAGoodIssue) {
  for (const Check& check : checks_of(test::full_material())) {
    EXPECT_EQ(check.outcome, Outcome::good) << check.name << ": " << check.message;
  }
}

std::string message_of(const std::vector<Check>& checks, std::string_view name) {
  for (const Check& check : checks) {
    if (check.name == name && check.outcome == Outcome::error) return check.message;
  }
  return {};
}

TEST(Preflight, NamesTheBlockThatIsWrong) {
  struct Case {
    const char* why;
    const char* check;
    const char* given;
  };
  static constexpr Case kCases[] = {
      {"a field of another tool", "champs", "Bonjour {{prenom}}"},
      {"its end alone", "champs", "prenom}}"},
      {"a character that a feed lost", "caracteres", "d\uFFFDj\u00e0"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    auto material = test::full_material();
    material.panorama[0].note = c.given;
    EXPECT_TRUE(message_of(checks_of(material), c.check)
                    .starts_with("Page\u00a02, «\u00a0Au niveau national\u00a0», «\u00a0Loi "
                                 "nationale\u00a0»\u00a0: "));
    material = test::full_material();
    material.panorama[0].title = c.given;
    EXPECT_NE(message_of(checks_of(material), c.check).find(c.given), std::string::npos);
  }
}

TEST(Preflight, LetsBracketsStand) {
  auto material = test::full_material();
  material.panorama[0].title = "Le [[wiki]] des centres";
  material.panorama[0].note = "[[ ouvert";
  for (const Check& check : checks_of(material)) {
    EXPECT_NE(check.outcome, Outcome::error) << check.message;
  }
}

TEST(Preflight, MissesNoBlockOfASectionThatThePlanLost) {
  LetterPlan plan = test::small_plan();
  Issue issue = test::assemble(plan, "2026-11", 7, test::full_material());
  issue.blocks.back().section = "disparue";
  const auto checks = preflight(plan, issue, rendered(test::full_material()), kCheckNow);
  EXPECT_NE(message_of(checks, "rubriques").find("disparue"), std::string::npos);
}

TEST(CheckTexts, SaysWhatChangedSinceTheDraft) {
  const LetterPlan plan = test::small_plan();
  auto material = test::full_material();
  material.texts[0].file = "2026-11/01.md";
  Issue issue = test::assemble(plan, "2026-11", 7, material);
  const auto outcome = [&](const std::vector<OwnText>& texts) {
    return outcome_of(check_texts(plan, issue, texts), "textes");
  };
  EXPECT_EQ(outcome(material.texts), Outcome::good);
  auto corrected = material.texts;
  corrected[0].body_markdown += " Et vendredi.";
  EXPECT_EQ(outcome(corrected), Outcome::error);  // drafting takes it
  EXPECT_EQ(outcome({}), Outcome::warning);
  auto more = material.texts;
  more.push_back(test::own_text("une", "Un texte de plus", "…"));
  more.back().file = "2026-11/02.md";
  EXPECT_EQ(outcome(more), Outcome::warning);
  for (Block& block : issue.blocks) {
    if (!block.source_file.empty()) block.origin = BlockOrigin::written;
  }
  EXPECT_EQ(outcome(corrected), Outcome::warning);  // hers: the file is behind
}

TEST(Preflight, SaysWhatIsWrong) {
  struct Case {
    const char* why;
    const char* name;
    Outcome expected;
    void (*spoil)(Material&, LetterPlan&);
  };
  static const Case kCases[] = {
      {"a page without anything", "rubriques", Outcome::error,
       [](Material& m, LetterPlan&) { m.texts.clear(); }},
      {"a section under its minimum", "rubriques", Outcome::warning,
       [](Material&, LetterPlan& p) { p.pages[0].sections[0].minimum = 2; }},
      {"a link to this machine", "liens", Outcome::error,
       [](Material& m, LetterPlan&) { m.panorama[0].url = "http://127.0.0.1:8080/x"; }},
      {"a link without encryption", "liens", Outcome::warning,
       [](Material& m, LetterPlan&) { m.panorama[0].url = "http://presse.example/x"; }},
      {"a link that says nothing", "libelles", Outcome::error,
       [](Material& m, LetterPlan&) {
         m.texts[0].url = "https://a.fr/";
         m.texts[0].link_label = "cliquez ici";
       }},
      {"a tag nobody filled", "champs", Outcome::error,
       [](Material& m, LetterPlan&) { m.texts[0].title = "Bonjour {{prenom}}"; }},
      {"a picture of Markdown, which no output writes", "markdown", Outcome::error,
       [](Material& m, LetterPlan&) { m.texts[0].body_markdown = "![x](https://a.fr/x.png)"; }},
      {"a control character", "caracteres", Outcome::error,
       [](Material& m, LetterPlan&) { m.panorama[0].title = "a\u0085b"; }},
      {"a tab that no header may hold", "objet", Outcome::error,
       [](Material& m, LetterPlan&) { m.texts[0].title = "Faire\tensemble"; }},
      {"a subject of two lines", "objet", Outcome::error,
       [](Material&, LetterPlan& p) { p.subject = "N° {numero}\n{titre}"; }},
      {"a control in the subject", "objet", Outcome::error,
       [](Material& m, LetterPlan&) { m.texts[0].title = "a\u0085b"; }},
      {"no director of publication", "mentions", Outcome::error,
       [](Material&, LetterPlan& p) { p.mentions.director.clear(); }},
      {"too long for a sheet of paper", "impression", Outcome::error,
       [](Material& m, LetterPlan&) { m.texts[0].body_markdown = std::string(9000, 'a'); }},
      {"too heavy for mail readers", "poids", Outcome::error,
       [](Material& m, LetterPlan&) {
         m.texts.push_back(m.texts[0]);
         for (OwnText& text : m.texts) text.body_markdown = std::string(60'000, 'a');
       }},
      {"no words before the subject's end", "accroche", Outcome::warning,
       [](Material&, LetterPlan& p) { p.preheader = "Court"; }},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    Material material = test::full_material();
    LetterPlan plan = test::small_plan();
    c.spoil(material, plan);
    EXPECT_EQ(outcome_of(checks_of(material, plan), c.name), c.expected);
  }
}

}  // namespace
}  // namespace vigie::letter
