// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/themes.hpp"

#include "app/theme_checks.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "cli/verbs/learn.hpp"
#include "store/learning_repo.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

constexpr std::size_t kSilentShownMax = 200;

std::string share(std::int64_t part, std::int64_t other) {
  if (part + other == 0) return "–";
  return fmt::format("{:.0f}\u202f%",
                     100.0 * static_cast<double>(part) / static_cast<double>(part + other));
}

void tell(const app::LintReport& report, int days, Console& console) {
  const std::string since =
      days == 1 ? "du dernier jour" : fmt::format("des {} derniers jours", days);
  if (report.articles == 0) {
    console.line(fmt::format("Aucun article {}\u00a0: rien à dire des termes.", since));
    return;
  }
  console.line(
      fmt::format("{} {}.", text::plural(report.articles, "article lu", "articles lus"), since));
  console.line(fmt::format("{} trop ({} des articles et plus)\u00a0:",
                           text::plural(static_cast<long long>(report.flooding.size()),
                                        "terme répond", "termes répondent"),
                           fmt::format("{:.0f}\u202f%", 100 * app::kFloodShare)));
  for (const app::TermCount& term : report.flooding) {
    console.line(fmt::format("  {:26} «\u00a0{}\u00a0», {}", term.theme, term.term,
                             text::plural(term.articles, "article", "articles")));
  }
  console.line(
      fmt::format("{} jamais\u00a0:", text::plural(static_cast<long long>(report.silent.size()),
                                                   "terme ne répond", "termes ne répondent")));
  for (std::size_t at = 0; at < report.silent.size() && at < kSilentShownMax; ++at) {
    console.line(
        fmt::format("  {:26} «\u00a0{}\u00a0»", report.silent[at].theme, report.silent[at].term));
  }
  if (report.silent.size() > kSilentShownMax) console.line("  …");
}

std::string_view french_of(std::string_view origin) {
  return origin == "rule" ? "règles" : "appris";
}

}  // namespace

int run_themes_test(const ThemesTestArguments& arguments, Console& console,
                    const Installation& installation) {
  const auto rules = themes_of_files(console, installation);
  if (!rules) return console.report(rules.error());
  const auto beside = installation.config.themes.parent_path() / installation.config.themes.stem();
  const auto report =
      app::test_sentences(arguments.folder.empty() ? beside : arguments.folder, *rules);
  if (!report) return console.report(report.error());
  for (const app::WrongSentence& wrong : report->wrong) {
    console.line(fmt::format("{}:{}\u00a0: {}", wrong.file, wrong.line, wrong.sentence));
  }
  for (const std::string& code : report->untested) {
    console.notice(fmt::format("Le thème «\u00a0{}\u00a0» n’a pas de phrases d’essai.", code));
  }
  console.line(fmt::format(
      "{} essayées sur {}\u00a0: {}.",
      text::plural(static_cast<long long>(report->sentences), "phrase", "phrases"),
      text::plural(static_cast<long long>(report->themes), "thème", "thèmes"),
      report->wrong.empty() ? "toutes répondent comme prévu"
                            : text::plural(static_cast<long long>(report->wrong.size()),
                                           "réponse inattendue", "réponses inattendues")));
  return report->wrong.empty() ? kExitOk : kExitFailed;
}

int run_themes_lint(const ThemesLintArguments& arguments, Console& console,
                    const Installation& installation) {
  const auto rules = themes_of_files(console, installation);
  if (!rules) return console.report(rules.error());
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const Instant since = SystemClock().now() - arguments.days * kDaySeconds;
  const auto report = app::lint_terms(reader, *rules, since);
  if (!report) return console.report(report.error());
  tell(*report, arguments.days, console);
  return report->flooding.empty() ? kExitOk : kExitPartial;
}

int run_themes_report(const ThemesReportArguments& arguments, Console& console,
                      const Installation& installation) {
  auto db = open_database(installation, store::Mode::read_only);
  if (!db) return console.report(db.error());
  auto reader = db->reader();
  const auto agreement = store::theme_agreement(reader, arguments.last);
  if (!agreement) return console.report(agreement.error());
  if (arguments.json) {
    Json list = Json::array();
    for (const store::ThemeAgreement& each : *agreement) {
      list.push(Json{{"centre", each.centre},
                     {"theme", each.theme},
                     {"origin", each.origin},
                     {"right", each.right},
                     {"wrong", each.wrong},
                     {"missed", each.missed}});
    }
    console.line(list.pretty());
    return kExitOk;
  }
  if (agreement->empty()) console.line("Aucune décision pour l’instant.");
  std::string centre;
  for (const store::ThemeAgreement& each : *agreement) {
    if (each.centre != centre) console.line(each.centre);
    centre = each.centre;
    console.line(
        fmt::format("  {} ({})\u00a0: précision {}, rappel {} ({} justes, {} retirés, {} ajoutés)",
                    each.theme, french_of(each.origin), share(each.right, each.wrong),
                    share(each.right, each.missed), each.right, each.wrong, each.missed));
  }
  return kExitOk;
}

}  // namespace vigie::cli
