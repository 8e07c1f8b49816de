// SPDX-License-Identifier: EUPL-1.2
// letter draft, show, preview, freeze, reopen and cancel: until the issue leaves.
#include <fstream>

#include "app/jobs/work_lock.hpp"
#include "app/letter/letter_freeze.hpp"
#include "base/clock.hpp"
#include "base/entropy.hpp"
#include "base/files.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "cli/letter_words.hpp"
#include "cli/verbs/letter/letter.hpp"
#include "letter/wording.hpp"
#include "text/french.hpp"

namespace vigie::cli {
namespace {

void tell_issue(const store::IssueRow& row, Console& console) {
  console.line(headline(row));
  console.line(fmt::format("Objet\u00a0: {}", row.subject));
  console.line(fmt::format("Accroche\u00a0: {}", row.preheader));
}

void tell_blocks(const LetterPlan& plan, const Issue& issue, Console& console) {
  int page_number = 0;
  for (const PagePlan& page : plan.pages) {
    console.line(fmt::format("\nPage {} — {}", ++page_number, page.title));
    for (const SectionPlan& section : page.sections) {
      const int count =
          static_cast<int>(std::ranges::count(issue.blocks, section.key, &Block::section));
      const int missing = section.minimum - count;
      console.line(fmt::format(
          "  {} ({} sur {} au plus{})", section.title.empty() ? section.key : section.title, count,
          section.maximum, missing > 0 ? fmt::format(", il en manque {}", missing) : ""));
      for (const Block& block : issue.blocks) {
        if (block.section != section.key) continue;
        const std::string source = letter::source_line(block);
        const bool ours = block.origin == BlockOrigin::proposed;
        console.line(fmt::format("    · {}{}{}{}", block.title, source.empty() ? "" : " — ", source,
                                 ours ? "" : fmt::format(" [{}]", letter::words_of(block.origin))));
      }
    }
  }
}

/// What drafting did, beside what it left alone.
void tell_proposals(const app::Drafted& drafted, Console& console) {
  std::vector<std::string> done;
  if (drafted.added > 0) {
    done.push_back(text::plural(drafted.added, "proposition ajoutée", "propositions ajoutées"));
  }
  if (drafted.renewed > 0) {
    done.push_back(
        text::plural(drafted.renewed, "proposition mise à jour", "propositions mises à jour"));
  }
  if (drafted.dropped > 0) {
    done.push_back(text::plural(drafted.dropped, "proposition retirée", "propositions retirées"));
  }
  if (done.empty()) done.emplace_back("rien de nouveau à proposer");
  if (drafted.kept > 0) {
    done.push_back(text::plural(drafted.kept, "bloc de vos mains laissé tel quel",
                                "blocs de vos mains laissés tels quels"));
  }
  console.line(fmt::format("Propositions\u00a0: {}.", fmt::join(done, ", ")));
}

Json json_of(const Issue& issue) {
  Json out = Json::array();
  for (const Block& block : issue.blocks) {
    out.push({{"id", block.id.value},
              {"page", block.page},
              {"section", block.section},
              {"position", block.position},
              {"origin", name_of(block.origin)},
              {"version", block.version},
              {"file", block.source_file},
              {"kind", block.kind == BlockKind::article ? "article" : "text"},
              {"title", block.title},
              {"url", block.url},
              {"media", block.media}});
  }
  return out;
}

int tell_draft(const app::Draft& draft, const LetterPlan& plan, const app::Drafted* drafted,
               bool json, Console& console) {
  if (json) {
    Json out = cli::json_of(draft.row);
    if (drafted != nullptr) {
      out.set("proposals", Json{{"added", drafted->added},
                                {"renewed", drafted->renewed},
                                {"dropped", drafted->dropped},
                                {"kept", drafted->kept}});
    }
    out.set("blocks", json_of(draft.issue));
    out.set("checks", cli::json_of(draft.checks));
    out.set("html_bytes", draft.rendered.html.size());
    console.line(out.dump());
    return letter::has_errors(draft.checks) ? kExitPartial : kExitOk;
  }
  tell_issue(draft.row, console);
  if (drafted != nullptr) tell_proposals(*drafted, console);
  tell_blocks(plan, draft.issue, console);
  console.line("\nContrôle avant envoi");
  tell_checks(draft.checks, console);
  return letter::has_errors(draft.checks) ? kExitPartial : kExitOk;
}

Result<void> write_file(const std::filesystem::path& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  if (!out) return cannot_write(file);
  return {};
}

/// The three outputs of an issue, whether it is frozen or not.
Result<store::FrozenBytes> outputs_of(LetterScene& scene, Console& console,
                                      const Installation& installation) {
  const auto row = issue_row(scene);
  if (!row) return fail(row.error());
  store::Reader reader = scene.db.reader();
  if (row->frozen_at) return store::frozen_bytes(reader, row->id);
  const auto kit = letter_files(scene, console, installation);
  if (!kit) return fail(kit.error());
  auto draft = app::open_draft(reader, installation.config, *kit, *row);
  if (!draft) return fail(draft.error());
  return store::FrozenBytes{draft->row.subject, std::move(draft->rendered.html),
                            std::move(draft->rendered.text),
                            std::move(draft->rendered.archive_html)};
}

Result<app::Draft> open_draft(LetterScene& scene, const app::LetterFiles& files,
                              const Installation& installation) {
  const auto row = issue_row(scene);
  if (!row) return fail(row.error());
  store::Reader reader = scene.db.reader();
  return app::open_draft(reader, installation.config, files, *row);
}

int tell_step(const store::IssueRow& before, const store::IssueRow& after, bool json,
              Console& console) {
  if (json) {
    console.line(cli::json_of(after).dump());
    return kExitOk;
  }
  console.line(headline(after));
  if (before.state == IssueState::frozen && after.state == IssueState::draft) {
    console.line("Son contenu peut changer\u202f; il sera à figer de nouveau.");
  }
  return kExitOk;
}

int tell_frozen(const app::Frozen& frozen, bool json, Console& console) {
  if (json) {
    Json out = cli::json_of(frozen.row);
    out.set("already", frozen.already);
    out.set("deliveries", cli::json_of(frozen.counts));
    console.line(out.dump());
    return kExitOk;
  }
  console.line(frozen.already ? "Ce numéro était déjà figé\u00a0: rien n’a changé."
                              : "Le numéro est approuvé et figé\u00a0: ce qui partira ne changera "
                                "plus.");
  tell_issue(frozen.row, console);
  tell_counts(frozen.counts, console);
  return kExitOk;
}

}  // namespace

int run_letter_draft(const LetterArguments& arguments, Console& console,
                     const Installation& installation) {
  auto scene = letter_scene(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto kit = letter_files(*scene, console, installation);
  if (!kit) return console.report(kit.error());
  std::vector<config::Diagnostic> diagnostics;
  const auto outcome = app::draft_issue(scene->db, installation.config, *kit, scene->wanted, {},
                                        SystemClock().now(), diagnostics);
  tell(diagnostics, console);
  if (!outcome) return console.report(outcome.error());
  if (const auto* refusal = std::get_if<letter::IssueRefusal>(&*outcome)) {
    return refuse(*refusal, console);
  }
  if (const auto* not_one = std::get_if<app::NotOneIssue>(&*outcome)) {
    return console.report(
        {Code::invalid_input, "several issues",
         letter::no_issue_sentence(scene->wanted.letter, scene->wanted.month, not_one->of_month)});
  }
  const auto& drafted = std::get<app::Drafted>(*outcome);
  return tell_draft(drafted.draft, kit->plan, &drafted, arguments.json, console);
}

int run_letter_show(const LetterArguments& arguments, Console& console,
                    const Installation& installation) {
  auto scene = letter_scene(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto kit = letter_files(*scene, console, installation);
  if (!kit) return console.report(kit.error());
  const auto draft = open_draft(*scene, *kit, installation);
  if (!draft) return console.report(draft.error());
  return tell_draft(*draft, kit->plan, nullptr, arguments.json, console);
}

int run_letter_preview(const LetterArguments& arguments, Console& console,
                       const Installation& installation) {
  auto scene = letter_scene(arguments, installation);
  if (!scene) return console.report(scene.error());
  auto bytes = outputs_of(*scene, console, installation);
  if (!bytes) return console.report(bytes.error());
  const std::string page = arguments.text      ? letter::with_sample_slots(bytes->text)
                           : arguments.archive ? bytes->archive_html
                                               : letter::with_sample_slots(bytes->html);
  if (auto done = write_file(arguments.file, page); !done) return console.report(done.error());
  console.line(fmt::format("Aperçu écrit\u00a0: {} ({} Ko)", arguments.file.string(),
                           (page.size() + 512) / 1024));
  return kExitOk;
}

int run_letter_freeze(const LetterArguments& arguments, Console& console,
                      const Installation& installation) {
  auto scene = letter_scene(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto kit = letter_files(*scene, console, installation);
  if (!kit) return console.report(kit.error());
  const auto draft = open_draft(*scene, *kit, installation);
  if (!draft) return console.report(draft.error());
  SystemEntropy entropy;
  const app::FreezeOrder order{
      .actor = {}, .operator_approves = true, .scheduled_at = std::nullopt};
  const auto outcome = app::freeze_issue(scene->db, installation.config, kit->plan, *draft, order,
                                         entropy, SystemClock().now());
  if (!outcome) return console.report(outcome.error());
  const auto* refusal = std::get_if<letter::IssueRefusal>(&*outcome);
  if (refusal == nullptr) {
    return tell_frozen(std::get<app::Frozen>(*outcome), arguments.json, console);
  }
  refuse(*refusal, console);
  if (refusal->why == letter::IssueRefusal::Why::has_errors) {
    tell_draft(*draft, kit->plan, nullptr, arguments.json, console);
  }
  return kExitFailed;
}

int run_letter_reopen(const LetterArguments& arguments, Console& console,
                      const Installation& installation) {
  auto scene = letter_scene(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto row = issue_row(*scene);
  if (!row) return console.report(row.error());
  const auto step =
      app::take_step(scene->db, *row, letter::IssueAction::change, {}, SystemClock().now());
  if (!step) return console.report(step.error());
  if (const auto* refusal = std::get_if<letter::IssueRefusal>(&*step)) {
    return refuse(*refusal, console);
  }
  return tell_step(*row, std::get<store::IssueRow>(*step), arguments.json, console);
}

int run_letter_cancel(const LetterArguments& arguments, Console& console,
                      const Installation& installation) {
  auto scene = letter_scene(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto row = issue_row(*scene);
  if (!row) return console.report(row.error());
  if (!arguments.yes) {
    return console.report(
        {Code::invalid_input, "--yes",
         fmt::format(
             "annuler le n°\u00a0{} ne se défait pas\u00a0: ajoutez --yes pour le confirmer",
             row->number)});
  }
  // While it holds the lock no other vigie hands over a message of this issue.
  std::optional<app::WorkLock> lock;
  if (letter::is_frozen(row->state)) {
    auto taken = app::WorkLock::take(installation.config.database, "send", "letter cancel",
                                     SystemClock().now());
    if (!taken) return console.report(taken.error());
    lock.emplace(std::move(*taken));
  }
  const auto step =
      app::take_step(scene->db, *row, letter::IssueAction::cancel, {}, SystemClock().now());
  if (!step) return console.report(step.error());
  if (const auto* refusal = std::get_if<letter::IssueRefusal>(&*step)) {
    return refuse(*refusal, console);
  }
  return tell_step(*row, std::get<store::IssueRow>(*step), arguments.json, console);
}

}  // namespace vigie::cli
