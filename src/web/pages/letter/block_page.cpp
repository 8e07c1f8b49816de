// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/block_page.hpp"

#include <algorithm>

#include "app/letter/material.hpp"
#include "base/format.hpp"
#include "letter/arrange.hpp"
#include "letter/block_view.hpp"
#include "letter/difference.hpp"
#include "letter/markdown.hpp"
#include "letter/wording.hpp"
#include "store/letter/block_repo.hpp"
#include "web/pages/letter/block_form.hpp"
#include "web/pages/letter/block_picture.hpp"
#include "web/pages/letter/compose_view.hpp"
#include "web/pages/letter/issue_view.hpp"
#include "web/pages/letter/issue_visit.hpp"
#include "web/pages/letter/shared.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

/// Runs of a difference, as a page marks them.
std::vector<View> difference_view(std::string_view before, std::string_view after) {
  std::vector<View> runs;
  for (const letter::Change& each : letter::difference(before, after)) {
    runs.push_back(View()
                       .set("run", each.text)
                       .set("removed", each.kind == letter::Change::Kind::removed)
                       .set("added", each.kind == letter::Change::Kind::added));
  }
  return runs;
}

std::string whole_text(const Block& block) { return block.title + "\n\n" + block.body_markdown; }

View version_view(const store::BlockText& text, bool current) {
  View view;
  view.set("old_version", std::to_string(text.block.version))
      .set("old_by", text.name.empty() ? "vigie" : text.name)
      .set("old_at", moment_of(text.hand.at))
      .set("old_title", text.block.title)
      .set("old_body", text.block.body_markdown)
      .set("is_current", current);
  return view;
}

View aside_view(const store::Aside& aside, const Block& block) {
  View view;
  view.set("aside", std::to_string(aside.id.value))
      .set("aside_by", aside.name)
      .set("aside_at", moment_of(aside.at))
      .set("aside_body", aside.body_markdown)
      .set("aside_difference",
           difference_view(whole_text(block), aside.title + "\n\n" + aside.body_markdown));
  return view;
}

/// What stands beside the form: history, comments, texts put aside, who writes here.
Result<View> beside_view(store::Reader& reader, const Visit& visit, const store::IssueRow& issue,
                         const Block& block) {
  const auto history = store::block_history(reader, block.id);
  if (!history) return fail(history.error());
  const auto comments = store::comments(reader, issue.id);
  if (!comments) return fail(comments.error());
  const auto asides = store::asides(reader, block.id);
  if (!asides) return fail(asides.error());
  const auto present =
      store::present(reader, issue.id, visit.now - app::kPresenceSeconds, visit.curator().id);
  if (!present) return fail(present.error());
  std::vector<View> versions;
  for (auto each = history->rbegin(); each != history->rend(); ++each) {
    versions.push_back(version_view(*each, versions.empty()));
  }
  std::vector<View> said;
  for (const store::Comment& each : *comments) {
    if (each.block == block.id) said.push_back(comment_view(each));
  }
  std::vector<View> kept;
  for (const store::Aside& each : *asides) kept.push_back(aside_view(each, block));
  std::vector<std::string> writers;
  for (const store::Presence& each : *present) {
    if (each.block == block.id) writers.push_back(each.name);
  }
  View view;
  view.set("versions", std::move(versions))
      .set("has_comments", !said.empty())
      .set("comments", std::move(said))
      .set("may_comment", visit.may(people::Permission::comment_letter, Where::letter))
      .set("comment_block", std::to_string(block.id.value))
      .set("typed_comment", "")
      .set("comment_back", "")
      .set("has_asides", !kept.empty())
      .set("asides", std::move(kept))
      .set("writers", writers_words(writers));
  return view;
}

struct BlockPage {
  const IssueVisit& issue;
  const Block& standing;  ///< as it is kept
  TypedBlock shown;       ///< as the form shows it, and what is wrong with it
  const app::BlockClash* clash = nullptr;
  const Block* file = nullptr;  ///< what its file says now
  int status = 200;
};

void set_clash(View& view, const BlockPage& page) {
  const app::BlockClash* clash = page.clash;
  const bool there = clash != nullptr;
  view.set("clash", there);
  view.set("clash_by", there ? (clash->by_self      ? "vous-même, dans un autre onglet"
                                : clash->by.empty() ? "vigie"
                                                    : clash->by)
                             : "");
  view.set("clash_at", there ? moment_of(clash->at) : "");
  view.set("their_title", there ? clash->theirs.title : "");
  view.set("their_body", there ? clash->theirs.body_markdown : "");
  view.set("clash_difference",
           there ? difference_view(whole_text(clash->theirs), whole_text(page.shown.text))
                 : std::vector<View>{});
  view.set("both_bodies",
           there ? clash->theirs.body_markdown + "\n\n" + page.shown.text.body_markdown : "");
}

