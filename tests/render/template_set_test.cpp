// SPDX-License-Identifier: EUPL-1.2
#include "render/template_set.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "support/fixture.hpp"

namespace vigie::render {
namespace {

TemplateSet compiled(std::vector<NamedTemplate> templates) {
  auto set = TemplateSet::compile(std::move(templates));
  EXPECT_TRUE(set) << set.error().detail;
  return std::move(*set);
}

std::string rendered(std::string source, const View& view) {
  const TemplateSet set = compiled({{"t", std::move(source)}});
  const auto out = set.render("t", view);
  EXPECT_TRUE(out) << out.error().detail;
  return out.value_or("");
}

View one(std::string_view name, std::string_view text) { return View().set(name, text); }

TEST(TemplateSet, EscapesEverythingThatCouldEndAnAttribute) {
  EXPECT_EQ(rendered("<a title=\"{{x}}\">", one("x", "<b>&\"'`")),
            "<a title=\"&lt;b&gt;&amp;&quot;&#39;&#96;\">");
}

TEST(TemplateSet, LeavesTextAloneInPlainTextMails) {
  const TemplateSet set = compiled({{"t", "{{x}}"}});
  EXPECT_EQ(set.render_text("t", one("x", "l'été & \"lui\"")).value(), "l'été & \"lui\"");
}

TEST(TemplateSet, PutsInSafeHtmlAsItIs) {
  View view;
  view.set_html("note_html", text::sanitize_html("<p>Été <script>alert(1)</script></p>", ""));
  const std::string out = rendered("{{{note_html}}}", view);
  EXPECT_NE(out.find("<p>"), std::string::npos);
  EXPECT_EQ(out.find("script"), std::string::npos);
}

TEST(TemplateSet, NamesTheTemplateAndTheNameThatIsMissing) {
  struct Case {
    std::string_view why, source;
  };
  static constexpr Case kCases[] = {{"variable", "{{absent}}"},
                                    {"section", "{{#absent}}x{{/absent}}"},
                                    {"inverted section", "{{^absent}}x{{/absent}}"},
                                    {"inside a shown section", "{{#on}}{{absent}}{{/on}}"},
                                    {"second part of a dotted name", "{{inner.absent}}"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const TemplateSet set = compiled({{"page", std::string(c.source)}});
    const auto out = set.render("page", View().set("on", true).set("inner", one("x", "1")));
    ASSERT_FALSE(out);
    EXPECT_NE(out.error().detail.find("page"), std::string::npos) << out.error().detail;
    EXPECT_NE(out.error().detail.find("absent"), std::string::npos) << out.error().detail;
  }
}

TEST(TemplateSet, ShowsSectionsByFlagTextViewAndList) {
  struct Case {
    std::string_view why;
    View view;
    std::string_view expected;
  };
  const Case cases[] = {
      {"true flag", View().set("x", true), "oui"},
      {"false flag", View().set("x", false), "non"},
      {"text", View().set("x", "a"), "oui"},
      {"empty text", View().set("x", ""), "non"},
      {"view", View().set("x", View()), "oui"},
      {"list", View().set("x", std::vector<View>(2)), "ouioui"},
      {"empty list", View().set("x", std::vector<View>()), "non"},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.why);
    EXPECT_EQ(rendered("{{#x}}oui{{/x}}{{^x}}non{{/x}}", c.view), c.expected);
  }
}

TEST(TemplateSet, LetsTheInnermostViewDecideADottedName) {
  View view;
  view.set("a", View().set("b", one("c", "outer")));
  view.set("s", View().set("a", View().set("b", one("c", "inner"))));
  EXPECT_EQ(rendered("{{a.b.c}} {{#s}}{{a.b.c}}{{/s}}", view), "outer inner");
}

TEST(TemplateSet, InlinesPartialsWithTheirIndentation) {
  const TemplateSet set = compiled(
      {{"page", "<ul>\n  {{>row}}\n</ul>\n"}, {"row", "{{#rows}}\n<li>{{x}}\n{{/rows}}\n"}});
  View view;
  view.set("rows", std::vector<View>{one("x", "1"), one("x", "2")});
  EXPECT_EQ(set.render("page", view).value(), "<ul>\n  <li>1\n  <li>2\n</ul>\n");
}

TEST(TemplateSet, NeverReadsDataAsATemplate) {
  View view;
  view.set("x", "{{secret}} {{>row}}").set("row", "{{secret}}").set("secret", "s3cret");
  EXPECT_EQ(rendered("{{x}}", view), "{{secret}} {{&gt;row}}");
}

TEST(TemplateSet, DropsCommentsWithTheirLine) {
  EXPECT_EQ(rendered("a\n  {{! why }}\nb{{!c}}\n", View()), "a\nb\n");
}

TEST(TemplateSet, RefusesBrokenTemplatesAtLoad) {
  struct Case {
    std::string_view why, source, told;
  };
  static constexpr Case kCases[] = {
      {"tag never closed", "a\n{{x", "line 2"},
      {"section never closed", "{{#x}}", "'x' is never closed"},
      {"section closed twice", "{{#x}}{{/x}}{{/x}}", "'x' is closed but not open"},
      {"sections crossed", "{{#x}}{{#y}}{{/x}}{{/y}}", "'x' is closed but not open"},
      {"unknown partial", "{{>nowhere}}", "nowhere"},
      {"partial of itself", "{{>t}}", "include each other"},
      {"raw text", "{{{x}}}", "would not be escaped"},
      {"raw text by &", "{{&x}}", "would not be escaped"},
      {"safe HTML escaped", "{{x_html}}", "escaped twice"},
      {"set delimiters", "{{=<% %>=}}", "delimiters"},
      {"the current item", "{{.}}", "no name"},
      {"empty name", "{{}}", "no name"}};
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.why);
    const auto set = TemplateSet::compile({{"t", std::string(c.source)}});
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().code, Code::parse);
    EXPECT_NE(set.error().detail.find("template t"), std::string::npos) << set.error().detail;
    EXPECT_NE(set.error().detail.find(c.told), std::string::npos) << set.error().detail;
  }
}

