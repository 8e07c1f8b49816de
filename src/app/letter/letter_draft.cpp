// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/letter_draft.hpp"

#include <iterator>

#include "app/panorama/public_article.hpp"
#include "base/format.hpp"
#include "config/own_texts.hpp"
#include "letter/assemble.hpp"
#include "mailing/links.hpp"
#include "store/letter/letter_repo.hpp"

namespace vigie::app {
namespace {

Result<Day> first_day(std::string_view month) {
  const auto day = parse_day(std::string(month) + "-01");
  if (!day) {
    return fail(Code::invalid_input, fmt::format("month '{}'", month),
                fmt::format("«\u00a0{}\u00a0» n’est pas un mois\u00a0: écrire 2026-11", month));
  }
  return *day;
}

Result<store::Window> window_of(const LetterPlan& plan, std::string_view month) {
  const auto first = first_day(month);
  if (!first) return fail(first.error());
  const auto from = instant_at(*first - kLookBackDays, 0, 0, kParis);
  const YearMonthDay date = civil(*first);
  const auto next = make_day(date.month == 12 ? date.year + 1 : date.year, date.month % 12 + 1, 1);
  const auto until = instant_at(*next, 0, 0, kParis);
  if (!from) return fail(from.error());
  if (!until) return fail(until.error());
  return store::Window{plan.key, month, *from, *until};
}

/// The name of the most precise place of a piece that is ours: a commune before its département.
Result<std::string> place_of(store::Reader& reader, const LetterPlan& plan,
                             const Candidate& piece) {
  std::string best;
  for (const std::string& code : piece.territories) {
    if (letter::concerns(plan.territory, {code}) && code.size() > best.size()) best = code;
  }
  return best.empty() ? std::string() : store::territory_name(reader, best);
}

Result<letter::Material> gather(store::Reader& reader, const LetterPlan& plan,
                                std::string_view month) {
  const auto window = window_of(plan, month);
  if (!window) return fail(window.error());
  auto panorama = store::panorama_candidates(reader, *window);
  if (!panorama) return fail(panorama.error());
  auto kept = store::kept_candidates(reader, *window);
  if (!kept) return fail(kept.error());
  letter::Material material;
  material.panorama = std::move(*panorama);
  material.kept = std::move(*kept);
  for (auto* pieces : {&material.panorama, &material.kept}) {
    for (Candidate& piece : *pieces) {
      auto place = place_of(reader, plan, piece);
      if (!place) return fail(place.error());
      piece.place = std::move(*place);
      make_public(piece);
    }
  }
  return material;
}

Result<std::optional<store::IssueRow>> only_issue(store::Reader& reader, std::string_view letter,
                                                  std::string_view month) {
  auto rows = store::issues_of_month(reader, letter, month);
  if (!rows) return fail(rows.error());
  if (rows->empty()) return std::nullopt;
  return std::move(rows->front());
}

Result<int> number_for(store::Reader& reader, const LetterPlan& plan, std::string_view month) {
  const auto known = only_issue(reader, plan.key, month);
  if (!known) return fail(known.error());
  if (*known && (*known)->state != IssueState::draft) {
    return fail(
        Code::conflict, fmt::format("issue {} is frozen", (*known)->number),
        fmt::format("le numéro {} est figé\u00a0: son contenu ne change plus", (*known)->number));
  }
  if (*known) return (*known)->number;
  const auto last = store::last_number(reader, plan.key);
  if (!last) return fail(last.error());
  return *last == 0 ? plan.first_number : *last + 1;
}

Result<void> keep(store::Database& db, const LetterPlan& plan, const Issue& issue, Instant now) {
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  if (auto done = store::put_letter(*tx, plan.key, plan.name, plan.centre); !done) {
    return fail(done.error());
  }
  store::Reader reader = tx->reader();
  const auto known = only_issue(reader, plan.key, issue.month);
  if (!known) return fail(known.error());
  auto id = *known ? Result<IssueId>((*known)->id) : store::add_issue(*tx, issue, {}, now);
  if (!id) return fail(id.error());
  if (auto done = store::set_issue_words(*tx, *id, issue.subject, issue.preheader); !done) {
    return fail(done.error());
  }
  if (auto done = store::replace_blocks(*tx, *id, issue.blocks); !done) return fail(done.error());
  return tx->commit();
}

std::string online_url(const config::VigieConfig& config, const store::IssueRow& row) {
  return mailing::issue_url(config.web.public_url, row.letter, row.number);
}

Result<store::IssueRow> row_of(store::Reader& reader, std::string_view letter,
                               std::string_view month) {
  auto row = only_issue(reader, letter, month);
  if (!row) return fail(row.error());
  if (!*row) return no_issue(letter, month);
  return std::move(**row);
}

}  // namespace

Result<Draft> open_draft(store::Reader& reader, const config::VigieConfig& config,
                         const LetterFiles& kit, std::string_view month) {
  auto row = row_of(reader, kit.plan.key, month);
  if (!row) return fail(row.error());
  auto issue = store::load_issue(reader, *row);
  if (!issue) return fail(issue.error());
  auto rendered = letter::render_issue(kit.templates, kit.plan, *issue, online_url(config, *row));
  if (!rendered) return fail(rendered.error());
  Draft draft{std::move(*row), std::move(*issue), std::move(*rendered), {}};
  draft.checks = letter::preflight(kit.plan, draft.issue, draft.rendered);
  return draft;
}

Result<Draft> draft_issue(store::Database& db, const config::VigieConfig& config,
                          const LetterFiles& kit, std::string_view month, Instant now,
                          std::vector<config::Diagnostic>& diagnostics) {
  auto texts = config::load_own_texts(kit.texts_of(month), kit.plan);
  const bool broken = config::has_errors(texts.diagnostics);
  std::ranges::move(texts.diagnostics, std::back_inserter(diagnostics));
  if (broken) {
    return fail(Code::invalid_input, kit.texts_of(month).string(),
                fmt::format("un texte de {} est à corriger", kit.texts_of(month).string()));
  }
  store::Reader reader = db.reader();
  const auto number = number_for(reader, kit.plan, month);
  if (!number) return fail(number.error());
  auto material = gather(reader, kit.plan, month);
  if (!material) return fail(material.error());
  material->texts = std::move(texts.value);
  const Issue issue = letter::assemble(kit.plan, month, *number, *material);
  if (auto done = keep(db, kit.plan, issue, now); !done) return fail(done.error());
  return open_draft(reader, config, kit, month);
}

Result<std::string> preview_issue(store::Reader& reader, const config::VigieConfig& config,
                                  std::string_view letter, std::string_view month) {
  const auto row = row_of(reader, letter, month);
  if (!row) return fail(row.error());
  if (row->frozen_at) {
    auto bytes = store::frozen_bytes(reader, row->id);
    if (!bytes) return fail(bytes.error());
    return letter::with_sample_slots(std::move(bytes->html));
  }
  std::vector<config::Diagnostic> diagnostics;
  const auto kit = open_letter(config, letter, diagnostics);
  if (!kit) return fail(kit.error());
  auto draft = open_draft(reader, config, *kit, month);
  if (!draft) return fail(draft.error());
  return letter::with_sample_slots(std::move(draft->rendered.html));
}

}  // namespace vigie::app