Response block_page(const Layout& layout, const Visit& visit, const BlockPage& page) {
  store::Reader reader = visit.db.reader();
  const store::IssueRow& row = page.issue.row;
  auto view = beside_view(reader, visit, row, page.standing);
  if (!view) return error_page(layout, visit, view.error());
  const SectionPlan* section = letter::section_named(page.issue.files.plan, page.standing.section);
  static const SectionPlan kLost;
  const SectionPlan& known = section == nullptr ? kLost : *section;
  auto picture = picture_view(reader, page.issue, page.shown.text.picture);
  if (!picture) return error_page(layout, visit, picture.error());
  std::vector<View> problems;
  for (const std::string& each : page.shown.problems)
    problems.push_back(View().set("problem", each));
  const std::string base = address_of(row);
  const bool open = letter::after(row.state, letter::IssueAction::change).has_value();
  const bool may_edit = open && visit.may(people::Permission::edit_letter, Where::letter);
  if (auto done = set_share(*view, reader, visit, page.issue, page.standing, may_edit); !done) {
    return error_page(layout, visit, done.error());
  }
  const int version = page.clash != nullptr ? page.clash->theirs.version : page.standing.version;
  view->set("form", block_form(page.shown, known))
      .set("base", base)
      .set("shown_picture", std::move(*picture))
      .set("picture_from", page.shown.text.picture.url == page.standing.picture.url
                               ? visit.request.field("image_adresse")
                               : "")  // taken: its copy is named
      .set("block", std::to_string(page.standing.id.value))
      .set("address", fmt::format("{}/blocs/{}", base, page.standing.id.value))
      .set("version", std::to_string(version))
      .set("letter", row.letter)
      .set("number", std::to_string(row.number))
      .set("letter_name", page.issue.files.plan.name)
      .set("place", fmt::format("Page\u00a0{}, {}", page.standing.page,
                                known.title.empty() ? page.standing.section : known.title))
      .set("origin", origin_of(page.standing))
      .set("may_edit", may_edit)
      .set("unseals", row.state == IssueState::in_review || row.state == IssueState::approved ||
                          row.state == IssueState::frozen)
      .set("has_problems", !problems.empty())
      .set("problems", std::move(problems))
      .set("parts", letter::part_views(letter::read_markdown(page.shown.text.body_markdown)))
      .set("has_file", page.file != nullptr)
      .set("file_difference", page.file == nullptr ? std::vector<View>{}
                                                   : difference_view(whole_text(page.standing),
                                                                     whole_text(*page.file)))
      .set("sheet", View().set("url", asset_url("lettre.css")))
      .set("script", View().set("js_url", asset_url("lettre.js")));
  set_clash(*view, page);
  return layout.page(visit, "letter/bloc", page.shown.text.title, Section::letters,
                     std::move(*view), page.status);
}

struct Opened {
  IssueVisit issue;
  Block block;
};

Result<Opened> open_block(const Visit& visit, const config::VigieConfig& config) {
  auto issue = visit_issue(visit, config);
  if (!issue) return fail(issue.error());
  auto block = named_block(visit, issue->row);
  if (!block) return fail(block.error());
  return Opened{std::move(*issue), std::move(*block)};
}

/// What the block's file says now; none where it has none, or it is gone.
Result<std::optional<Block>> file_of(const Visit& visit, const Opened& opened) {
  if (opened.block.source_file.empty()) return std::nullopt;
  auto read = app::own_texts(opened.issue.files, opened.issue.row.month);
  store::Reader reader = visit.db.reader();
  const auto texts = app::texts_left(reader, opened.issue.row, std::move(read.value));
  if (!texts) return fail(texts.error());
  const auto text = std::ranges::find(*texts, opened.block.source_file, &OwnText::file);
  if (text == texts->end()) return std::nullopt;
  return letter::block_of(*text);
}

/// Of a save: the page again, or the short answer that a script waits for.
Response after_save(const Layout& layout, const Visit& visit, const Opened& opened,
                    const Block& text, const Result<app::WriteOutcome>& outcome) {
  if (!outcome) return error_page(layout, visit, outcome.error());
  const std::string address =
      fmt::format("{}/blocs/{}", address_of(opened.issue.row), opened.block.id.value);
  if (const auto* refusal = std::get_if<letter::IssueRefusal>(&*outcome)) {
    const std::string sentence = letter::sentence_of(*refusal);
    if (wants_plain(visit)) return http::plain_text(sentence, 409);
    return block_page(layout, visit,
                      {.issue = opened.issue,
                       .standing = opened.block,
                       .shown = {text, {sentence + " Votre texte est ci-dessous."}},
                       .status = 409});
  }
  if (const auto* clash = std::get_if<app::BlockClash>(&*outcome)) {
    if (wants_plain(visit)) {
      return http::plain_text(
          fmt::format("{} a enregistré ce bloc entre-temps. Votre texte est gardé à côté\u00a0: "
                      "«\u00a0Enregistrer\u00a0» montre les deux.",
                      clash->by_self ? "Vous, dans un autre onglet," : clash->by),
          409);
    }
    return block_page(layout, visit,
                      {.issue = opened.issue,
                       .standing = opened.block,
                       .shown = {text},
                       .clash = clash,
                       .status = 409});
  }
  const auto& written = std::get<app::BlockWritten>(*outcome);
  if (!wants_plain(visit)) return see_other(address);
  const std::string_view fell = letter::what_fell(written.before);
  return http::plain_text(fmt::format("{}\nenregistré à {}{}{}", written.version,
                                      clock_of(visit.now), fell.empty() ? "" : ". ", fell));
}

}  // namespace

