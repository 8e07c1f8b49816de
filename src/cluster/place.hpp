// SPDX-License-Identifier: EUPL-1.2
/// Where a new article belongs: with its reprints, with its story, or alone.
///
/// Shape   the article's keys and the candidates that share one of them (the caller looks them up)
///         → one placement and the French sentence that explains it. Three levels: article ⊂
///         reprint (same text) ⊂ story (same event).
///           same text            → the reprint, within kReprintDays
///           same title, same day → the story; the reprint where the texts are near too
///         A title that says too little ("Météo", "Le journal de 20 h") joins nothing. In one and
///         the same paper, one title on two days is a column, and one text under two titles is its
///         standing introduction: neither joins.
/// Units   UTC seconds; days are days in Paris.
/// Errors  none: without a candidate that is good enough, the article is alone.
/// Pure    no clock, no database: same candidates, same placement, in any order.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "model/ids.hpp"

namespace vigie::cluster {
inline namespace keys {

inline constexpr int kReprintDays = 7;
inline constexpr int kStoryDays = 1;

/// The new article, as `identify` sees it.
struct Piece {
  std::string title;
  std::string url_key;
  std::string text_key;  ///< "" where the text is too short to tell
  std::string title_key;
  std::optional<Instant> published_at;
  Instant first_seen_at;
};

/// An article that shares the text key or the title key.
struct Candidate {
  ArticleId article;
  ReprintId reprint;
  StoryId story;
  std::string url_key;
  std::string text_key;
  std::string title_key;
  std::optional<Instant> published_at;
  Instant first_seen_at;
};

enum class Join { alone, reprint, story };

struct Placement {
  Join join = Join::alone;
  ReprintId reprint;   ///< where `join` is reprint
  StoryId story;       ///< where it is reprint or story
  ArticleId like;      ///< the candidate that decided
  std::string reason;  ///< French; "" when alone
};

Placement place(const Piece& piece, std::span<const Candidate> candidates);

/// The share of lanes that two sketches have in common, 0 … 1; 0 where one is missing.
double likeness(std::string_view text_key, std::string_view other);

}  // namespace keys
}  // namespace vigie::cluster
