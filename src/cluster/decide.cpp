// SPDX-License-Identifier: EUPL-1.2
#include "cluster/decide.hpp"

#include <algorithm>
#include <array>

namespace vigie::cluster {
namespace {

// Bars of the text score.
constexpr double kSameText = 0.5;
constexpr double kSameTextOneDay = 3.0;  ///< in one paper, on one day
constexpr double kSameTextLater = 1.5;   ///< in one paper, after the next day
constexpr double kSamePage = -1.0;       ///< in one paper under one title, by the next day
constexpr double kLiveEase = 1.0;        ///< how much less a live page needs by the next day
constexpr double kSameTitle = 3.2;       ///< where there are titles alone
constexpr double kWholeReprint = 1.5;    ///< how far below the bar the reprint's average may be
constexpr std::size_t kReprintVoices = 4;
/// Above this share of pairs in common, the texts are one even where the titles differ by a name.
constexpr double kOneTextAnyway = 0.4;
constexpr std::size_t kSeriesTitles = 2;
constexpr double kOneDay = 0.5;
constexpr double kNextDay = 1.5;

// Bars of the event score.
constexpr double kSameEvent = -1.2;
constexpr double kSameEventLater = -1.6;
constexpr double kUnlike = -4.0;  ///< what an article counts that is no match at all
constexpr std::size_t kStoryVoices = 3;

bool told_anyway(const Likeness& likeness) {
  return likeness.has_texts && likeness.pairs_alike > kOneTextAnyway;
}

/// What a short item must have in common beside towns, days and rubrics.
constexpr double kEvidence = 1.4;
constexpr double kEvidenceWithTexts = 1.2;
constexpr int kTellingWordsMin = 2;
/// A name that hardly any other article has is enough beside any other word.
constexpr double kRareName = 0.85;
/// Titles alike to this share differ by little: one telling word is enough.
constexpr double kNearlyOneTitle = 0.6;
/// With so much in common, one event may be placed in two towns.
constexpr double kEvidenceOverTowns = 3.0;

bool other_part(const Piece& piece, const Match& match) {
  return piece.sketch.part && match.part && match.likeness.numbers_apart > 0;
}

bool other_town(const Likeness& likeness) {
  if (!likeness.towns_apart) return false;
  // Where there are texts, a name that moved into a title is no other place.
  if (likeness.towns_in_front) return true;
  return !likeness.has_texts && likeness.evidence < kEvidenceOverTowns;
}

bool told_apart(const Piece& piece, const Match& match) {
  const Likeness& likeness = match.likeness;
  if (other_part(piece, match)) return true;
  if (told_anyway(likeness)) return false;
  if (other_town(likeness)) return true;
  const bool template_filled =
      likeness.names_apart > 0 && likeness.numbers_apart > 0 && !likeness.same_title;
  return likeness.swap == Swap::name || template_filled;
}

/// Of two stages of one decision, told in the same words, little else may be telling.
bool tells_next_stage(const Piece& piece, const Match& match) {
  return other_stage(piece.sketch.stage, match.stage) && match.likeness.swap == Swap::word;
}

bool enough_evidence(const Likeness& likeness) {
  // Texts of one matter share words whatever they tell: something must be in both titles.
  if (likeness.has_texts) {
    return likeness.titles_alike > 0 && likeness.evidence >= kEvidenceWithTexts;
  }
  const bool nearly_one = likeness.titles_alike >= kNearlyOneTitle && likeness.telling_words > 0;
  if (nearly_one && likeness.words_apart + likeness.names_apart == 0) return true;
  const bool rare_name = likeness.telling_names > 0 && likeness.words_shared > 1;
  if (rare_name && likeness.evidence >= kRareName) return true;
  return likeness.evidence >= kEvidence && likeness.telling_words >= kTellingWordsMin;
}

/// How many other titles differ from this one in one place.
std::size_t series(std::span<const Match> matches) {
  std::vector<ReprintId> titles;
  for (const Match& match : matches) {
    if (match.likeness.swap == Swap::none || match.likeness.same_title) continue;
    if (std::ranges::find(titles, match.place.reprint) == titles.end()) {
      titles.push_back(match.place.reprint);
    }
  }
  return titles.size();
}

double bar_of(const Match& match) {
  if (!match.likeness.has_texts) return kSameTitle;
  if (!match.same_paper) return kSameText;
  const bool soon = match.days_apart < kNextDay;
  if (match.likeness.same_title) return soon ? kSamePage : kSameText;
  double bar = soon ? kSameText : kSameTextLater;
  if (match.days_apart < kOneDay) bar = kSameTextOneDay;
  return match.live && soon ? bar - kLiveEase : bar;
}

/// The bar of its reprint: what a paper printed beside it on that day is another article, even
/// where an older printing of that one is more like it.
double bar_of_reprint(const Match& match, std::span<const Match> matches) {
  double bar = bar_of(match);
  for (const Match& other : matches) {
    const bool beside = other.same_paper && other.days_apart < kOneDay;
    if (beside && other.place.reprint == match.place.reprint) bar = std::max(bar, bar_of(other));
  }
  return bar;
}

double average_of(ReprintId reprint, std::span<const Match> matches) {
  double sum = 0;
  std::size_t voices = 0;
  for (const Match& match : matches) {
    if (match.place.reprint != reprint) continue;
    sum += match.score;
    if (++voices == kReprintVoices) break;
  }
  return sum / static_cast<double>(voices);
}

/// Two titles without texts are one where neither says a thing of its own.
bool titles_say_one_thing(const Piece& piece, const Match& match) {
  const Likeness& likeness = match.likeness;
  const bool own_words = piece.sketch.spelled != match.spelled;  // an acronym here, its form there
  return likeness.numbers_apart == 0 && !own_words && enough_evidence(likeness);
}

bool one_text(const Piece& piece, const Match& match, std::span<const Match> matches,
              bool in_series) {
  const Likeness& likeness = match.likeness;
  const bool telling = !piece.sketch.generic && !piece.sketch.column;
  if (!likeness.same_title && other_stage(piece.sketch.stage, match.stage)) return false;
  if (likeness.same_title && telling && (!likeness.has_texts || match.score > bar_of(match)))
    return true;
  if (piece.sketch.generic && !likeness.has_texts) return false;
  if (piece.sketch.column && !likeness.same_title && !told_anyway(likeness)) return false;
  if (piece.sketch.column && likeness.numbers_apart > 0) return false;
  const double bar = bar_of_reprint(match, matches);
  if (match.score <= bar || told_apart(piece, match)) return false;
  if (!likeness.has_texts && !titles_say_one_thing(piece, match)) return false;
  if (in_series && likeness.swap != Swap::none && !told_anyway(likeness)) return false;
  return average_of(match.place.reprint, matches) >= bar - kWholeReprint;
}

/// What the nearest articles of a story say together.
class Voices {
 public:
  void add(double score, std::uint32_t story_size) {
    expected_ = std::min<std::size_t>(kStoryVoices, story_size);
    if (heard_ < expected_) scores_[heard_++] = score;
  }
  double average() const {
    double sum = kUnlike * static_cast<double>(expected_ - heard_);
    for (std::size_t i = 0; i < heard_; ++i) sum += scores_[i];
    return sum / static_cast<double>(expected_);
  }

