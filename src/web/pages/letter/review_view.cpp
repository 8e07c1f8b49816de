// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/review_view.hpp"

#include <algorithm>

#include "app/letter/departures.hpp"
#include "app/letter/review.hpp"
#include "base/format.hpp"
#include "letter/difference.hpp"
#include "letter/wording.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"
#include "web/pages/letter/compose_view.hpp"
#include "web/pages/letter/issue_view.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using letter::Outcome;
using render::View;

View approval_view(const store::Approval& approval) {
  View view;
  view.set("who", approval.who ? approval.name : "sur la ligne de commande")
      .set("by_person", bool{approval.who})
      .set("given_on", moment_of(approval.at))
      .set("note", approval.note)
      .set("withdrawn_on", approval.withdrawn_at ? moment_of(*approval.withdrawn_at) : "");
  return view;
}

View check_view(const letter::Check& check) {
  View view;
  view.set("message", check.message)
      .set("check_key", app::warning_key(check))
      .set("error", check.outcome == Outcome::error)
      .set("warning", check.outcome == Outcome::warning)
      .set("good", check.outcome == Outcome::good)
      .set("remedy", check.block ? std::to_string(check.block.value) : "");
  return view;
}

View change_view(const app::ChangedBlock& change) {
  std::vector<View> runs;
  const std::string now =
      change.removed ? "" : change.now.title + "\n\n" + change.now.body_markdown;
  for (const letter::Change& each : letter::difference(change.then, now)) {
    runs.push_back(View()
                       .set("run", each.text)
                       .set("removed", each.kind == letter::Change::Kind::removed)
                       .set("added", each.kind == letter::Change::Kind::added));
  }
  View view;
  view.set("change_title", change.now.title)
      .set("change_page", std::to_string(change.now.page))
      .set("change_by", change.by.empty() ? "vigie" : change.by)
      .set("change_at", moment_of(change.at))
      .set("change_removed", change.removed)
      .set("change_new", change.then.empty())
      .set("difference", std::move(runs));
  return view;
}

View test_view(const store::TestCopy& test) {
  View view;
  view.set("address", test.address)
      .set("asked_at", moment_of(test.asked_at))
      .set("waiting", !test.tried_at.has_value())
      .set("sent", test.sent_at.has_value())
      .set("answer", test.answer);
  return view;
}

std::vector<View> views_view(std::string_view shown) {
  static constexpr std::pair<std::string_view, std::string_view> kViews[] = {
      {"600", "600\u00a0px"},
      {"320", "320\u00a0px"},
      {"sombre", "Sombre"},
      {"sans-style", "Sans style"},
      {"texte", "Texte"}};
  std::vector<View> views;
  for (const auto& [key, label] : kViews) {
    views.push_back(View().set("view", key).set("view_label", label).set("current", key == shown));
  }
  return views;
}

std::string verdict_of(int errors, int warnings) {
  const std::string look = text::plural(warnings, "point à regarder", "points à regarder");
  if (errors > 0) {
    const std::string blocks =
        text::plural(errors, "point bloque l’envoi", "points bloquent l’envoi");
    return warnings > 0 ? fmt::format("{}, {}.", blocks, look) : blocks + ".";
  }
  return warnings > 0 ? fmt::format("Rien ne bloque, {}.", look) : "Rien ne bloque, tout est bon.";
}

/// Errors first, then warnings, then what is good.
void set_checks(View& view, const app::ReviewPage& page) {
  std::vector<View> bad;
  std::vector<View> look;
  std::vector<View> good;
  if (page.draft) {
    for (const letter::Check& each : page.draft->checks) {
      auto& into = each.outcome == Outcome::error     ? bad
                   : each.outcome == Outcome::warning ? look
                                                      : good;
      into.push_back(check_view(each));
    }
  }
  const int errors = static_cast<int>(bad.size());
  const int warnings = static_cast<int>(look.size());
  view.set("checked", page.draft.has_value())
      .set("verdict", verdict_of(errors, warnings))
      .set("blocked", errors > 0)
      .set("clean", errors == 0 && warnings == 0)
      .set("has_warnings", warnings > 0)
      .set("bad", std::move(bad))
      .set("look", std::move(look))
      .set("good_count", text::plural(static_cast<int>(good.size()), "point bon", "points bons"))
      .set("good_ones", std::move(good));
}

