// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/compose.hpp"

#include <algorithm>

#include "app/letter/letter_draft.hpp"
#include "app/letter/letter_net.hpp"
#include "app/letter/read_compose.hpp"
#include "app/letter/share_block.hpp"
#include "base/format.hpp"
#include "letter/arrange.hpp"
#include "letter/wording.hpp"
#include "store/letter/block_repo.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"
#include "web/pages/letter/compose_view.hpp"
#include "web/pages/letter/issue_visit.hpp"
#include "web/pages/letter/owners.hpp"
#include "web/pages/letter/shared.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

constexpr std::size_t kCommentBytesMax = 4 * 2000;  // what the field takes, in any writing
constexpr std::size_t kSubjectBytesMax = 600;

app::Drawer drawer_named(std::string_view name) {
  if (name == "gardees") return app::Drawer::kept;
  if (name == "textes") return app::Drawer::texts;
  if (name == "agenda") return app::Drawer::agenda;
  if (name == "ressources") return app::Drawer::resources;
  if (name == "partages") return app::Drawer::shared;
  if (name == "retires") return app::Drawer::taken_out;
  return app::Drawer::panorama;
}

/// The forms of the page as they stand, or as they were sent and refused.
void set_typed(render::View& view, const Visit& visit, const store::IssueRow& row) {
  const Request& request = visit.request;
  const bool words =
      std::ranges::any_of(request.form, [](const auto& field) { return field.first == "objet"; });
  const std::string_view subject = request.field("objet");
  view.set("words_typed", words)
      .set("typed_subject", subject.empty() ? std::string_view(row.subject) : subject)
      .set("typed_preheader", words ? request.field("accroche") : std::string_view(row.preheader))
      .set("typed_agenda", request.field("agenda"))
      .set("typed_comment", request.field("commentaire"));
  if (request.field("commentaire").empty()) return;
  // A comment of a block, or of the page under review, goes where it was meant to.
  const auto block = read_id<BlockId>(request.field("bloc"));
  view.set("comment_block", block ? std::to_string(block.value) : std::string())
      .set("comment_back", request.field("retour") == "relire" ? "relire" : "");
}

Response compose_page(const Layout& layout, const Visit& visit, const IssueVisit& issue,
                      std::string_view problem, int status) {
  store::Reader reader = visit.db.reader();
  const bool reads = visit.request.reads_only();
  const app::Drawer drawer =
      drawer_named(reads ? visit.request.parameter("tiroir") : visit.request.field("tiroir"));
  const auto page =
      app::read_compose(reader, issue.files, issue.row, drawer, visit.curator().id, visit.now);
  if (!page) return error_page(layout, visit, page.error());
  const bool open = letter::after(issue.row.state, letter::IssueAction::change).has_value();
  const bool may_edit = open && visit.may(people::Permission::edit_letter, Where::letter);
  render::View view = compose_view(*page, issue.files.plan, may_edit);
  if (auto done = set_owners(view, reader, issue); !done) {
    return error_page(layout, visit, done.error());
  }
  if (auto done = set_borrowed(view, reader, issue.row); !done) {
    return error_page(layout, visit, done.error());
  }
  set_typed(view, visit, issue.row);
  view.set("problem", problem)
      .set("may_comment", visit.may(people::Permission::comment_letter, Where::letter))
      .set("sheet", render::View().set("url", asset_url("lettre.css")))
      .set("script", render::View().set("js_url", asset_url("lettre.js")));
  return layout.page(visit, "letter/composer",
                     fmt::format("N°\u00a0{}, {}", issue.row.number, issue.files.plan.name),
                     Section::letters, std::move(view), status);
}

/// Back to the page, at the block; the drawer stays open.
Response back(const Visit& visit, const store::IssueRow& row, BlockId block = {}) {
  std::string address = address_of(row);
  const std::string_view drawer = visit.request.field("tiroir");
  const bool known = drawer == "gardees" || drawer == "textes" || drawer == "agenda" ||
                     drawer == "partages" || drawer == "ressources" || drawer == "retires" ||
                     drawer == "panorama";
  if (known) address += fmt::format("?tiroir={}", drawer);
  if (block) address += fmt::format("#b{}", block.value);
  return see_other(address);
}

Response refused(const Layout& layout, const Visit& visit, const config::VigieConfig& config,
                 const letter::IssueRefusal& refusal) {
  const auto issue = visit_issue(visit, config);
  if (!issue) return error_page(layout, visit, issue.error());
  return compose_page(layout, visit, *issue, letter::sentence_of(refusal), 409);
}

Response answer(const Layout& layout, const Visit& visit, const config::VigieConfig& config,
                const store::IssueRow& row, const Result<app::ComposeOutcome>& outcome,
                BlockId block) {
  if (!outcome) return error_page(layout, visit, outcome.error());
  if (const auto* refusal = std::get_if<letter::IssueRefusal>(&*outcome)) {
    return refused(layout, visit, config, *refusal);
  }
  const BlockId made = std::get<app::Composed>(*outcome).block;
  return back(visit, row, made ? made : block);
}

}  // namespace

