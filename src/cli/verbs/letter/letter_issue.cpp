// SPDX-License-Identifier: EUPL-1.2
// letter draft, show, preview and freeze: until the issue is fixed.
#include <fstream>

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
  console.line(fmt::format("N°\u00a0{}, {}\u00a0: {}", row.number, letter::month_label(row.month),
                           letter::words_of(row.state)));
  console.line(fmt::format("Objet\u00a0: {}", row.subject));
  console.line(fmt::format("Accroche\u00a0: {}", row.preheader));
}

void tell_blocks(const LetterPlan& plan, const Issue& issue, Console& console) {
  int page_number = 0;
  for (const PagePlan& page : plan.pages) {
    console.line(fmt::format("\nPage {} — {}", ++page_number, page.title));
    for (const SectionPlan& section : page.sections) {
      const auto count = std::ranges::count(issue.blocks, section.key, &Block::section);
      console.line(fmt::format("  {} ({} sur {} au plus)",
                               section.title.empty() ? section.key : section.title, count,
                               section.maximum));
      for (const Block& block : issue.blocks) {
        if (block.section != section.key) continue;
        const std::string source = letter::source_line(block);
        console.line(fmt::format("    · {}{}{}", block.title, source.empty() ? "" : " — ", source));
      }
    }
  }
}

Json json_of(const Issue& issue) {
  Json out = Json::array();
  for (const Block& block : issue.blocks) {
    out.push({{"page", block.page},
              {"section", block.section},
              {"kind", block.kind == BlockKind::article ? "article" : "text"},
              {"title", block.title},
              {"url", block.url},
              {"media", block.media}});
  }
  return out;
}

int tell_draft(const app::Draft& draft, const LetterPlan& plan, bool json, Console& console) {
  if (json) {
    Json out = cli::json_of(draft.row);
    out.set("blocks", json_of(draft.issue));
    out.set("checks", cli::json_of(draft.checks));
    out.set("html_bytes", draft.rendered.html.size());
    console.line(out.dump());
    return letter::has_errors(draft.checks) ? kExitPartial : kExitOk;
  }
  tell_issue(draft.row, console);
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
  store::Reader reader = scene.db.reader();
  const auto rows = store::issues_of_month(reader, scene.letter, scene.month);
  if (!rows) return fail(rows.error());
  if (!rows->empty() && rows->front().frozen_at) {
    return store::frozen_bytes(reader, rows->front().id);
  }
  const auto kit = letter_files(scene, console, installation);
  if (!kit) return fail(kit.error());
  auto draft = app::open_draft(reader, installation.config, *kit, scene.month);
  if (!draft) return fail(draft.error());
  return store::FrozenBytes{draft->row.subject, std::move(draft->rendered.html),
                            std::move(draft->rendered.text),
                            std::move(draft->rendered.archive_html)};
}

}  // namespace

int run_letter_draft(const LetterArguments& arguments, Console& console,
                     const Installation& installation) {
  auto scene = letter_scene(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto kit = letter_files(*scene, console, installation);
  if (!kit) return console.report(kit.error());
  std::vector<config::Diagnostic> diagnostics;
  const auto draft = app::draft_issue(scene->db, installation.config, *kit, scene->month,
                                      SystemClock().now(), diagnostics);
  tell(diagnostics, console);
  if (!draft) return console.report(draft.error());
  return tell_draft(*draft, kit->plan, arguments.json, console);
}

int run_letter_show(const LetterArguments& arguments, Console& console,
                    const Installation& installation) {
  auto scene = letter_scene(arguments, installation);
  if (!scene) return console.report(scene.error());
  const auto kit = letter_files(*scene, console, installation);
  if (!kit) return console.report(kit.error());
  store::Reader reader = scene->db.reader();
  const auto draft = app::open_draft(reader, installation.config, *kit, scene->month);
  if (!draft) return console.report(draft.error());
  return tell_draft(*draft, kit->plan, arguments.json, console);
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
  SystemEntropy entropy;
  const auto frozen = app::freeze_issue(scene->db, installation.config, *kit, scene->month, entropy,
                                        SystemClock().now());
  if (!frozen && frozen.error().code == Code::conflict) {
    console.notice("Le numéro n’est pas figé\u00a0: le contrôle relève des erreurs.");
    run_letter_show(arguments, console, installation);
    return kExitFailed;
  }
  if (!frozen) return console.report(frozen.error());
  if (frozen->row.state == IssueState::draft) {
    console.notice(
        "Le numéro n’est pas figé : personne ne le recevrait. Ajoutez des destinataires : "
        "vigie subscribers import FICHIER");
    return kExitFailed;
  }
  if (arguments.json) {
    Json out = cli::json_of(frozen->row);
    out.set("already", frozen->already);
    out.set("deliveries", cli::json_of(frozen->counts));
    console.line(out.dump());
    return kExitOk;
  }
  console.line(frozen->already ? "Ce numéro était déjà figé\u00a0: rien n’a changé."
                               : "Le numéro est figé\u00a0: son contenu ne changera plus.");
  tell_issue(frozen->row, console);
  tell_counts(frozen->counts, console);
  return kExitOk;
}

}  // namespace vigie::cli
