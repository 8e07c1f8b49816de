// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/letters.hpp"

#include "app/letter/open_draft.hpp"
#include "store/letter/issue_repo.hpp"
#include "store/letter/letter_repo.hpp"
#include "web/pages/letter/archive.hpp"
#include "web/pages/letter/issue_view.hpp"
#include "web/pages/letter/issue_visit.hpp"
#include "web/pages/letter/year_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

/// In its frame the preview can go nowhere: its links open beside it. What is mailed has no such
/// line.
std::string with_links_beside(std::string html) {
  static constexpr std::string_view kHead = "<head>";
  const std::size_t head = html.find(kHead);
  if (head != std::string::npos) html.insert(head + kHead.size(), "<base target=\"_blank\">");
  return html;
}

/// As a client shows it whose reader likes the dark, or that drops all styles.
std::string as_seen(std::string html, std::string_view view) {
  if (view == "sombre") {
    constexpr std::string_view kDark = "@media (prefers-color-scheme: dark)";
    const std::size_t at = html.find(kDark);
    if (at != std::string::npos) html.replace(at, kDark.size(), "@media all");
  }
  if (view != "sans-style") return html;
  constexpr std::string_view kEnd = "</style>";
  for (std::size_t at = html.find("<style>"); at != std::string::npos; at = html.find("<style>")) {
    const std::size_t end = html.find(kEnd, at);
    if (end == std::string::npos) break;
    html.erase(at, end + kEnd.size() - at);
  }
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
    const Day today = paris_day(visit.now);
    const bool may_edit = visit.may(people::Permission::edit_letter, Where::anywhere);
    auto earlier = earlier_view(*issues, today);
    View view;
    view.set("name", letter.name)
        .set("letter", letter.key)
        .set("year", std::to_string(civil(today).year))
        .set("this_month", iso(today).substr(0, 7))
        .set("has_readers", may_edit)
        .set("has_special", may_edit && !issues->empty())
        .set("months", year_view(letter.key, *issues, today, may_edit))
        .set("has_earlier", !earlier.empty())
        .set("earlier", std::move(earlier));
    shown.push_back(std::move(view));
  }
  View view;
  view.set("sheet", View().set("url", asset_url("lettre.css")));
  view.set("empty", letters->empty()).set("letters", std::move(shown));
  return layout.page(visit, "letter/lettres", "Lettres", Section::letters, std::move(view));
}

Response get_letter_preview(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config) {
  const auto issue = named_issue(visit);
  if (!issue) return error_page(layout, visit, issue.error());
  store::Reader reader = visit.db.reader();
  auto html = app::preview_issue(reader, config, *issue);
  if (!html) return error_page(layout, visit, html.error());
  Response response = html_page(with_links_beside(with_own_addresses(
      as_seen(std::move(*html), visit.request.parameter("vue")), config.web.public_url)));
  response.policy = Policy::letter;
  return response;
}

}  // namespace vigie::web
