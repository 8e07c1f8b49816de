// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/readers/lists.hpp"

#include "app/readers/read_readers.hpp"
#include "base/format.hpp"
#include "store/letter/issue_repo.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/mail/follower_repo.hpp"
#include "text/french.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

/// The issues on their way, or sent, newest first.
Result<std::vector<View>> sent_issues(store::Reader& reader, const std::string& letter) {
  constexpr int kShown = 6;
  const auto issues = store::frozen_issues(reader, letter, kShown);
  if (!issues) return fail(issues.error());
  std::vector<View> views;
  for (const store::IssueRow& issue : *issues) {
    views.push_back(View()
                        .set("number", std::to_string(issue.number))
                        .set("url", fmt::format("/lettres/{}/{}/envoi", letter, issue.number)));
  }
  return views;
}

Result<View> list_view(store::Reader& reader, const std::string& key, const std::string& name,
                       std::string_view public_page) {
  const auto counts = store::reader_counts(reader, key);
  if (!counts) return fail(counts.error());
  auto issues = sent_issues(reader, key);
  if (!issues) return fail(issues.error());
  const std::int64_t receivers = counts->at(SubscriptionState::active);
  View view;
  view.set("key", key)
      .set("name", name)
      .set("receivers", text::plural(receivers, "personne reçoit", "personnes reçoivent"))
      .set("public", View().set("url", public_page))
      .set("leaving", !issues->empty())
      .set("issues", std::move(*issues));
  return view;
}

}  // namespace

Response get_lists(const ReaderPages& pages, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto letters = store::letters(reader);
  if (!letters) return error_page(pages.layout, visit, letters.error());
  std::vector<View> lists;
  for (const store::LetterRow& letter : *letters) {
    auto view = list_view(reader, letter.key, letter.name, "/lettre/" + letter.key);
    if (!view) return error_page(pages.layout, visit, view.error());
    lists.push_back(std::move(*view));
  }
  auto panorama = list_view(reader, std::string(store::kPanoramaList), "Le panorama par courriel",
                            "/panorama/suivre");
  if (!panorama) return error_page(pages.layout, visit, panorama.error());
  lists.push_back(std::move(*panorama));
  View view;
  view.set("sheet", View().set("url", asset_url("readers.css"))).set("lists", std::move(lists));
  return pages.layout.page(visit, "readers/listes", "Lecteurs", Section::letters, std::move(view));
}

}  // namespace vigie::web
