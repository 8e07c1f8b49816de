// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/letters.hpp"

#include "app/letter/letter_draft.hpp"
#include "base/format.hpp"
#include "letter/wording.hpp"
#include "store/letter/issue_repo.hpp"
#include "store/letter/letter_repo.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

View issue_view(const store::IssueRow& issue) {
  View view;
  view.set("letter", issue.letter)
      .set("number", std::to_string(issue.number))
      .set("month", letter::month_label(issue.month))
      .set("subject", issue.subject)
      .set("state", letter::words_of(issue.state))
      .set("frozen_on", day_of(issue.frozen_at))
      .set("public", issue.public_at.has_value());
  return view;
}

/// The issue that the address names; not_found when there is none.
Result<store::IssueRow> named_issue(const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto number = read_number(visit.capture("number"));
  if (!number || *number > 100'000) return fail(Code::not_found, visit.request.path);
  auto issue = store::issue_by_number(reader, visit.capture("letter"), static_cast<int>(*number));
  if (!issue) return fail(issue.error());
  if (!*issue) return fail(Code::not_found, visit.request.path);
  return **issue;
}

/// In its frame the preview can go nowhere: its links open beside it. What is mailed has no such
/// line.
std::string with_links_beside(std::string html) {
  static constexpr std::string_view kHead = "<head>";
  const std::size_t head = html.find(kHead);
  if (head != std::string::npos) html.insert(head + kHead.size(), "<base target=\"_blank\">");
  return html;
}

}  // namespace

Response get_letters(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto letters = store::letters(reader);
  if (!letters) return error_page(layout, visit, letters.error());
  std::vector<View> shown;
  for (const store::LetterRow& letter : *letters) {
    const auto issues = store::issues(reader, letter.key);
    if (!issues) return error_page(layout, visit, issues.error());
    std::vector<View> rows;
    for (const store::IssueRow& issue : *issues) rows.push_back(issue_view(issue));
    View view;
    view.set("name", letter.name).set("no_issue", issues->empty()).set("issues", std::move(rows));
    shown.push_back(std::move(view));
  }
  View view;
  view.set("empty", letters->empty()).set("letters", std::move(shown));
  return layout.page(visit, "letter/lettres", "Lettres", Section::letters, std::move(view));
}

Response get_letter(const Layout& layout, const Visit& visit) {
  const auto issue = named_issue(visit);
  if (!issue) return error_page(layout, visit, issue.error());
  View view = issue_view(*issue);
  return layout.page(visit, "letter/lettre", fmt::format("Numéro {}", issue->number),
                     Section::letters, std::move(view));
}

Response get_letter_preview(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config) {
  const auto issue = named_issue(visit);
  if (!issue) return error_page(layout, visit, issue.error());
  store::Reader reader = visit.db.reader();
  auto html = app::preview_issue(reader, config, issue->letter, issue->month);
  if (!html) return error_page(layout, visit, html.error());
  Response response = html_page(with_links_beside(std::move(*html)));
  response.policy = Policy::letter;
  return response;
}

Response get_letter_online(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto number = read_number(visit.capture("number"));
  if (!number || *number > 100'000) {
    return error_page(layout, visit, {Code::not_found, visit.request.path});
  }
  auto html = store::archive_page(reader, visit.capture("letter"), static_cast<int>(*number));
  if (!html) return error_page(layout, visit, html.error());
  if (!*html) return error_page(layout, visit, {Code::not_found, visit.request.path});
  Response response = html_page(std::move(**html));
  response.policy = Policy::letter;
  response.cache = Cache::shared;
  return response;
}

}  // namespace vigie::web
