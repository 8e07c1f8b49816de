// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/letter_draft.hpp"

#include <algorithm>
#include <iterator>

#include "app/letter/block_changes.hpp"
#include "app/letter/material.hpp"
#include "base/format.hpp"
#include "letter/content.hpp"
#include "letter/propose.hpp"
#include "letter/wording.hpp"
#include "store/letter/letter_repo.hpp"

namespace vigie::app {
namespace {

Result<letter::Standing> standing_of(store::Reader& reader, IssueId issue) {
  auto blocks = store::blocks_of(reader, issue);
  if (!blocks) return fail(blocks.error());
  auto taken_out = store::blocks_taken_out(reader, issue);
  if (!taken_out) return fail(taken_out.error());
  return letter::Standing{std::move(*blocks), std::move(*taken_out)};
}

/// The day that an issue of the month bears: today, else its first Monday.
std::optional<Day> day_borne(const LetterPlan& plan, std::string_view month, Instant now) {
  if (!plan.dated_by_day) return std::nullopt;
  const Day today = paris_day(now);
  if (iso(today).starts_with(month)) return today;
  const auto first = first_day(month);
  return first ? std::optional(monday_of(*first + 6)) : std::nullopt;
}

/// The issue that is meant, made where there is none yet.
Result<std::variant<store::IssueRow, NotOneIssue>> found_or_made(store::Transaction& tx,
                                                                 const LetterPlan& plan,
                                                                 const WantedIssue& wanted,
                                                                 const Actor& actor, Instant now) {
  store::Reader reader = tx.reader();
  auto found = which_issue(reader, wanted);
  if (!found) return fail(found.error());
  const auto* not_one = std::get_if<NotOneIssue>(&*found);
  if (not_one == nullptr || !not_one->of_month.empty()) return found;
  const auto last = store::last_number(reader, plan.key);
  if (!last) return fail(last.error());
  Issue issue;
  issue.letter_key = plan.key;
  issue.number = wanted.number.value_or(*last == 0 ? plan.first_number : *last + 1);
  issue.month = wanted.month;
  issue.dated_on = day_borne(plan, wanted.month, now);
  if (auto done = store::put_letter(tx, plan.key, plan.name, plan.centre); !done) {
    return fail(done.error());
  }
  const auto id = store::add_issue(tx, issue, actor.curator, now);
  if (!id) return fail(id.error());
  auto row = store::issue_by_id(reader, *id);
  if (!row) return fail(row.error());
  return std::move(*row);
}

bool same_place(const Block& a, const Block& b) {
  return a.section == b.section && a.page == b.page && a.position == b.position;
}

/// What of the proposal is not yet so.
struct Difference {
  std::vector<Block> added;
  std::vector<Block> renewed;
  std::vector<Block> moved;
  std::vector<Block> dropped;
  int kept = 0;

