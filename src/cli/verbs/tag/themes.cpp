// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/tag/themes.hpp"

#include "app/tag/theme_checks.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "cli/verbs/tag/learn.hpp"
#include "store/tag/learning_repo.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

std::string share(std::int64_t part, std::int64_t other) {
  if (part + other == 0) return "–";
  return fmt::format("{:.0f}\u202f%",
                     100.0 * static_cast<double>(part) / static_cast<double>(part + other));
}

std::string in_quotes(std::string_view term) { return fmt::format("«\u00a0{}\u00a0»", term); }

std::string terms(std::size_t count, std::string_view one, std::string_view more) {
  return text::plural(static_cast<long long>(count), fmt::format("terme {}", one),
                      fmt::format("termes {}", more));
}

/// "17 881 articles lus des 90 derniers jours, le plus ancien du 3 octobre 2026."
void tell_what_was_read(const app::LintReport& report, int days, Instant since, Console& console) {
  const std::string last =
      days == 1 ? "du dernier jour" : fmt::format("des {} derniers jours", days);
  if (report.articles == 0) {
    console.line(fmt::format("Aucun article {}\u00a0: rien à dire des termes.", last));
    return;
  }
  std::string oldest;
  if (report.oldest_at && *report.oldest_at - since > kDaySeconds) {
    oldest = ", le plus ancien du " + text::long_date(paris_day(*report.oldest_at));
  }
  console.line(fmt::format("{} {}{}.", text::plural(report.articles, "article lu", "articles lus"),
                           last, oldest));
  if (report.articles >= app::kLintArticlesMax) {
    console.line("Il y en a plus\u00a0: les derniers n’ont pas été lus.");
  }
}

void tell_floods(const app::LintReport& report, Console& console) {
  const std::string limit = fmt::format("{:.0f}\u202f%", 100 * app::kFloodShare);
  if (report.articles < app::kFloodArticlesMin) {
    console.line(
        fmt::format("Moins de {} articles\u00a0: trop peu pour dire si un terme répond trop.",
                    app::kFloodArticlesMin));
  } else if (report.flooding.empty()) {
    console.line(fmt::format("Aucun terme ne répond dans plus de {} des articles.", limit));
  } else {
    console.line(fmt::format("{} dans plus de {} des articles\u00a0:",
                             terms(report.flooding.size(), "répond", "répondent"), limit));
  }
  for (const app::TermCount& term : report.flooding) {
    console.line(fmt::format(
        "  {:26} {}, {} ({:.0f}\u202f%)", term.theme, in_quotes(term.term),
        text::plural(term.articles, "article", "articles"),
        100 * static_cast<double>(term.articles) / static_cast<double>(report.articles)));
  }
}

void tell_misleading(const app::LintReport& report, Console& console) {
  if (report.misleading.empty()) return;
  console.line(fmt::format("{} derrière un thème que les veilleurs retirent souvent\u00a0:",
                           terms(report.misleading.size(), "est", "sont")));
  for (const app::MisleadingTerm& term : report.misleading) {
    console.line(fmt::format("  {:26} {}, {} laissés, {} retirés (précision {})", term.theme,
                             in_quotes(term.term), term.right, term.wrong,
                             share(term.right, term.wrong)));
  }
}

void tell(const app::LintReport& report, Console& console) {
  tell_floods(report, console);
  if (!report.covered.empty()) {
    console.line(fmt::format(
        "{} parce que d’autres prennent déjà leurs mots\u00a0:",
        terms(report.covered.size(), "ne peut pas répondre", "ne peuvent pas répondre")));
  }
  for (const app::CoveredTerm& term : report.covered) {
    console.line(fmt::format("  {:26} {}, par {}", term.theme, in_quotes(term.term),
                             term.by.empty() ? "une exclusion" : in_quotes(term.by)));
  }
  if (report.silent.empty()) {
    console.line("Tous les autres termes ont répondu.");
    return;
  }
  console.line(fmt::format(
      "{}\u00a0:", terms(report.silent.size(), "n’a jamais répondu", "n’ont jamais répondu")));
  for (std::size_t at = 0; at < report.silent.size();) {
    const std::string& theme = report.silent[at].theme;
    std::string list;
    for (; at < report.silent.size() && report.silent[at].theme == theme; ++at) {
      list += (list.empty() ? "" : ", ") + in_quotes(report.silent[at].term);
    }
    console.line(fmt::format("  {:26} {}", theme, list));
  }
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
  tell_what_was_read(*report, arguments.days, since, console);
  tell_misleading(*report, console);
  if (report->articles > 0) tell(*report, console);
  return report->flooding.empty() && report->misleading.empty() ? kExitOk : kExitPartial;
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
