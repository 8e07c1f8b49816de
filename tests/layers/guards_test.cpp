// SPDX-License-Identifier: EUPL-1.2
#include "layers/guards.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "base/format.hpp"
#include "support/fixture.hpp"

namespace vigie::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

/// "module/file.cpp" → its text, of the whole of src/.
const std::map<std::string, std::string>& sources() {
  static const auto kSources = [] {
    std::map<std::string, std::string> read;
    const fs::path src = source_dir() / "src";
    for (const auto& entry : fs::recursive_directory_iterator(src)) {
      const fs::path& file = entry.path();
      if (file.extension() != ".cpp" && file.extension() != ".hpp") continue;
      read[file.lexically_relative(src).string()] = read_file(file);
    }
    return read;
  }();
  return kSources;
}

template <typename Rule>
std::vector<std::string> breaches_of(const Rule& rule) {
  std::vector<std::string> found;
  for (const auto& [path, text] : sources()) {
    for (std::string& breach : rule(path, text)) found.push_back(std::move(breach));
  }
  return found;
}

// ── where the database is spoken to ────────────────────────────────────────────────────────────

TEST(DatabaseGuard, TheTreeBeginsTransactionsInAppAndStoreAndWritesSqlInStoreAlone) {
  EXPECT_THAT(breaches_of(database_breaches), IsEmpty());
}

TEST(DatabaseGuard, RefusesWhatItNames) {
  EXPECT_THAT(database_breaches("cli/a.cpp", R"code(
auto tx = db->begin();
auto at = list.begin();  // db->begin() in words
if (auto done = tx->commit(); !done) return done;
auto other = scene.open().begin(store::Durability::full);
)code"),
              ElementsAre("cli/a.cpp:2: a transaction is begun in app or store",
                          "cli/a.cpp:5: a transaction is begun in app or store",
                          "cli/a.cpp:4: a transaction is committed where it was begun"));
  EXPECT_THAT(database_breaches("app/a.cpp", "auto tx = db.begin();\ntx->commit();\n"), IsEmpty());
  EXPECT_THAT(database_breaches("app/a.cpp", R"code(
auto query = reader.prepare("SELECT 1");
auto other = reader.prepare(R"sql(
    DELETE FROM article)sql");
auto built = tx.prepare(fmt::format("{}", x));
const char* kWord = "SELECTED UPDATES";
)code"),
              ElementsAre("app/a.cpp:2: a statement stands in store",
                          "app/a.cpp:3: a statement stands in store",
                          "app/a.cpp:5: a statement stands in store",
                          "app/a.cpp:2: SQL stands in store", "app/a.cpp:3: SQL stands in store"));
  EXPECT_THAT(database_breaches("web/a.cpp", "const auto sql = \"PRAGMA user_version\";\n"),
              ElementsAre("web/a.cpp:1: SQL stands in store"));
  EXPECT_THAT(database_breaches("store/a.cpp", "tx.prepare(\"DELETE FROM article\");\n"),
              IsEmpty());
}

// ── how long a function is ─────────────────────────────────────────────────────────────────────

// Functions over the limit that stand, each with its reason: a longer one, or another, is refused.
const std::map<std::string, std::string> kLongFunctions = {
    {"cluster/likeness.cpp: 69 lines from 136 on",
     "one walk over two sorted lists, measured: its parts share nine running values"}};

TEST(FunctionLength, OfTheTreeIsAtMostWhatAPageShows) {
  std::vector<std::string> found = breaches_of(long_functions);
  std::erase_if(found, [](const std::string& each) { return kLongFunctions.contains(each); });
  EXPECT_THAT(found, IsEmpty());
}

/// A body of `lines` lines, signature and last brace aside.
std::string body_of(std::size_t lines) {
  std::string text;
  for (std::size_t line = 0; line < lines; ++line) text += "  step();\n";
  return text;
}

