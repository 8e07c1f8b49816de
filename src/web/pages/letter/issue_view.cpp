// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/issue_view.hpp"

#include "letter/wording.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

View approval_view(const store::Approval& approval) {
  View view;
  view.set("who", approval.who ? approval.name : "sur la ligne de commande")
      .set("by_person", bool{approval.who})
      .set("given_on", day_of(approval.at))
      .set("note", approval.note)
      .set("withdrawn_on", day_of(approval.withdrawn_at));
  return view;
}

View check_view(const letter::Check& check) {
  View view;
  view.set("message", check.message).set("error", check.outcome == letter::Outcome::error);
  return view;
}

}  // namespace

View issue_line(const store::IssueRow& issue) {
  View view;
  view.set("letter", issue.letter)
      .set("number", std::to_string(issue.number))
      .set("month", letter::month_label(issue.month))
      .set("subject", issue.subject)
      .set("state", letter::words_of(issue.state));
  return view;
}

View issue_view(const app::IssuePage& page) {
  std::vector<View> approvals;
  for (const store::Approval& each : page.approvals) approvals.push_back(approval_view(each));
  std::vector<View> lacking;
  for (const letter::Check& each : page.lacking) lacking.push_back(check_view(each));
  View view = issue_line(page.row);
  view.set("frozen_on", day_of(page.row.frozen_at))
      .set("scheduled_on", day_of(page.row.scheduled_at))
      .set("public", page.row.public_at.has_value())
      .set("pause_reason", page.row.pause_reason)
      .set("was_approved", !approvals.empty())
      .set("approvals", std::move(approvals))
      .set("lacks", !lacking.empty())
      .set("lacking", std::move(lacking))
      .set("unreadable", page.unreadable);
  return view;
}

}  // namespace vigie::web
