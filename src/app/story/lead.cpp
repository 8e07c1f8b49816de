// SPDX-License-Identifier: EUPL-1.2
#include "app/story/lead.hpp"

#include "desk/lead.hpp"

namespace vigie::app {

const store::StoryArticle* lead_of(const std::vector<store::StoryArticle>& articles,
                                   ArticleId chosen) {
  std::vector<desk::Reading> readings;
  readings.reserve(articles.size());
  for (const store::StoryArticle& each : articles) {
    readings.push_back({.article = each.id,
                        .access = each.access,
                        .published_at = each.published_at,
                        .first_seen_at = each.first_seen_at,
                        .held = each.held});
  }
  const auto lead = desk::lead_of(readings, chosen);
  return lead ? &articles[*lead] : nullptr;
}

}  // namespace vigie::app