TEST(FunctionLength, IsCountedFromTheSignatureToTheLastBrace) {
  const std::string most = body_of(kFunctionLinesMax - 2);
  const std::string more = body_of(kFunctionLinesMax - 1);
  EXPECT_THAT(long_functions("a/a.cpp", "void f() {\n" + most + "}\n"), IsEmpty());
  EXPECT_THAT(long_functions("a/a.cpp", "namespace a {\n\nvoid f() {\n" + more + "}\n}\n"),
              ElementsAre("a/a.cpp: 61 lines from 3 on"));
  EXPECT_THAT(long_functions("a/a.cpp", "/// Words.\ntemplate <typename T>\nvoid f(\n    T t) {\n" +
                                            most + "}\n"),
              ElementsAre("a/a.cpp: 62 lines from 2 on"));
  EXPECT_THAT(long_functions("a/a.cpp", "A::A(int x)\n    : x_{x}, y_(2) {\n" + more + "}\n"),
              ElementsAre("a/a.cpp: 62 lines from 1 on"));
  EXPECT_THAT(long_functions("a/a.hpp", "class A {\n public:\n  void f() {\n" + more + "  }\n};\n"),
              ElementsAre("a/a.hpp: 61 lines from 3 on"));
  EXPECT_THAT(long_functions("a/a.cpp", "struct A {\n" + body_of(90) + "};\n"), IsEmpty());
  EXPECT_THAT(long_functions("a/a.cpp", "constexpr int k[] = {\n" + body_of(90) + "};\n"),
              IsEmpty());
  EXPECT_THAT(
      long_functions("a/a.cpp",
                     "auto s = \"{\";\nchar c = '{';\n#define A {\nvoid f() {\n" + more + "}\n"),
      ElementsAre("a/a.cpp: 61 lines from 4 on"));
}

// ── what stands on top of a header ─────────────────────────────────────────────────────────────

TEST(HeaderContract, OfTheTreeKeepsItsLabelsInOrder) {
  EXPECT_THAT(breaches_of([](const std::string& path, const std::string& text) {
                return path.ends_with(".hpp") ? contract_breaches(path, text)
                                              : std::vector<std::string>();
              }),
              IsEmpty());
}

TEST(HeaderContract, RefusesWhatTheFormatterFoldsAndWhatSaysNothing) {
  const auto refused = [](const std::string& contract) {
    return contract_breaches("a.hpp", "// licence\n" + contract + "#pragma once\n");
  };
  EXPECT_THAT(
      refused("/// Model.\n///\n/// Shape   GET  /a   x\n///         POST /b   y\n"
              "/// Units   s.\n/// Errors  storage.\n/// Pure    yes.\n/// Source  RFC 1.\n"),
      IsEmpty());
  EXPECT_THAT(refused("/// Shape   GET /a   x POST /b   y\n"),
              ElementsAre("a.hpp:2: an address stands inside a line"));
  EXPECT_THAT(refused("/// Errors  none. Pure    yes.\n"),
              ElementsAre("a.hpp:2: a label stands inside a line"));
  EXPECT_THAT(refused("/// Errors  none, or\n/// not_found.\n"),
              ElementsAre("a.hpp:3: what goes on stands under its label"));
  EXPECT_THAT(refused("/// Pure\n"),
              ElementsAre("a.hpp:2: Pure says nothing, or not in its column"));
  EXPECT_THAT(refused("/// Shape  a\n"),
              ElementsAre("a.hpp:2: Shape says nothing, or not in its column"));
  EXPECT_THAT(refused("/// Pure    yes.\n/// Shape   a → b\n"),
              ElementsAre("a.hpp:3: Shape stands too late"));
  EXPECT_THAT(refused("/// Pure    yes.\n/// Pure    yes.\n"),
              ElementsAre("a.hpp:3: Pure stands too late"));
}

// ── what a test may judge by ───────────────────────────────────────────────────────────────────

// Tests that measure, print, and judge by something else.
const std::set<std::string> kMeasuring = {"tag/theme_shared_test.cpp",
                                          "tag/territory_shared_test.cpp"};

TEST(TestsClock, JudgesNothing) {
  const fs::path tests = source_dir() / "tests";
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(tests)) {
    if (!entry.path().string().ends_with("_test.cpp")) continue;
    const std::string name = entry.path().lexically_relative(tests).string();
    if (kMeasuring.contains(name)) continue;
    for (std::string& breach : clock_breaches(name, read_file(entry.path()))) {
      found.push_back(std::move(breach));
    }
  }
  EXPECT_THAT(found, IsEmpty());
}

TEST(TestsClock, IsRefusedWhereItIsReadToJudge) {
  EXPECT_THAT(clock_breaches("a_test.cpp",
                             "const auto took = std::chrono::steady_clock::now() - before;\n"
                             "EXPECT_LT(took, limit);\n"),
              ElementsAre("a_test.cpp:1: judged by the clock"));
  EXPECT_THAT(clock_breaches("a_test.cpp", "EXPECT_LT(took,\n  std::chrono::seconds(2));\n"),
              ElementsAre("a_test.cpp:1: judged by the clock"));
  EXPECT_THAT(clock_breaches("a_test.cpp",
                             "while (std::chrono::steady_clock::now() < end) wait();\n"
                             "// clock::now() - before\n"),
              IsEmpty());
}

// ── enums and their words ──────────────────────────────────────────────────────────────────────

TEST(EnumLists, OfTheTreeHoldEveryValue) { EXPECT_THAT(breaches_of(list_breaches), IsEmpty()); }