Response get_compose(const Layout& layout, const Visit& visit, const config::VigieConfig& config) {
  const auto issue = visit_issue(visit, config);
  if (!issue) return error_page(layout, visit, issue.error());
  return compose_page(layout, visit, *issue, "", 200);
}

Response post_words(const Layout& layout, const Visit& visit, const config::VigieConfig& config) {
  const auto issue = visit_issue(visit, config);
  if (!issue) return error_page(layout, visit, issue.error());
  const auto words = [&](std::string_view name) {
    return text::typographic(
        text::one_line(text::showable(text::trimmed(visit.request.field(name)))));
  };
  const std::string subject = words("objet");
  const std::string preheader = words("accroche");
  if (subject.empty() || subject.size() > kSubjectBytesMax || preheader.size() > kSubjectBytesMax) {
    return compose_page(
        layout, visit, *issue,
        subject.empty() ? "Il manque l’objet." : "L’objet ou l’accroche est trop long.", 422);
  }
  const auto done = app::set_words(visit.db, issue->row, seen_version(visit), {subject, preheader},
                                   actor_of(visit), visit.now);
  return answer(layout, visit, config, issue->row, done, {});
}

Response post_propose(const Layout& layout, const Visit& visit, const config::VigieConfig& config) {
  const auto issue = visit_issue(visit, config);
  if (!issue) return error_page(layout, visit, issue.error());
  std::vector<config::Diagnostic> diagnostics;
  const auto outcome = app::draft_issue(visit.db, config, issue->files,
                                        {issue->row.letter, issue->row.month, issue->row.number},
                                        actor_of(visit), visit.now, diagnostics);
  if (!outcome && outcome.error().code == Code::invalid_input && !diagnostics.empty()) {
    return compose_page(layout, visit, *issue, config::to_line(diagnostics.front()), 422);
  }
  if (!outcome) return error_page(layout, visit, outcome.error());
  if (const auto* refusal = std::get_if<letter::IssueRefusal>(&*outcome)) {
    return compose_page(layout, visit, *issue, letter::sentence_of(*refusal), 409);
  }
  return back(visit, issue->row);
}

Response post_new_block(const Layout& layout, const Visit& visit,
                        const config::VigieConfig& config) {
  const auto issue = visit_issue(visit, config);
  if (!issue) return error_page(layout, visit, issue.error());
  const LetterPlan& plan = issue->files.plan;
  const std::string section(visit.request.field("rubrique"));
  if (letter::section_named(plan, section) == nullptr) {
    return error_page(layout, visit, {Code::invalid_input, "section"});
  }
  const std::string_view from = visit.request.field("depuis");
  constexpr std::string_view kTakenOut = "retire:";
  constexpr std::string_view kShared = "partage:";
  if (from.starts_with(kTakenOut)) {
    const auto id = read_id<BlockId>(from.substr(kTakenOut.size()));
    const auto done =
        app::put_back_block(visit.db, plan, issue->row.id, id, section, actor_of(visit), visit.now);
    return answer(layout, visit, config, issue->row, done, id);
  }
  const int page = letter::page_of_section(plan, section);
  if (from.starts_with(kShared)) {
    const auto id = read_id<BlockId>(from.substr(kShared.size()));
    const auto done = app::take_shared_block(visit.db, issue->row, {section, page, 0}, id,
                                             actor_of(visit), visit.now);
    return answer(layout, visit, config, issue->row, done, {});
  }
  Block block;
  store::Reader reader = visit.db.reader();
  if (from.empty()) {
    block.kind = BlockKind::text;
    block.title = "Sans titre";
  } else {
    auto piece = app::tray_block(reader, issue->files, issue->row, from, visit.now);
    if (!piece) return error_page(layout, visit, piece.error());
    block = std::move(*piece);
  }
  block.section = section;
  block.page = page;
  const auto done =
      app::add_block(visit.db, issue->row.id, std::move(block), actor_of(visit), visit.now);
  if (from.empty() && done) {
    if (const auto* made = std::get_if<app::Composed>(&*done)) {
      return see_other(fmt::format("{}/blocs/{}", address_of(issue->row), made->block.value));
    }
  }
  return answer(layout, visit, config, issue->row, done, {});
}

Response post_block_place(const Layout& layout, const Visit& visit,
                          const config::VigieConfig& config) {
  const auto issue = visit_issue(visit, config);
  if (!issue) return error_page(layout, visit, issue.error());
  const auto block = named_block(visit, issue->row);
  if (!block) return error_page(layout, visit, block.error());
  using Kind = letter::BlockMove::Kind;
  letter::BlockMove move;
  const std::string_view way = visit.request.field("sens");
  move.kind = way == "haut"     ? Kind::up
              : way == "bas"    ? Kind::down
              : way == "gauche" ? Kind::left
              : way == "droite" ? Kind::right
                                : Kind::to;
  move.section = visit.request.field("rubrique");
  move.rank = static_cast<int>(read_number(visit.request.field("rang")).value_or(0) % 1000);
  const auto done = app::move_block(visit.db, issue->files.plan, {block->id, seen_version(visit)},
                                    move, actor_of(visit), visit.now);
  return answer(layout, visit, config, issue->row, done, block->id);
}

