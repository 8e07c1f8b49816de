// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/issue_view.hpp"

#include "letter/wording.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
using render::View;

View issue_line(const store::IssueRow& issue) {
  View view;
  view.set("letter", issue.letter)
      .set("number", std::to_string(issue.number))
      .set("month", letter::month_label(issue.month))
      .set("subject", issue.subject)
      .set("state", letter::words_of(issue.state));
  return view;
}

}  // namespace vigie::web
