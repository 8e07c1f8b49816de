// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/search/search.hpp"

#include "app/story/search.hpp"
#include "base/format.hpp"
#include "desk/wording.hpp"
#include "http/links.hpp"
#include "model/access_words.hpp"
#include "rights/share.hpp"
#include "text/french.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

Instant moment_told(const store::FoundArticle& article) {
  return article.published_at.value_or(article.first_seen_at);
}

/// "gardée"; "" for what is to be read, or on no desk of the centre.
std::string_view state_words(const store::FoundArticle& article) {
  const auto state = parse_desk_state(article.desk_state);
  if (article.desk_state.empty() || !state || *state == DeskState::fresh) return "";
  return desk::decision_of(*state);
}

View result_view(const store::FoundArticle& article) {
  return View()
      .set("story", std::to_string(article.story.value))
      .set("title", article.title.empty() ? "Sans titre" : article.title)
      .set("url", rights::public_link(article.url))
      .set("media", article.media)
      .set("date", day_of(moment_told(article)))
      .set("date_code", day_code_of(moment_told(article)))
      .set("access", access_words(article.access))
      .set("state", state_words(article));
}

/// Under the month in which each was told; a month comes again where arrivals are not in order.
std::vector<View> months_of(const std::vector<store::FoundArticle>& found) {
  std::vector<View> months;
  std::vector<View> results;
  std::string name;
  const auto close = [&] {
    if (!results.empty()) {
      months.push_back(View().set("month", name).set("results", std::move(results)));
    }
    results.clear();
  };
  for (const store::FoundArticle& article : found) {
    std::string month = text::month_name(paris_day(moment_told(article)));
    if (month != name) {
      close();
      name = std::move(month);
    }
    results.push_back(result_view(article));
  }
  close();
  return months;
}

std::string unknown_words(const std::vector<std::string>& misunderstood) {
  if (misunderstood.empty()) return "";
  return fmt::format(
      "Non compris, laissé de côté\u00a0: {}. Une date s’écrit du:2026-01-31 ou "
      "du:31/01/2026.",
      fmt::join(misunderstood, ", "));
}

}  // namespace

Response get_search(const Layout& layout, const Visit& visit) {
  const std::string_view line = visit.request.parameter("q");
  app::SearchAsked asked = app::parse_search(line);
  asked.question.centre = visit.curator().centre;
  asked.question.before = read_id<ArticleId>(visit.request.parameter("avant"));
  if (!*asked.question.before) asked.question.before.reset();
  app::SearchPage page;
  if (!asked.empty) {
    store::Reader reader = visit.db.reader();
    auto found = app::search(reader, asked.question);
    if (!found) return error_page(layout, visit, found.error());
    page = std::move(*found);
  }
  View view;
  view.set("line", line)
      .set("unknown", unknown_words(asked.misunderstood))
      .set("no_word", asked.empty && !line.empty())
      .set("nothing", !asked.empty && page.found.empty())
      .set("months", months_of(page.found))
      .set("line_query", http::escape_query(line))
      .set("next_before", page.next ? std::to_string(page.next->value) : std::string());
  const std::string title =
      line.empty() ? "Chercher" : fmt::format("Chercher «\u00a0{}\u00a0»", line);
  return layout.page(visit, "search/recherche", title, Section::none, std::move(view));
}

}  // namespace vigie::web
