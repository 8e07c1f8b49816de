// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/letters.hpp"

#include "app/letter/open_draft.hpp"
#include "app/letter/read_issue.hpp"
#include "base/format.hpp"
#include "store/letter/issue_repo.hpp"
#include "store/letter/letter_repo.hpp"
#include "web/pages/letter/issue_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr std::int64_t kIssueNumberMax = 100'000;

/// The number in the address; not_found when it is none.
Result<int> issue_number(const Visit& visit) {
  const auto number = read_number(visit.capture("number"));
  if (!number || *number > kIssueNumberMax) return fail(Code::not_found, visit.request.path);
  return static_cast<int>(*number);
}

/// The issue that the address names; not_found when there is none.
Result<store::IssueRow> named_issue(const Visit& visit) {
  const auto number = issue_number(visit);
  if (!number) return fail(number.error());
  store::Reader reader = visit.db.reader();
  auto issue = store::issue_by_number(reader, visit.capture("letter"), *number);
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
    for (const store::IssueRow& issue : *issues) rows.push_back(issue_line(issue));
    View view;
    view.set("name", letter.name).set("no_issue", issues->empty()).set("issues", std::move(rows));
    shown.push_back(std::move(view));
  }
  View view;
  view.set("empty", letters->empty()).set("letters", std::move(shown));
  return layout.page(visit, "letter/lettres", "Lettres", Section::letters, std::move(view));
}

Response get_letter(const Layout& layout, const Visit& visit, const config::VigieConfig& config) {
  const auto number = issue_number(visit);
  if (!number) return error_page(layout, visit, number.error());
  store::Reader reader = visit.db.reader();
  const auto page = app::read_issue(reader, config, visit.capture("letter"), *number);
  if (!page) return error_page(layout, visit, page.error());
  if (!*page) return error_page(layout, visit, {Code::not_found, visit.request.path});
  return layout.page(visit, "letter/lettre", fmt::format("Numéro {}", *number), Section::letters,
                     issue_view(**page));
}

Response get_letter_preview(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config) {
  const auto issue = named_issue(visit);
  if (!issue) return error_page(layout, visit, issue.error());
  store::Reader reader = visit.db.reader();
  auto html = app::preview_issue(reader, config, *issue);
  if (!html) return error_page(layout, visit, html.error());
  Response response = html_page(with_links_beside(std::move(*html)));
  response.policy = Policy::letter;
  return response;
}

Response get_letter_online(const Layout& layout, const Visit& visit) {
  const auto number = issue_number(visit);
  if (!number) return error_page(layout, visit, number.error());
  store::Reader reader = visit.db.reader();
  auto html = store::archive_page(reader, visit.capture("letter"), *number);
  if (!html) return error_page(layout, visit, html.error());
  if (!*html) return error_page(layout, visit, {Code::not_found, visit.request.path});
  Response response = html_page(std::move(**html));
  response.policy = Policy::letter;
  response.cache = Cache::shared;
  return response;
}

}  // namespace vigie::web
