// SPDX-License-Identifier: EUPL-1.2
#include "identify/renewed.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/format.hpp"
#include "text/fold.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"

namespace vigie::identify {
namespace {

constexpr std::size_t kWordBytesMin = 4;
constexpr std::size_t kWordsMin = 3;  ///< fewer say nothing of what is shared
constexpr double kFewShared = 0.45;
constexpr double kFewSharedByHabit = 0.65;
constexpr std::size_t kTitleBytes = 160;

using Words = std::set<std::string>;

void add_words(Words& words, std::string_view text) {
  for (std::string& word : text::words(text)) {
    if (word.size() >= kWordBytesMin) words.insert(std::move(word));
  }
}

/// Titles alone where one of the two has no text any more.
double share_of(const Printing& known, const Printing& now) {
  Words before;
  Words after;
  add_words(before, known.title);
  add_words(after, now.title);
  if (!known.excerpt.empty() && !now.excerpt.empty()) {
    add_words(before, known.excerpt);
    add_words(after, now.excerpt);
  }
  const std::size_t shorter = std::min(before.size(), after.size());
  if (shorter < kWordsMin) return 1;
  const auto common = std::ranges::count_if(
      before, [&after](const std::string& word) { return after.contains(word); });
  return static_cast<double>(common) / static_cast<double>(shorter);
}

}  // namespace

Renewal renewal_of(const Printing& known, const Printing& now, const PageHabits& habits) {
  Renewal renewal;
  if (!known.published_at || !now.published_at || habits.redates) return renewal;
  renewal.later_seconds = *now.published_at - *known.published_at;
  const std::int64_t apart = std::abs(renewal.later_seconds);
  const bool goes_on = (known.live || now.live) && apart < kLivePage;
  if (apart < kRenewedAfter || goes_on) return renewal;
  renewal.shared = share_of(known, now);
  if (renewal.shared >= (habits.before > 0 ? kFewSharedByHabit : kFewShared)) return renewal;
  renewal.news = renewal.later_seconds > 0 ? PageNews::another : PageNews::older;
  return renewal;
}

std::string reason_of(const Renewal& renewal, std::string_view title, const PageHabits& habits) {
  std::string_view shown = text::utf8_prefix(title, kTitleBytes);
  const std::int64_t days = std::max<std::int64_t>(1, renewal.later_seconds / kDaySeconds);
  std::string reason = fmt::format(
      "Même adresse que «\u00A0{}{}\u00A0», mais un autre article\u00A0: {}\u00A0% des mots en "
      "commun, {} plus tard",
      shown, shown.size() < title.size() ? "…" : "", std::lround(renewal.shared * 100),
      text::plural(days, "jour", "jours"));
  if (habits.before > 0) {
    reason += fmt::format("\u202F; cette adresse a déjà porté {}",
                          text::plural(habits.before + 1, "article", "articles"));
  }
  return reason + ".";
}

}  // namespace vigie::identify