TEST(EnumLists, RefuseAValueThatWasForgottenOrSaidTwice) {
  const std::string enumeration = "enum class E {\n  a,  ///< one, or two\n  b = 3,\n  c\n};\n";
  EXPECT_THAT(
      list_breaches("a.hpp", enumeration + "inline constexpr E kEs[] = {E::a, E::c, E::b};"),
      IsEmpty());
  EXPECT_THAT(
      list_breaches("a.hpp", enumeration + "inline constexpr std::array kEs = {E::a, E::b};"),
      ElementsAre("a.hpp:6: kEs is not every value of E, once"));
  EXPECT_THAT(
      list_breaches("a.hpp", enumeration + "inline constexpr std::array kEs{E::a, E::b, E::b};"),
      ElementsAre("a.hpp:6: kEs is not every value of E, once"));
}

// Enums that two files put into French, because they say two different things of it.
const std::map<std::string, std::string> kWordedTwice = {
    {"Code", "a page says what to do next, the command line what failed"}};

// Files that say something else with an enum than what it is.
const std::map<std::string, std::string> kOtherWords = {
    {"app/setup/sources.cpp SourceState", "what to do about it"}};

/// The files that put each enum into French, where there are several.
std::map<std::string, std::vector<std::string>> worded_twice(
    const std::map<std::string, std::string>& files) {
  std::map<std::string, std::vector<std::string>> homes;
  for (const auto& [path, text] : files) {
    for (const std::string& name : enums_in_french(text)) {
      if (!kOtherWords.contains(path + " " + name)) homes[name].push_back(path);
    }
  }
  std::erase_if(homes, [](const auto& home) { return home.second.size() < 2; });
  return homes;
}

TEST(FrenchWords, OfAnEnumStandInOneFile) {
  auto found = worded_twice(sources());
  std::erase_if(found, [](const auto& each) { return kWordedTwice.contains(each.first); });
  for (const auto& [name, homes] : found) {
    ADD_FAILURE() << name << " is put into French by " << fmt::format("{}", fmt::join(homes, ", "));
  }
}

TEST(FrenchWords, AreSeenInSwitchesAndComparisons) {
  EXPECT_THAT(enums_in_french("switch (s) {\n case A::x:\n return \"gardée\";\n case m::A::y:\n"
                              " verb = \"mise de côté\";\n break;\n}\n"),
              UnorderedElementsAre("A"));
  EXPECT_THAT(enums_in_french("auto w = s == A::x ? \"gardée\" : s == A::y ? \"écartée\" : \"\";"),
              UnorderedElementsAre("A"));
  EXPECT_THAT(
      enums_in_french("if (s == A::x) w = \" (réservé)\";\nif (s == A::y) w = \"une fois\";"),
      UnorderedElementsAre("A"));
  EXPECT_THAT(enums_in_french("case A::x:\n return \"draft\";\n case A::y:\n return \"sent\";"),
              IsEmpty());
  EXPECT_THAT(enums_in_french("if (s == A::x) say(\"un seul état\");"), IsEmpty());
}

TEST(FrenchWords, OfOneEnumInASecondFileAreRefused) {
  const std::string words = "case A::x: return \"gardée\"; case A::y: return \"écartée\";";
  EXPECT_THAT(worded_twice({{"desk/wording.cpp", words}}), IsEmpty());
  EXPECT_THAT(worded_twice({{"desk/wording.cpp", words}, {"web/pages/desk/a.cpp", words}}),
              testing::SizeIs(1));
}

// ── one name, one type ─────────────────────────────────────────────────────────────────────────

TEST(TypeGuard, NoNameIsDefinedInTwoHeaders) {
  std::map<std::string, std::string> where;
  std::vector<std::string> twice;
  for (const auto& [path, text] : sources()) {
    if (!path.ends_with(".hpp")) continue;
    for (const std::string& type : types_of(text)) {
      const auto [first, is_new] = where.emplace(type, path);
      if (!is_new) twice.push_back(fmt::format("{}: {} and {}", type, first->second, path));
    }
  }
  EXPECT_THAT(twice, IsEmpty());
  EXPECT_EQ(where.at("vigie::app::SendReport"), "app/letter/send.hpp");
}

TEST(TypeGuard, SeesWhatAHeaderDefines) {
  EXPECT_THAT(types_of("namespace vigie::app {\nstruct Place {\n  struct Inner {};\n};\n"
                       "class Other;  // struct Told {\nclass Reader final : public Base {\n};\n"
                       "enum class Kind { a };\nenum class Size : int {\n a };\n"
                       "namespace deeper {\nstruct Place {};\n"),
              ElementsAre("vigie::app::Place", "vigie::app::Reader", "vigie::app::Kind",
                          "vigie::app::Size", "deeper::Place"));
}

}  // namespace
}  // namespace vigie::test
