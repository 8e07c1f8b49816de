// SPDX-License-Identifier: EUPL-1.2
/// How much the public panorama is read: numbers by subject, measure and period.
///
/// Shape   a number is added to its day, month and year at once, so that a page reads no more than
///         it shows. Visitors of today are known by their hash until the day is over.
/// Units   days of Paris; periods are "2026-11-30", "2026-11" and "2026".
/// Errors  storage.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

struct AudienceKey {
  std::string subject;
  std::string code;
  std::string measure;
  auto operator<=>(const AudienceKey&) const = default;
};

/// Adds to the day, its month and its year.
Result<void> add_audience(Transaction& tx, const AudienceKey& key, Day day, std::int64_t number);
/// Puts what stands now in their place.
Result<void> put_audience(Transaction& tx, const AudienceKey& key, Day day, std::int64_t number);
Result<void> put_audience_period(Transaction& tx, const AudienceKey& key, std::string_view period,
                                 std::int64_t number);

/// True where this visitor was not yet counted for the subject that day.
Result<bool> see_visitor(Transaction& tx, Day day, std::string_view subject, std::string_view code,
                         std::string_view visitor);
Result<bool> is_seen(Transaction& tx, Day day, std::string_view subject, std::string_view visitor);
Result<bool> has_seen_before(Reader& reader, Day day);
Result<void> forget_seen_before(Transaction& tx, Day day);
/// Single days older than that; their months and years stay.
Result<void> forget_audience_days(Transaction& tx, Day day);

Result<void> put_feed_followers(Transaction& tx, std::string_view feed, std::string_view aggregator,
                                std::int64_t followers, Day day);
/// Told since that day; what was told before is forgotten.
Result<std::int64_t> feed_followers_since(Transaction& tx, Day day);
/// Active subscriptions of the panorama's list.
Result<std::int64_t> mail_followers(Transaction& tx);

struct AudienceNumber {
  std::string code;   ///< or the period
  std::string label;  ///< of a theme, territory, centre or page; "" where none is known
  std::int64_t number = 0;
};
/// Of one subject and measure, the periods from `from` until `until` (excluded).
Result<std::vector<AudienceNumber>> audience_periods(Reader& reader, const AudienceKey& key,
                                                     std::string_view from, std::string_view until);
/// Whole years alone, oldest first.
Result<std::vector<AudienceNumber>> audience_years(Reader& reader, const AudienceKey& key);
/// The largest of a subject in a period.
Result<std::vector<AudienceNumber>> audience_top(Reader& reader, std::string_view subject,
                                                 std::string_view measure, std::string_view period,
                                                 int limit);
Result<std::int64_t> audience_number(Reader& reader, const AudienceKey& key,
                                     std::string_view period);

/// The days from `first` to `last`, both in it.
Result<std::int64_t> audience_days(Reader& reader, const AudienceKey& key, Day first, Day last);

struct FeedFollowers {
  std::string feed;
  std::string aggregator;
  std::int64_t followers = 0;
  std::string told_on;
};
Result<std::vector<FeedFollowers>> feed_followers(Reader& reader, int limit);

/// Views of what was taken in, as the place it comes from counted them: made anew with its lots.
Result<void> count_past_audience(Transaction& tx);
struct PastAudience {
  std::string year;
  std::int64_t items = 0;
  std::int64_t views = 0;
};
Result<std::vector<PastAudience>> past_audience(Reader& reader);

/// Stories that at least one centre decided between two moments: how many were read once, and how
/// many readings by other centres they spared. A story without territory is for every centre that
/// holds a source; another for those whose territories it names, and those that read it.
struct PooledReading {
  std::int64_t stories = 0;
  std::int64_t readings = 0;  ///< really made
  std::int64_t alone = 0;     ///< had each centre read for itself
};
Result<PooledReading> pooled_reading(Reader& reader, Instant from, Instant until);

}  // namespace vigie::store
