// SPDX-License-Identifier: EUPL-1.2
/// Is what stands at a known address under a known guid the article we have, edited, or another
/// one?
///
/// Shape   what it said, what it says, and the feed's habits → edit, another article, or an older
///         printing that came back (a cache). Another article has few words of the one before and is
///         dated kRenewedAfter later, with a date that the feed does not give to everything anew. A
///         page that is written as the event goes on stays one article for kLivePage. Where the
///         address was renewed before, more words may be the same: a weekly review has its formulas.
/// Units   shares of the shorter text's words of four letters and more, each counted once.
/// Pure    yes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace vigie::identify {

inline constexpr std::int64_t kRenewedAfter = 20 * kHourSeconds;
inline constexpr std::int64_t kLivePage = 3 * kDaySeconds;

struct Printing {
  std::string_view title;
  std::string_view excerpt;  ///< "" where it is not kept any more
  std::optional<Instant> published_at;
  bool live = false;  ///< its title says that the page goes on
};

struct PageHabits {
  bool redates = false;     ///< the feed dates anew what it did not change
  std::int64_t before = 0;  ///< articles that stood at this address before the one we have
};

enum class PageNews { edit, another, older };

struct Renewal {
  PageNews news = PageNews::edit;
  double shared = 1;               ///< of the words
  std::int64_t later_seconds = 0;  ///< than the one we have
};

Renewal renewal_of(const Printing& known, const Printing& now, const PageHabits& habits);

/// One French sentence, for an article that is another. `title` is what the address bore before.
std::string reason_of(const Renewal& renewal, std::string_view title, const PageHabits& habits);

}  // namespace vigie::identify