void set_decision(View& view, const app::ReviewPage& page, const ReviewRights& rights,
                  Instant now) {
  const IssueState state = page.row.state;
  const bool blocked = page.draft && letter::has_errors(page.draft->checks);
  const bool missed = state == IssueState::frozen && page.row.scheduled_at &&
                      now - *page.row.scheduled_at > app::kLateSeconds;
  const bool reviewing = state == IssueState::in_review;
  const bool awaited = reviewing && rights.approve;
  const std::string waits = blocked ? "L’approbation attend que rien ne bloque." : page.why_not;
  view.set("only_reads", !rights.edit && !rights.approve)
      .set("may_submit", state == IssueState::draft && rights.edit)
      .set("may_take_back", reviewing && rights.edit)
      .set("may_approve", awaited && !blocked && page.why_not.empty() && page.draft.has_value())
      .set("approve_waits", awaited ? waits : "")
      .set("may_correct", rights.approve && (reviewing || state == IssueState::approved))
      .set("may_schedule", state == IssueState::approved && rights.approve)
      .set("may_thaw", state == IssueState::frozen && rights.approve)
      .set("missed", missed)
      .set("scheduled", page.row.scheduled_at ? moment_of(*page.row.scheduled_at) : "")
      .set("suggested", text::moment_field(now + 2 * kHourSeconds))
      .set("may_edit", rights.edit);
}

}  // namespace

View review_view(const app::ReviewPage& page, const ReviewRights& rights, std::string_view shown,
                 Instant now) {
  std::vector<View> approvals;
  for (const store::Approval& each : page.approvals) approvals.push_back(approval_view(each));
  std::vector<View> accepted;
  for (const store::AcceptedWarning& each : page.accepted) {
    accepted.push_back(View().set("message", each.message));
  }
  std::vector<View> changes;
  for (const app::ChangedBlock& each : page.changes) changes.push_back(change_view(each));
  std::vector<View> comments;
  for (const store::Comment& each : page.comments) {
    if (!each.resolved_at) comments.push_back(comment_view(each));
  }
  std::vector<View> tests;
  for (const store::TestCopy& each : page.tests) tests.push_back(test_view(each));
  const std::string& print = page.fingerprint;
  View view = issue_line(page.row);
  view.set("letter_name", page.letter_name.empty() ? page.row.letter : page.letter_name)
      .set("version", std::to_string(page.row.version))
      .set("fingerprint", print)
      .set("short_print",
           print.size() < 8 ? "" : print.substr(0, 4) + "…" + print.substr(print.size() - 3))
      .set("steps", steps_view(page.row.state))
      .set("unreadable", page.unreadable)
      .set("pause_reason", page.row.pause_reason)
      .set("public", page.row.public_at.has_value())
      .set("withdrawn", page.row.withdrawn_at.has_value())
      .set("may_withdraw", rights.approve)
      .set("was_approved", !approvals.empty())
      .set("approvals", std::move(approvals))
      .set("has_accepted", !accepted.empty())
      .set("accepted", std::move(accepted))
      .set("fell", !changes.empty())
      .set("changes", std::move(changes))
      .set("has_comments", !comments.empty())
      .set("comments", std::move(comments))
      .set("comment_block", "")
      .set("comment_back", "relire")
      .set("typed_comment", "")
      .set("has_tests", !tests.empty())
      .set("tests", std::move(tests))
      .set("views", views_view(shown))
      .set("shown", shown)
      .set("narrow", shown == "320")
      .set("as_text", shown == "texte")
      .set("text_part", page.text);
  set_checks(view, page);
  set_decision(view, page, rights, now);
  return view;
}

}  // namespace vigie::web
