// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/year_view.hpp"

#include "base/format.hpp"
#include "letter/wording.hpp"
#include "web/pages/letter/issue_view.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

View issue_cell(const store::IssueRow& issue) {
  View view = issue_line(issue);
  view.set("leaves", issue.scheduled_at && issue.state == IssueState::frozen
                         ? "départ " + moment_of(*issue.scheduled_at)
                         : "");
  return view;
}

}  // namespace

std::vector<View> year_view(std::string_view letter, const std::vector<store::IssueRow>& issues,
                            Day today, bool may_edit) {
  const YearMonthDay now = civil(today);
  std::vector<View> months;
  for (unsigned number = 1; number <= 12; ++number) {
    const std::string month = fmt::format("{}-{:02}", now.year, number);
    std::vector<View> cells;
    for (auto each = issues.rbegin(); each != issues.rend(); ++each) {
      if (each->month == month) cells.push_back(issue_cell(*each));
    }
    const std::string label = letter::month_label(month);
    View view;
    view.set("letter", letter)
        .set("month_key", month)
        .set("month_label", label.substr(0, label.rfind(' ')))
        .set("now", number == now.month)
        .set("no_issue", cells.empty())
        .set("may_begin", may_edit && number >= now.month && cells.empty())
        .set("issues", std::move(cells));
    months.push_back(std::move(view));
  }
  return months;
}

std::vector<View> earlier_view(const std::vector<store::IssueRow>& issues, Day today) {
  const std::string year = fmt::format("{}-", civil(today).year);
  std::vector<View> rows;
  for (const store::IssueRow& each : issues) {
    if (!each.month.starts_with(year)) rows.push_back(issue_line(each));
  }
  return rows;
}

}  // namespace vigie::web