Response post_block_removal(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config) {
  const auto issue = visit_issue(visit, config);
  if (!issue) return error_page(layout, visit, issue.error());
  const auto block = named_block(visit, issue->row);
  if (!block) return error_page(layout, visit, block.error());
  const auto done =
      app::take_out_block(visit.db, {block->id, seen_version(visit)}, actor_of(visit), visit.now);
  if (!done) return error_page(layout, visit, done.error());
  if (const auto* refusal = std::get_if<letter::IssueRefusal>(&*done)) {
    return refused(layout, visit, config, *refusal);
  }
  return back(visit, issue->row);
}

Response post_comment(const Layout& layout, const Visit& visit, const config::VigieConfig& config) {
  const auto issue = visit_issue(visit, config);
  if (!issue) return error_page(layout, visit, issue.error());
  const std::string words = text::showable(text::trimmed(visit.request.field("commentaire")));
  if (words.empty() || words.size() > kCommentBytesMax) {
    return compose_page(
        layout, visit, *issue,
        words.empty() ? "Le commentaire est vide."
                      : "Le commentaire passe 2\u00a0000 signes. Il attend au bas de cette page.",
        422);
  }
  BlockId block;
  if (const auto named = read_id<BlockId>(visit.request.field("bloc"))) {
    store::Reader reader = visit.db.reader();
    const auto of = store::issue_of_block(reader, named);
    if (!of) return error_page(layout, visit, of.error());
    if (*of != std::optional(issue->row.id)) {
      return error_page(layout, visit, {Code::not_found, visit.request.path});
    }
    block = named;
  }
  const auto done =
      app::comment(visit.db, issue->row.id, block, visit.curator().id, words, visit.now);
  if (!done) return error_page(layout, visit, done.error());
  const std::string address = address_of(issue->row);
  if (visit.request.field("retour") == "relire") return see_other(address + "/relire#commentaires");
  return see_other(block ? fmt::format("{}/blocs/{}#commentaires", address, block.value)
                         : address + "#commentaires");
}

Response post_resolved(const Layout& layout, const Visit& visit,
                       const config::VigieConfig& config) {
  const auto issue = visit_issue(visit, config);
  if (!issue) return error_page(layout, visit, issue.error());
  const auto comment = read_id<CommentId>(visit.capture("comment"));
  const auto done = app::resolve(visit.db, issue->row.id, comment, visit.curator().id, visit.now);
  if (!done) return error_page(layout, visit, done.error());
  const auto block = read_id<BlockId>(visit.request.field("bloc"));
  const std::string address = address_of(issue->row);
  return see_other(block ? fmt::format("{}/blocs/{}#commentaires", address, block.value)
                         : address + "#commentaires");
}

Response post_new_issue(const Layout& layout, const Visit& visit,
                        const config::VigieConfig& config) {
  const std::string key(visit.capture("letter"));
  std::vector<config::Diagnostic> diagnostics;
  const auto files = app::open_letter(config, key, diagnostics);
  if (!files) return error_page(layout, visit, files.error());
  const std::string month(visit.request.field("mois"));
  if (month.size() != 7 || !parse_day(month + "-01")) {
    return error_page(layout, visit, {Code::invalid_input, "month", "ce n’est pas un mois"});
  }
  store::Reader reader = visit.db.reader();
  const auto last = store::last_number(reader, key);
  if (!last) return error_page(layout, visit, last.error());
  const int number = *last == 0 ? files->plan.first_number : *last + 1;
  const auto outcome = app::draft_issue(visit.db, config, *files, {key, month, number},
                                        actor_of(visit), visit.now, diagnostics);
  if (!outcome) return error_page(layout, visit, outcome.error());
  return see_other(fmt::format("/lettres/{}/{}", key, number));
}

Response post_calendar_text(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config) {
  const auto issue = visit_issue(visit, config);
  if (!issue) return error_page(layout, visit, issue.error());
  const auto taken =
      app::take_calendar(visit.db, issue->row.letter, "", visit.request.field("agenda"), visit.now);
  if (!taken && taken.error().code == Code::storage) {
    return error_page(layout, visit, taken.error());
  }
  if (!taken || *taken == 0) {
    return compose_page(layout, visit, *issue,
                        taken ? "Cet agenda n’annonce rien dans les dix-huit mois à venir."
                              : text::sentence(taken.error().sentence),
                        422);
  }
  return see_other(address_of(issue->row) + "?tiroir=agenda");
}

}  // namespace vigie::web