Response get_block(const Layout& layout, const Visit& visit, const config::VigieConfig& config) {
  const auto opened = open_block(visit, config);
  if (!opened) return error_page(layout, visit, opened.error());
  BlockPage page{.issue = opened->issue, .standing = opened->block, .shown = {opened->block}};
  std::optional<Block> file;
  if (!visit.request.parameter("fichier").empty()) {
    auto read = file_of(visit, *opened);
    if (!read) return error_page(layout, visit, read.error());
    file = std::move(*read);
    if (file) page.file = &*file;
  }
  return block_page(layout, visit, page);
}

Response post_block(const Layout& layout, const Visit& visit, const config::VigieConfig& config,
                    const FetchPicture& fetch) {
  const auto opened = open_block(visit, config);
  if (!opened) return error_page(layout, visit, opened.error());
  TypedBlock typed = read_block_form(visit.request, opened->block);
  if (auto done = take_picture(visit, opened->issue, fetch, typed); !done) {
    return error_page(layout, visit, done.error());
  }
  const int status = typed.problems.empty() ? 200 : 422;
  const bool joins = !visit.request.field("reunir").empty();
  if (joins) {
    typed.text.body_markdown = opened->block.body_markdown + "\n\n" + typed.text.body_markdown;
    typed.problems.insert(
        typed.problems.begin(),
        "Les deux textes sont réunis ci-dessous\u00a0: relire, puis enregistrer.");
  }
  if (!typed.problems.empty()) {
    if (!joins && wants_plain(visit)) return http::plain_text(typed.problems.front(), 422);
    return block_page(layout, visit,
                      {.issue = opened->issue,
                       .standing = opened->block,
                       .shown = std::move(typed),
                       .status = status});
  }
  const auto outcome = app::write_block(visit.db, {opened->block.id, seen_version(visit)},
                                        typed.text, actor_of(visit), visit.now);
  return after_save(layout, visit, *opened, typed.text, outcome);
}

Response post_block_version(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config) {
  const auto opened = open_block(visit, config);
  if (!opened) return error_page(layout, visit, opened.error());
  const int wanted = static_cast<int>(read_number(visit.request.field("rendre")).value_or(0));
  const auto outcome = app::restore_text(visit.db, {opened->block.id, seen_version(visit)}, wanted,
                                         actor_of(visit), visit.now);
  return after_save(layout, visit, *opened, opened->block, outcome);
}

Response post_block_file(const Layout& layout, const Visit& visit,
                         const config::VigieConfig& config) {
  const auto opened = open_block(visit, config);
  if (!opened) return error_page(layout, visit, opened.error());
  const auto file = file_of(visit, *opened);
  if (!file) return error_page(layout, visit, file.error());
  if (!*file) return error_page(layout, visit, {Code::not_found, opened->block.source_file});
  const auto outcome = app::take_file(visit.db, {opened->block.id, seen_version(visit)}, **file,
                                      actor_of(visit), visit.now);
  return after_save(layout, visit, *opened, **file, outcome);
}

Response post_presence(const Layout& layout, const Visit& visit,
                       const config::VigieConfig& config) {
  const auto opened = open_block(visit, config);
  if (!opened) return error_page(layout, visit, opened.error());
  const bool there = visit.request.field("fin").empty();
  const auto done =
      app::note_presence(visit.db, opened->block.id, visit.curator().id, there, visit.now);
  if (!done) return error_page(layout, visit, done.error());
  store::Reader reader = visit.db.reader();
  const auto present = store::present(reader, opened->issue.row.id,
                                      visit.now - app::kPresenceSeconds, visit.curator().id);
  if (!present) return error_page(layout, visit, present.error());
  std::vector<std::string> writers;
  for (const store::Presence& each : *present) {
    if (each.block == opened->block.id) writers.push_back(each.name);
  }
  return http::plain_text(fmt::format("{}\n{}", opened->block.version, writers_words(writers)));
}

Response post_drop_aside(const Layout& layout, const Visit& visit,
                         const config::VigieConfig& config) {
  const auto opened = open_block(visit, config);
  if (!opened) return error_page(layout, visit, opened.error());
  const auto aside = read_id<AsideId>(visit.request.field("texte"));
  const auto done = app::drop_aside(visit.db, opened->block.id, aside);
  if (!done) return error_page(layout, visit, done.error());
  return see_other(
      fmt::format("{}/blocs/{}", address_of(opened->issue.row), opened->block.id.value));
}

}  // namespace vigie::web