  bool empty() const {
    return added.empty() && renewed.empty() && moved.empty() && dropped.empty();
  }
};

Difference difference_of(const std::vector<Block>& standing, letter::Proposal proposal) {
  Difference difference;
  difference.dropped = std::move(proposal.dropped);
  for (Block& block : proposal.blocks) {
    const auto before = std::ranges::find(standing, block.id, &Block::id);
    if (block.origin != BlockOrigin::proposed) {
      ++difference.kept;
    } else if (!block.id) {
      difference.added.push_back(std::move(block));
    } else if (letter::text_bytes(*before) != letter::text_bytes(block)) {
      difference.renewed.push_back(std::move(block));
    } else if (!same_place(*before, block) || before->panorama_item != block.panorama_item) {
      difference.moved.push_back(std::move(block));
    }
  }
  return difference;
}

Result<void> write(store::Transaction& tx, IssueId issue, const Difference& difference,
                   const store::Hand& hand) {
  for (const Block& block : difference.dropped) {
    if (auto done = store::drop_proposal(tx, block.id); !done) return fail(done.error());
  }
  for (const Block& block : difference.added) {
    if (auto done = put_new_block(tx, issue, block, hand); !done) return fail(done.error());
  }
  for (const Block& block : difference.renewed) {
    if (auto done = put_new_text(tx, block, hand); !done) return fail(done.error());
  }
  for (const Block& block : difference.moved) {
    if (auto done = store::change_block(tx, block, block.version, hand); !done) {
      return fail(done.error());
    }
  }
  return {};
}

struct Written {
  store::IssueRow row;
  Difference difference;
};
using ProposalOutcome = std::variant<Written, letter::IssueRefusal, NotOneIssue>;

/// Makes the issue what is proposed for it; writes nothing when it is so already.
Result<ProposalOutcome> write_proposal(store::Transaction& tx, const LetterPlan& plan,
                                       const WantedIssue& wanted, std::vector<OwnText> texts,
                                       const Actor& actor, Instant now) {
  auto found = found_or_made(tx, plan, wanted, actor, now);
  if (!found) return fail(found.error());
  if (auto* not_one = std::get_if<NotOneIssue>(&*found)) return std::move(*not_one);
  store::IssueRow row = std::get<store::IssueRow>(std::move(*found));
  if (row.state != IssueState::draft) {
    return letter::IssueRefusal{letter::IssueRefusal::Why::not_from_here,
                                letter::IssueAction::propose, row.state, row.number};
  }
  store::Reader reader = tx.reader();
  auto material = press_material(reader, plan, row.month, row.id);
  if (!material) return fail(material.error());
  auto left = texts_left(reader, row, std::move(texts));
  if (!left) return fail(left.error());
  material->texts = std::move(*left);
  const auto standing = standing_of(reader, row.id);
  if (!standing) return fail(standing.error());
  letter::Proposal proposal = letter::propose(plan, *standing, *material);
  Issue issue;
  issue.number = row.number;
  issue.month = row.month;
  issue.blocks = proposal.blocks;
  const bool hers = row.words_by_person;
  const std::string subject = hers ? row.subject : letter::subject_of(plan, issue);
  const std::string preheader = hers ? row.preheader : letter::preheader_of(plan, issue);
  Written written{std::move(row), difference_of(standing->blocks, std::move(proposal))};
  const bool same_words = written.row.subject == subject && written.row.preheader == preheader;
  if (written.difference.empty() && same_words) return written;
  auto step = step_issue(tx, written.row, letter::IssueAction::propose, actor, now);
  if (!step) return fail(step.error());
  if (auto* refusal = std::get_if<letter::IssueRefusal>(&*step)) return std::move(*refusal);
  const store::Hand hand{actor.curator, now};
  if (auto done = write(tx, written.row.id, written.difference, hand); !done) {
    return fail(done.error());
  }
  if (same_words) return written;
  if (auto done = store::set_issue_words(tx, written.row.id, subject, preheader); !done) {
    return fail(done.error());
  }
  return written;
}

/// The month of the issue that is meant, which its number may tell.
Result<std::string> month_meant(store::Reader& reader, const WantedIssue& wanted) {
  if (const auto day = first_day(wanted.month); !day) return fail(day.error());
  const auto found = which_issue(reader, wanted);
  if (!found) return fail(found.error());
  const auto* row = std::get_if<store::IssueRow>(&*found);
  return row == nullptr ? wanted.month : row->month;
}

}  // namespace

Result<DraftOutcome> draft_issue(store::Database& db, const config::VigieConfig& config,
                                 const LetterFiles& files, const WantedIssue& wanted,
                                 const Actor& actor, Instant now,
                                 std::vector<config::Diagnostic>& diagnostics) {
  store::Reader before = db.reader();
  const auto month = month_meant(before, wanted);
  if (!month) return fail(month.error());
  auto texts = own_texts(files, *month);
  const bool broken = config::has_errors(texts.diagnostics);
  std::ranges::move(texts.diagnostics, std::back_inserter(diagnostics));
  if (broken) {
    const std::string folder = files.texts_of(*month).string();
    return fail(Code::invalid_input, folder, fmt::format("un texte de {} est à corriger", folder));
  }
  auto tx = db.begin(store::Durability::full);
  if (!tx) return fail(tx.error());
  auto outcome = write_proposal(*tx, files.plan, wanted, std::move(texts.value), actor, now);
  if (!outcome) return fail(outcome.error());
  if (auto* refusal = std::get_if<letter::IssueRefusal>(&*outcome)) return std::move(*refusal);
  if (auto* not_one = std::get_if<NotOneIssue>(&*outcome)) return std::move(*not_one);
  if (auto done = tx->commit(); !done) return fail(done.error());
  const Written& written = std::get<Written>(*outcome);
  store::Reader reader = db.reader();
  const auto row = store::issue_by_id(reader, written.row.id);
  if (!row) return fail(row.error());
  auto draft = open_draft(reader, config, files, *row, now);
  if (!draft) return fail(draft.error());
  const Difference& difference = written.difference;
  return Drafted{.draft = std::move(*draft),
                 .added = static_cast<int>(difference.added.size()),
                 .renewed = static_cast<int>(difference.renewed.size() + difference.moved.size()),
                 .dropped = static_cast<int>(difference.dropped.size()),
                 .kept = difference.kept};
}

}  // namespace vigie::app