 private:
  std::array<double, kStoryVoices> scores_{};
  std::size_t heard_ = 0;
  std::size_t expected_ = 1;
};

bool may_tell_event(const Piece& piece, const Match& match) {
  if (match.days_apart > kEventDays || told_apart(piece, match)) return false;
  if (tells_next_stage(piece, match)) return true;
  if (!enough_evidence(match.likeness)) return false;
  const bool says_little = piece.sketch.generic || piece.sketch.column || match.generic;
  return !says_little || match.likeness.has_texts;
}

struct Told {
  const Match* best = nullptr;  ///< the nearest article of the story
  double average = 0;
};

struct Near {
  const Match* match = nullptr;
  double score = 0;  ///< for one event
};

struct Heard {
  StoryId story;
  const Match* best = nullptr;  ///< the nearest
  Voices voices;
};

Told story_told(const Piece& piece, StoryId except, std::span<const Match> matches) {
  std::vector<Near> near;
  near.reserve(matches.size());
  for (const Match& match : matches) {
    if (match.place.story == except || !may_tell_event(piece, match)) continue;
    near.push_back({&match, match.likeness.event_score()});
  }
  std::ranges::sort(near, [](const Near& a, const Near& b) {
    return a.score != b.score ? a.score > b.score : a.match->place.article < b.match->place.article;
  });
  std::vector<Heard> stories;
  for (const Near& one : near) {
    const StoryId story = one.match->place.story;
    auto heard = std::ranges::find(stories, story, &Heard::story);
    if (heard == stories.end()) heard = stories.insert(heard, {story, one.match, {}});
    heard->voices.add(one.score, one.match->story_size);
  }
  Told told;
  for (const Heard& heard : stories) {
    const double average = heard.voices.average();
    const bool first = told.best == nullptr || average > told.average;
    const bool older = average == told.average && heard.story < told.best->place.story;
    if (first || older) told = {heard.best, average};
  }
  return told;
}

}  // namespace

Placement decide(const Piece& piece, std::span<const Match> matches) {
  const bool in_series = series(matches) >= kSeriesTitles;
  for (const Match& match : matches) {
    if (one_text(piece, match, matches, in_series)) {
      return {Join::reprint, match.place, match.likeness};
    }
  }
  const Told told = story_told(piece, StoryId{}, matches);
  if (told.best == nullptr || told.average <= kSameEvent) return {};
  return {Join::story, told.best->place, told.best->likeness};
}

std::optional<StoryId> belongs_after_all(const Piece& piece, StoryId own,
                                         std::span<const Match> matches) {
  const Told told = story_told(piece, own, matches);
  if (told.best == nullptr || told.average <= kSameEventLater) return std::nullopt;
  return told.best->place.story;
}

}  // namespace vigie::cluster
