// SPDX-License-Identifier: EUPL-1.2
/// How much the panorama is read in a year, for its page, its file and the command line.
///
/// Shape   a year and a subject -> what happened in it (N and N−1, month by month), what stands at
///         its end, what was counted elsewhere before; three natures that no figure mixes.
/// Units   civil years of Paris. `since` is the first month counted: what lies before is not
///         measured, never zero.
/// Errors  not_found for a year out of range; storage.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "exports/report.hpp"
#include "panorama/shelf.hpp"
#include "store/panorama/audience_repo.hpp"

namespace vigie::app {

inline constexpr int kAudienceYearMin = 2014;
inline constexpr int kAudienceYearMax = 2199;
inline constexpr int kAudienceTop = 15;

/// In the year and in the one before; none where nothing was measured.
struct YearPair {
  std::optional<std::int64_t> now;
  std::optional<std::int64_t> before;
};

struct AudienceLine {
  std::string code;
  std::string label;
  YearPair views;
};

struct Audience {
  int year = 0;
  bool running = false;       ///< the year is not over: N−1 is its same days, stocks aside
  Day until = {};             ///< the last day that counts
  std::string since;          ///< "2026-11"; "" where nothing was ever counted
  bool whole_before = false;  ///< all of these days of N−1 were counted
  panorama::Shelf shelf;      ///< `all`: the whole site
  std::string label = {};     ///< of the shelf
  YearPair views;
  YearPair visitors;  ///< sum of daily visitors
  YearPair embeds;
  YearPair robots;
  YearPair robot_views;
  YearPair feed_followers;  ///< standing at the end
  YearPair mail_followers;
  std::array<YearPair, 12> months;                ///< views
  std::vector<store::AudienceNumber> years = {};  ///< views of each year that vigie counted
  std::vector<AudienceLine> pages;
  std::vector<AudienceLine> themes;
  std::vector<AudienceLine> territories;
  std::vector<AudienceLine> centres;
  std::vector<AudienceLine> dossiers;
  std::vector<AudienceLine> referrers;
  std::vector<AudienceLine> embed_sites;
  std::vector<store::FeedFollowers> feeds;
  std::vector<store::PastAudience> past;           ///< taken in, by year of appearance
  std::vector<exports::FigureValue> past_reports;  ///< of the years' reports, before vigie
  std::optional<store::PooledReading> pooled;
};

Result<Audience> read_audience(store::Reader& reader, int year, const panorama::Shelf& shelf,
                               Instant now);

/// A line a number: year; nature; subject; code; label; measure; number; year before.
std::string audience_csv(const Audience& audience);

}  // namespace vigie::app
