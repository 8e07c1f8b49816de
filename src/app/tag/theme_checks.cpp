// SPDX-License-Identifier: EUPL-1.2
#include "app/tag/theme_checks.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <sstream>

#include "base/files.hpp"
#include "base/format.hpp"
#include "store/tag/coverage_repo.hpp"
#include "store/tag/learning_repo.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kSentencesBytesMax = 1U << 20U;
constexpr int kPageArticles = 5'000;

std::vector<fs::path> sentence_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code cannot;
  for (const auto& entry : fs::directory_iterator(folder, cannot)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

/// What came out wrong of one sentence, in French; "" when nothing did.
std::string judge(const tag::ThemeTagger& rules, std::string_view code, std::string_view sentence,
                  bool wanted) {
  const auto tags = rules.tag(tag::read_article(sentence, ""));
  const auto given = std::ranges::find(tags, code, &tag::Tag::code);
  if (wanted == (given != tags.end())) return "";
  return wanted ? fmt::format("«\u00A0{}\u00A0» devrait recevoir ce thème.", sentence)
                : fmt::format("«\u00A0{}\u00A0» ne devrait pas recevoir ce thème (reçu par {}).",
                              sentence, given->rule);
}

Result<void> test_file(const fs::path& file, const tag::ThemeTagger& rules,
                       SentenceReport& report) {
  const std::string code = file.stem().string();
  if (std::ranges::find(rules.codes(), code) == rules.codes().end()) {
    return fail(Code::invalid_input, file.string() + ": no theme of today",
                file.string() + " ne porte le nom d’aucun thème en vigueur");
  }
  ++report.themes;
  auto bytes = read_file(file, kSentencesBytesMax);
  if (!bytes) return fail(bytes.error());
  std::istringstream in(std::move(*bytes));
  std::string raw;
  for (int number = 1; std::getline(in, raw); ++number) {
    const std::string_view line = text::trimmed(raw);
    if (line.empty() || line.starts_with('#')) continue;
    if (!line.starts_with("+ ") && !line.starts_with("- ")) {
      return fail(
          Code::invalid_input, fmt::format("{}:{}: + or -", file.string(), number),
          fmt::format("{}, ligne {}\u00a0: une phrase d’essai commence par «\u00a0+\u00a0» ou "
                      "«\u00a0-\u00a0»",
                      file.string(), number));
    }
    ++report.sentences;
    std::string wrong = judge(rules, code, text::trimmed(line.substr(2)), line.front() == '+');
    if (!wrong.empty()) report.wrong.push_back({file.string(), number, std::move(wrong)});
  }
  return {};
}

/// In how many articles each term stands.
Result<std::vector<std::int64_t>> count_hits(store::Reader& reader, const tag::ThemeTagger& rules,
                                             Instant since, LintReport& report) {
  std::vector<std::int64_t> found(rules.terms());
  ArticleId after;
  while (report.articles < kLintArticlesMax) {
    const auto texts = store::article_texts(reader, since, after, kPageArticles);
    if (!texts) return fail(texts.error());
    for (const store::ArticleText& text : *texts) {
      for (const auto& hit : rules.hits(tag::read_article(text.title, text.excerpt))) {
        ++found[hit.expression];
      }
    }
    if (!texts->empty() && !report.oldest_at) report.oldest_at = texts->front().first_seen_at;
    report.articles += static_cast<std::int64_t>(texts->size());
    if (texts->size() < static_cast<std::size_t>(kPageArticles)) break;
    after = texts->back().id;
  }
  return found;
}

/// What takes the words of a term before it: another term, or "" for an exclusion. None when it
/// finds itself.
std::optional<std::string> covered_by(const tag::ThemeTagger& rules, const tag::TermHit& term) {
  std::optional<std::string> by = "";
  for (const auto& hit : rules.hits(tag::read_article(rules.term_of(term), ""))) {
    if (hit.expression == term.expression) return std::nullopt;
    if (rules.theme_of(hit) == rules.theme_of(term)) by = rules.term_of(hit);
  }
  return by;
}

/// On articles that curators kept, relayed or corrected: was the theme left that each term gave?
Result<std::vector<MisleadingTerm>> misleading_terms(store::Reader& reader,
                                                     const tag::ThemeTagger& rules) {
  const auto decided = store::decided_articles(reader, kJudgedArticlesMax);
  if (!decided) return fail(decided.error());
  std::vector<MisleadingTerm> terms(rules.terms());
  for (const store::DecidedArticle& article : *decided) {
    if (!article.tags_seen) continue;
    const auto words = tag::read_article(article.title, article.excerpt);
    const auto given = rules.tag(words);
    for (const tag::TermHit& hit : rules.hits(words)) {
      const std::string& theme = rules.theme_of(hit);
      const bool gave = std::ranges::find(given, theme, &tag::Tag::code) != given.end();
      if (!gave || rules.weight_of(hit) <= 0) continue;
      const bool left = std::ranges::find(article.themes, theme) != article.themes.end();
      ++(left ? terms[hit.expression].right : terms[hit.expression].wrong);
    }
  }
  std::vector<MisleadingTerm> misleading;
  for (std::uint32_t at = 0; at < terms.size(); ++at) {
    MisleadingTerm& term = terms[at];
    if (term.right + term.wrong < kJudgedMin || term.precision() >= kPrecisionMin) continue;
    term.theme = rules.theme_of({at, false});
    term.term = rules.term_of({at, false});
    misleading.push_back(std::move(term));
  }
  std::ranges::stable_sort(misleading, std::greater(), &MisleadingTerm::wrong);
  return misleading;
}

}  // namespace

Result<SentenceReport> test_sentences(const fs::path& folder, const tag::ThemeTagger& rules) {
  const std::vector<fs::path> files = sentence_files(folder);
  if (files.empty()) {
    return fail(Code::invalid_input, folder.string() + "/*.txt",
                folder.string() + "\u00a0: aucune phrase d’essai (fichiers .txt)");
  }
  SentenceReport report;
  std::set<std::string> tested;
  for (const fs::path& file : files) {
    if (auto done = test_file(file, rules, report); !done) return fail(done.error());
    tested.insert(file.stem().string());
  }
  for (const std::string& code : rules.codes()) {
    if (!tested.contains(code)) report.untested.push_back(code);
  }
  return report;
}

Result<LintReport> lint_terms(store::Reader& reader, const tag::ThemeTagger& rules, Instant since) {
  LintReport report;
  const auto found = count_hits(reader, rules, since, report);
  if (!found) return fail(found.error());
  for (std::uint32_t term = 0; term < found->size(); ++term) {
    const tag::TermHit hit{term, false};
    if (rules.is_exclusion(hit)) continue;
    TermCount count{rules.theme_of(hit), rules.term_of(hit), (*found)[term]};
    const auto share = static_cast<double>(count.articles) / static_cast<double>(report.articles);
    if (count.articles == 0) {
      auto by = covered_by(rules, hit);
      by ? report.covered.push_back({count.theme, count.term, std::move(*by)})
         : report.silent.push_back(std::move(count));
    } else if (report.articles >= kFloodArticlesMin && share > kFloodShare &&
               rules.weight_of(hit) > 0) {
      report.flooding.push_back(std::move(count));
    }
  }
  std::ranges::stable_sort(report.flooding, std::greater(), &TermCount::articles);
  auto misleading = misleading_terms(reader, rules);
  if (!misleading) return fail(misleading.error());
  report.misleading = std::move(*misleading);
  return report;
}

}  // namespace vigie::app
