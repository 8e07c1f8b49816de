// SPDX-License-Identifier: EUPL-1.2
// What must hold of any day's press, at both levels: neither the order of one instant nor the news
// of somewhere else moves a group.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "cluster/lexicon.hpp"
#include "cluster/stream.hpp"

namespace vigie::cluster {
namespace {

constexpr std::int64_t kMorning = 1'770'015'600;  // 2 February 2026, 8:00 in Paris

/// Words that no two `kind`s and numbers share: "zakulo", "zakuma", …
std::string word_of(unsigned kind, unsigned number) {
  static constexpr std::string_view kStarts[] = {"ba", "co", "di", "fu", "ga", "jo", "le", "mi"};
  static constexpr std::string_view kEnds[] = {"bra", "cto", "dri", "fle",
                                               "gno", "plu", "ste", "vra"};
  std::string word(kStarts[kind % 8]);
  for (unsigned rest = kind * 4'096 + number + 1; rest > 0; rest /= 8) word += kEnds[rest % 8];
  return word;
}

/// One event of the day: its place, what happened there, and the text an agency sends out.
struct Event {
  std::string place;
  std::vector<std::string> acts;
  std::vector<std::string> text;
};

Event event_of(unsigned number) {
  Event event;
  event.place = word_of(0, number);
  event.place.front() = 'V';
  for (unsigned i = 0; i < 4; ++i) event.acts.push_back(word_of(1, number * 8 + i));
  for (unsigned i = 0; i < 45; ++i) event.text.push_back(word_of(2, number * 64 + i));
  return event;
}

class Day {
 public:
  explicit Day(unsigned seed) : chance_(seed) {}

  /// Events told by several papers: sent out, edited lightly, told in other words.
  std::vector<StreamItem> news(unsigned events) {
    std::vector<StreamItem> items;
    for (unsigned number = 0; number < events; ++number) {
      const Event event = event_of(number);
      const std::size_t told = 1 + below(5);
      for (std::size_t i = 0; i < told; ++i) items.push_back(telling(event, number / 7));
    }
    return items;
  }
  /// News of somewhere else: not a word in common with the events, or with one another.
  StreamItem stranger(unsigned number, Instant at) {
    std::string title = "Ailleurs";
    for (unsigned i = 0; i < 6; ++i) title += ' ' + word_of(5, number * 8 + i);
    std::string text;
    for (unsigned i = 0; i < 30; ++i) text += word_of(6, number * 32 + i) + ' ';
    return {"", "loin" + std::to_string(number), title, text, at};
  }
  std::size_t below(std::size_t count) { return chance_() % count; }
  std::mt19937& chance() { return chance_; }

 private:
  StreamItem telling(const Event& event, unsigned hour) {
    std::vector<std::string> acts = event.acts;
    const bool retold = below(3) == 0;
    if (retold) std::ranges::shuffle(acts, chance_);
    std::string title = below(4) == 0 ? "DIRECT. " : "";
    title += event.place + (below(2) == 0 ? " : " : ". ");
    for (const std::string& act : acts) title += act + " ";
    std::string text;
    for (std::size_t i = 0; !retold && i < event.text.size(); ++i) {
      text +=
          (below(20) == 0 ? word_of(3, static_cast<unsigned>(below(4'000))) : event.text[i]) + " ";
    }
    return {"", "journal" + std::to_string(++papers_), std::move(title), std::move(text),
            Instant{kMorning + hour * kHourSeconds}};
  }

  std::mt19937 chance_;
  int papers_ = 0;
};

using Groups = std::set<std::set<std::string>>;

/// Papers together, by reprint and by story; each paper told one thing. Strangers are left out.
struct Grouped {
  Groups reprints, stories;
  bool operator==(const Grouped&) const = default;
};

template <typename Id>
Groups groups_by(const std::vector<StreamItem>& items, const std::vector<Place>& places,
                 Id Place::*level) {
  std::map<Id, std::set<std::string>> groups;
  for (std::size_t i = 0; i < items.size(); ++i) {
    groups[places[i].*level].insert(items[i].paper);
  }
  Groups out;
  for (auto& [id, papers] : groups) {
    const bool strangers = papers.begin()->starts_with("loin");
    EXPECT_TRUE(!strangers || papers.size() == 1) << "a stranger was taken in";
    if (!strangers) out.insert(std::move(papers));
  }
  return out;
}

Grouped grouped(const std::vector<StreamItem>& items) {
  Stream stream;
  for (const StreamItem& one : items) stream.take(one);
  const auto places = stream.finish();
  return {groups_by(items, places, &Place::reprint), groups_by(items, places, &Place::story)};
}

bool several_together(const Groups& groups) {
  return std::ranges::any_of(groups, [](const auto& group) { return group.size() > 1; });
}

TEST(StreamPropertiesAtBothLevels, StandOnDaysThatHaveGroups) {
  Day day(1);
  const auto items = day.news(60);
  const Grouped groups = grouped(items);
  EXPECT_TRUE(several_together(groups.reprints));
  EXPECT_LT(groups.stories.size(), groups.reprints.size());
  EXPECT_GT(groups.stories.size(), 40U);
}

TEST(StreamPropertiesAtBothLevels, OrderOfOneInstantDoesNotMatter) {
  for (unsigned seed = 1; seed <= 15; ++seed) {
    SCOPED_TRACE(seed);
    Day day(seed);
    auto items = day.news(60);
    const auto by_time = [](const StreamItem& a, const StreamItem& b) {
      return a.published_at < b.published_at;
    };
    if (seed % 3 == 0) {  // a first poll: everything at once
      for (StreamItem& item : items) item.published_at = {kMorning};
    }
    const Grouped before = grouped(items);
    for (int again = 0; again < 3; ++again) {
      std::ranges::shuffle(items, day.chance());
      std::ranges::stable_sort(items, by_time);
      EXPECT_EQ(grouped(items), before);
    }
  }
}

TEST(StreamPropertiesAtBothLevels, NewsOfElsewhereChangesNothing) {
  for (unsigned seed = 1; seed <= 12; ++seed) {
    Day day(seed);
    const auto items = day.news(60);
    const Grouped before = grouped(items);
    for (const unsigned strangers : {1U, 2U, 17U, 64U}) {
      SCOPED_TRACE(std::to_string(seed) + " with " + std::to_string(strangers));
      auto more = items;
      for (unsigned number = 0; number < strangers; ++number) {
        const std::size_t where = day.below(more.size());
        const Instant at = more[where].published_at;
        more.insert(more.begin() + static_cast<std::ptrdiff_t>(where), day.stranger(number, at));
      }
      EXPECT_EQ(grouped(more), before);
    }
  }
}

// The window's size counts by powers of two from kColdTexts on: here the one more crosses the
// first.
TEST(StreamPropertiesAtBothLevels, NorDoesTheOneThatMakesTheWindowCountDouble) {
  for (unsigned seed = 1; seed <= 4; ++seed) {
    SCOPED_TRACE(seed);
    Day day(seed);
    const auto news = day.news(60);
    std::vector<StreamItem> items;
    for (unsigned number = 0; items.size() + news.size() / 2 < kColdTexts; ++number) {
      items.push_back(day.stranger(number, Instant{kMorning - kDaySeconds}));
    }
    items.insert(items.end(), news.begin(), news.end());
    const Grouped before = grouped(items);
    items.insert(items.begin(), day.stranger(5'000, Instant{kMorning - kDaySeconds}));
    EXPECT_EQ(grouped(items), before);
  }
}

}  // namespace
}  // namespace vigie::cluster