TEST(TemplateSet, RefusesSectionsNestedWithoutEnd) {
  std::string source;
  for (int depth = 0; depth < 200; ++depth) source += "{{#x}}";
  EXPECT_FALSE(TemplateSet::compile({{"t", source}}));
}

TEST(TemplateSet, RendersFromManyThreadsAlike) {
  const TemplateSet set = compiled({{"t", "{{#rows}}<li>{{x}}{{/rows}}"}});
  View view;
  view.set("rows", std::vector<View>(100, one("x", "été")));
  const std::string expected = set.render("t", view).value();
  std::vector<std::thread> threads;
  for (int count = 0; count < 4; ++count) {
    threads.emplace_back([&] {
      for (int turn = 0; turn < 50; ++turn) EXPECT_EQ(set.render("t", view).value(), expected);
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST(TemplateSet, OfSourcesCompiledBeforeSaysWhatTheseSay) {
  const auto said = [](std::vector<NamedTemplate> templates) {
    auto set = TemplateSet::compile(std::move(templates));
    return set ? *set->render("t", one("x", "1")) : set.error().detail;
  };
  for (int turn = 0; turn < 3; ++turn) {
    EXPECT_EQ(said({{"t", "a{{x}}"}}), "a1");
    EXPECT_EQ(said({{"t", "b{{x}}"}}), "b1");
    EXPECT_EQ(said({{"t", "a{{x}}{{>u}}"}, {"u", "c"}}), "a1c");
    EXPECT_EQ(said({{"t", "a{{x}}{{>u}}"}, {"u", "d"}}), "a1d");
  }
  // One of them gone, the other still renders.
  auto kept = TemplateSet::compile({{"t", "a{{x}}"}});
  { const auto other = TemplateSet::compile({{"t", "a{{x}}"}}); }
  EXPECT_EQ(*kept->render("t", one("x", "2")), "a2");
  EXPECT_EQ(*kept->render_text("t", one("x", "<")), "a<");
}

TEST(ReadFolder, TakesMustacheFilesByTheirNames) {
  const test::TemporaryFolder folder;
  test::write_file(folder.path() / "lettre.mustache", "{{x}}");
  test::write_file(folder.path() / "notes.txt", "{{#never");
  const auto templates = read_folder(folder.path());
  ASSERT_TRUE(templates) << templates.error().detail;
  ASSERT_EQ(templates->size(), 1U);
  EXPECT_EQ(templates->front().name, "lettre");
  EXPECT_EQ(templates->front().source, "{{x}}");
  EXPECT_TRUE(read_folder(folder.path() / "nowhere")->empty());
}

}  // namespace
}  // namespace vigie::render
