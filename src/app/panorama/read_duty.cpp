// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/read_duty.hpp"

#include <algorithm>

#include "app/panorama/answer_offers.hpp"

namespace vigie::app {
namespace {

constexpr std::int64_t kWithdrawnShownSeconds = 7 * kDaySeconds;

std::vector<OfferedStory> by_story(std::vector<store::ProposalLine> lines) {
  std::vector<OfferedStory> stories;
  for (store::ProposalLine& line : lines) {
    const StoryId story = line.proposal.story;
    auto found = std::ranges::find(stories, story, &OfferedStory::story);
    if (found == stories.end()) {
      stories.push_back({.story = story});
      found = std::prev(stories.end());
    }
    found->offers.push_back(std::move(line));
  }
  for (OfferedStory& each : stories) each.mark = mark_of(each.offers);
  return stories;
}

/// Where its articles happen, by how many papers, and whether it is there already.
Result<void> add_scope(store::Reader& reader, const tag::TerritoryTagger* places,
                       std::vector<OfferedStory>& stories) {
  std::vector<store::DeskItem> items;
  for (const OfferedStory& each : stories) {
    store::DeskItem item;
    item.story = each.story;
    items.push_back(std::move(item));
  }
  const auto read = read_stories(reader, std::move(items), places);
  if (!read) return fail(read.error());
  for (std::size_t at = 0; at < stories.size(); ++at) {
    const DeskStory& known = (*read)[at];
    panorama::ScopeFacts facts{.title = stories[at].offers.front().title,
                               .media = static_cast<std::size_t>(known.media())};
    for (const RegionShare& region : known.reach.regions) facts.regions.push_back(region.name);
    stories[at].scope = panorama::scope_of(facts);
    stories[at].on_panorama = known.relayed.has_value();
  }
  return {};
}

Result<std::vector<store::Erratum>> errata_of(store::Reader& reader,
                                              const std::vector<store::EditionItem>& items) {
  std::vector<ArticleId> articles;
  for (const store::EditionItem& each : items) articles.push_back(each.item.article);
  return store::errata_of_articles(reader, articles);
}

Result<std::int64_t> published_this_week(store::Reader& reader, Instant now) {
  constexpr int kWeekDays = 7;
  const Day monday = monday_of(paris_day(now));
  const auto from = instant_at(monday, 0, 0, kParis);
  const auto until = instant_at(monday + kWeekDays, 0, 0, kParis);
  if (!from) return fail(from.error());
  if (!until) return fail(until.error());
  return store::published_between(reader, *from, *until);
}

}  // namespace

Result<DutyDesk> read_duty(store::Reader& reader, const Publisher& publisher,
                           const tag::TerritoryTagger* places, Instant now) {
  DutyDesk desk;
  const auto since = edition_begin(now);
  if (!since) return fail(since.error());
  auto edition = store::edition_items(reader, *since);
  if (!edition) return fail(edition.error());
  desk.edition = std::move(*edition);
  edition_order(desk.edition);
  auto withdrawn = store::withdrawn_items(reader, now - kWithdrawnShownSeconds, kWithdrawnShown);
  if (!withdrawn) return fail(withdrawn.error());
  desk.withdrawn = std::move(*withdrawn);
  auto errata = errata_of(reader, desk.withdrawn);
  if (!errata) return fail(errata.error());
  desk.errata = std::move(*errata);
  auto offered = store::offered_proposals(reader);
  if (!offered) return fail(offered.error());
  desk.offered = by_story(std::move(*offered));
  if (auto done = add_scope(reader, places, desk.offered); !done) return fail(done.error());
  auto own = store::proposals_of(reader, publisher.curator.centre,
                                 now - kOwnOffersDays * kDaySeconds, kOwnOffersShown);
  if (!own) return fail(own.error());
  desk.own = std::move(*own);
  auto suggested = store::suggestions(reader, kSuggestedShown);
  if (!suggested) return fail(suggested.error());
  desk.suggested = std::move(*suggested);
  const auto published = published_this_week(reader, now);
  if (!published) return fail(published.error());
  desk.published_this_week = *published;
  const auto may = may_edit_panorama(reader, publisher.curator, publisher.authority, now);
  if (!may) return fail(may.error());
  desk.may_edit = *may;
  const auto duty = duty_now(reader, now);
  if (!duty) return fail(duty.error());
  if (*duty) desk.holder = (*duty)->who_and_why;
  return desk;
}

}  // namespace vigie::app
