// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/filtering.hpp"

#include "config/centres.hpp"
#include "config/filters.hpp"
#include "store/people/centre_repo.hpp"
#include "store/source/filter_repo.hpp"
#include "store/source/filter_rule_repo.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

config::Loaded<FilterRules> read_rules(const config::VigieConfig& config) {
  return config::load_filters(config.filters, config::load_centres(config.centres).value);
}

std::optional<Day> day_of(const std::optional<Instant>& at) {
  return at ? std::optional<Day>(paris_day(*at)) : std::nullopt;
}

}  // namespace

Result<FilterBook> load_filter_book(store::Reader& reader) {
  FilterBook book;
  const auto rules = store::filter_rules(reader);
  if (!rules) return fail(rules.error());
  if (rules->empty()) return book;
  book.filters = filter::Filters(*rules);
  const auto centres = store::centres(reader);
  if (!centres) return fail(centres.error());
  for (const store::StoredCentre& centre : *centres) {
    book.centre_keys.emplace(centre.id, centre.centre.key);
  }
  return book;
}

const FilterRule* rule_against(const FilterBook& book, const FeedItem& item,
                               const store::PollTarget& source, CentreId centre) {
  if (book.filters.empty()) return nullptr;
  const auto key = book.centre_keys.find(centre);
  // The address of the files, where people read it, also once the feed moved.
  const std::string source_key = text::canonical_url(source.own_url);
  filter::Subject subject;
  subject.title = item.title;
  subject.body = item.excerpt;
  subject.author = item.author;
  subject.url = item.link;
  subject.categories = item.categories;
  subject.source = source.title;
  subject.source_key = source_key;
  subject.published_on = day_of(item.published_at ? item.published_at : item.updated_at);
  return book.filters.match(subject, key == book.centre_keys.end() ? "" : key->second);
}

Result<FilterPreview> preview_filters(store::Reader& reader, const config::VigieConfig& config,
                                      Instant now) {
  FilterPreview preview;
  auto rules = read_rules(config);
  preview.diagnostics = std::move(rules.diagnostics);
  preview.rules = rules.value.size();
  if (config::has_errors(preview.diagnostics)) return preview;
  const filter::Filters filters(rules.value);
  const auto waiting = store::waiting_stories(reader, now - kFilterPreviewDays * kDaySeconds);
  if (!waiting) return fail(waiting.error());
  preview.looked_at = waiting->size();
  for (const store::WaitingStory& story : *waiting) {
    filter::Subject subject;
    subject.title = story.title;
    subject.body = story.excerpt;
    subject.author = story.author;
    subject.url = story.url;
    subject.categories = story.categories;
    subject.source = story.source;
    subject.source_key = story.source_key;
    subject.published_on = day_of(story.published_at);
    const FilterRule* rule = filters.match(subject, story.centre);
    if (rule == nullptr) continue;
    preview.hits.push_back({rule->name, story.centre, story.title, story.source, story.arrived_at});
  }
  return preview;
}

}  // namespace vigie::app
