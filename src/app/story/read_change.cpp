// SPDX-License-Identifier: EUPL-1.2
#include "app/story/read_change.hpp"

#include "app/story/lead.hpp"

namespace vigie::app {
namespace {

/// What went is told by what it was called: its articles are in the other story now.
Result<std::string> title_that_came(store::Reader& reader, const store::Regrouping& made) {
  const auto steps = store::steps_of(reader, made.id);
  if (!steps) return fail(steps.error());
  const auto articles = store::story_articles(reader, made.to);
  if (!articles) return fail(articles.error());
  for (const store::StoryArticle& each : *articles) {
    for (const store::RegroupStep& step : *steps) {
      if (each.reprint == step.reprint) return each.title;
    }
  }
  return std::string();
}

}  // namespace

Result<std::optional<StoryChange>> last_change(store::Reader& reader, StoryId story) {
  auto made = store::latest_regrouping(reader, story);
  if (!made) return fail(made.error());
  if (!*made) return std::nullopt;
  const auto articles = store::story_articles(reader, (*made)->to);
  if (!articles) return fail(articles.error());
  const store::StoryArticle* lead = lead_of(*articles, {});
  return StoryChange{std::move(**made), lead == nullptr ? std::string() : lead->title};
}

Result<std::optional<StoryChange>> change_by(store::Reader& reader, std::int64_t decision,
                                             StoryId story) {
  auto made = store::regrouping(reader, decision);
  if (!made) return fail(made.error());
  if (!*made || ((*made)->from != story && (*made)->to != story)) return std::nullopt;
  if ((*made)->move == store::Regroup::split) return StoryChange{std::move(**made), ""};
  auto title = title_that_came(reader, **made);
  if (!title) return fail(title.error());
  return StoryChange{std::move(**made), std::move(*title)};
}

}  // namespace vigie::app
