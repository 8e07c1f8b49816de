// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/tag/learn.hpp"

#include "app/tag/learning.hpp"
#include "app/tag/rescoring.hpp"
#include "base/clock.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "config/themes.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

std::string share(int part, int other) {
  return part + other == 0 ? "–" : fmt::format("{:.0f}\u202f%", 100.0 * part / (part + other));
}

/// " ; les règles font aussi bien et restent : précision 90 %, rappel 80 %"
std::string against(const tag::Trial& rules) {
  return fmt::format("\u202f; les règles font aussi bien et restent\u00a0: précision {}, rappel {}",
                     share(rules.right, rules.wrong), share(rules.right, rules.missed));
}

void tell_labels(const app::Learning& learning, Console& console) {
  for (const app::LabelMeaning& meaning : learning.labels) {
    console.line(fmt::format("  {}\u00a0: {} ({})", meaning.label,
                             meaning.code.empty() ? "aucun de nos thèmes" : meaning.code,
                             text::plural(meaning.items, "article", "articles")));
  }
}

void tell(const app::Learning& learning, Console& console) {
  console.line(fmt::format("Appris de {}.", text::plural(static_cast<long long>(learning.examples),
                                                         "article", "articles")));
  if (!learning.labels.empty()) {
    console.line("Les rubriques du fichier sont prises pour\u00a0:");
    tell_labels(learning, console);
  }
  const auto& questions = learning.training.questions;
  if (questions.empty()) return;
  console.line("Sur les articles mis de côté pendant l’apprentissage\u00a0:");
  for (std::size_t at = 0; at < questions.size(); ++at) {
    const tag::Trial& trial = learning.training.trials[at];
    console.line(fmt::format("  {:28} précision {}, rappel {} ({} exemples, {} poids){}",
                             trial.code, share(trial.right, trial.wrong),
                             share(trial.right, trial.missed), questions[at].yes,
                             questions[at].weights.size(),
                             questions[at].stands ? "" : against(learning.training.rules[at])));
  }
}

Json json_of(const tag::Trial& trial) {
  return Json{{"right", trial.right}, {"wrong", trial.wrong}, {"missed", trial.missed}};
}

Json json_of(const app::Learning& learning) {
  Json themes = Json::array();
  for (std::size_t at = 0; at < learning.training.questions.size(); ++at) {
    const tag::Question& question = learning.training.questions[at];
    const tag::Trial& trial = learning.training.trials[at];
    themes.push(Json{{"code", question.code},
                     {"examples", question.yes},
                     {"weights", question.weights.size()},
                     {"right", trial.right},
                     {"wrong", trial.wrong},
                     {"missed", trial.missed},
                     {"rules", json_of(learning.training.rules[at])},
                     {"stands", question.stands}});
  }
  return Json{{"articles", learning.examples}, {"questions", themes}};
}

Result<app::Learning> learn(const LearnArguments& arguments, Console& console,
                            const Installation& installation) {
  const auto rules = themes_of_files(console, installation);
  if (!rules) return fail(rules.error());
  if (!arguments.from.empty()) {
    return app::learn_from_file(arguments.from, arguments.split, *rules);
  }
  auto db = open_database(installation);
  if (!db) return fail(db.error());
  auto reader = db->reader();
  return app::learn_from_decisions(reader, *rules);
}

/// Into a file, or into the database, whose backlog is then read again. Answers its articles.
Result<std::int64_t> keep(const LearnArguments& arguments, const Installation& installation,
                          const tag::Learned& learned) {
  if (!arguments.model.empty()) {
    if (auto done = app::write_model(arguments.model, learned); !done) return fail(done.error());
    return 0;
  }
  auto db = open_database(installation);
  if (!db) return fail(db.error());
  const Instant now = SystemClock().now();
  if (auto done = app::keep_model(*db, learned, now); !done) return fail(done.error());
  auto reader = db->reader();
  const auto taggers = app::load_taggers(reader, installation.config.territories, paris_day(now));
  if (!taggers) return fail(taggers.error());
  return app::rescore_backlog(*db, *taggers);
}

}  // namespace

Result<tag::ThemeTagger> themes_of_files(Console& console, const Installation& installation) {
  const auto loaded = config::load_themes(installation.config.themes);
  for (const auto& diagnostic : loaded.diagnostics) console.notice(config::to_line(diagnostic));
  if (config::has_errors(loaded.diagnostics)) {
    return fail(Code::invalid_input, installation.config.themes.string(),
                installation.config.themes.string() + " est à corriger");
  }
  return tag::ThemeTagger(vocabulary_on(loaded.value, paris_day(SystemClock().now())));
}

int run_learn(const LearnArguments& arguments, Console& console, const Installation& installation) {
  const auto learning = learn(arguments, console, installation);
  if (!learning) return console.report(learning.error());
  arguments.json ? console.line(json_of(*learning).pretty()) : tell(*learning, console);
  if (learning->training.questions.empty()) {
    console.notice(fmt::format(
        "Il n’y a pas encore assez d’exemples\u00a0: il en faut {} par thème. Rien n’est changé.",
        tag::kYesMin));
    return kExitPartial;
  }
  const tag::Learned learned(learning->training.questions);
  const auto scored = keep(arguments, installation, learned);
  if (!scored) return console.report(scored.error());
  if (*scored > 0 && !arguments.json) {
    console.line(fmt::format("{} à décider, relus avec ce modèle.",
                             text::plural(*scored, "article", "articles")));
  }
  return kExitOk;
}

}  // namespace vigie::cli
