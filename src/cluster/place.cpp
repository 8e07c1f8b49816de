// SPDX-License-Identifier: EUPL-1.2
#include "cluster/place.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/format.hpp"
#include "cluster/title_kind.hpp"
#include "text/french.hpp"
#include "text/url.hpp"

namespace vigie::cluster {
inline namespace keys {
namespace {

/// Five lanes of eight: about two thirds of the runs of words in common.
constexpr double kNearText = 0.6;
constexpr std::size_t kLaneBytes = 2;

Instant when(const std::optional<Instant>& published, Instant first_seen) {
  return published.value_or(first_seen);
}

struct Comparison {
  bool same_paper = false;
  bool same_title = false;
  double likeness = 0;
  int days_apart = 0;
};

Comparison compare(const Piece& piece, const Candidate& candidate) {
  Comparison found;
  const std::string paper = text::registrable_domain(text::host_of(piece.url_key));
  found.same_paper =
      !paper.empty() && paper == text::registrable_domain(text::host_of(candidate.url_key));
  found.same_title = piece.title_key == candidate.title_key;
  found.likeness = likeness(piece.text_key, candidate.text_key);
  found.days_apart = std::abs(paris_day(when(piece.published_at, piece.first_seen_at)) -
                              paris_day(when(candidate.published_at, candidate.first_seen_at)));
  return found;
}

bool tells_same_text(const Comparison& found, bool generic) {
  if (found.days_apart > kReprintDays) return false;
  if (found.likeness >= 1) return !found.same_paper || found.same_title;
  return found.same_title && !generic && found.likeness >= kNearText;
}

bool tells_same_event(const Comparison& found, bool generic) {
  const int days = found.same_paper ? 0 : kStoryDays;
  return found.same_title && !generic && found.days_apart <= days;
}

std::string where(const Candidate& candidate) {
  const Day day = paris_day(when(candidate.published_at, candidate.first_seen_at));
  const std::string host = text::host_of(candidate.url_key);
  const std::string on = host.empty() ? "" : fmt::format(" sur {}", host);
  return fmt::format("paru le {}{}", text::long_date(day), on);
}

std::string reason_of(Join join, const Comparison& found, const Candidate& candidate) {
  if (join == Join::story) {
    return fmt::format("Même titre, à un jour près au plus, que l’article {}.", where(candidate));
  }
  if (found.likeness >= 1) {
    return fmt::format("Même texte que l’article {}.", where(candidate));
  }
  return fmt::format(
      "Même titre et texte très proche ({}\u00A0% de points communs) de l’article {}.",
      std::lround(found.likeness * 100), where(candidate));
}

/// The first seen leads; ids part what was seen in the same second, so that order never matters.
bool leads(const Candidate& a, const Candidate& b) {
  return std::pair(a.first_seen_at, a.article) < std::pair(b.first_seen_at, b.article);
}

}  // namespace

double likeness(std::string_view text_key, std::string_view other) {
  if (text_key.empty() || text_key.size() != other.size()) return 0;
  std::size_t same = 0;
  for (std::size_t i = 0; i + kLaneBytes <= text_key.size(); i += kLaneBytes) {
    same += text_key.substr(i, kLaneBytes) == other.substr(i, kLaneBytes) ? 1 : 0;
  }
  return static_cast<double>(same * kLaneBytes) / static_cast<double>(text_key.size());
}

Placement place(const Piece& piece, std::span<const Candidate> candidates) {
  const bool generic = kind_of_title(text::placed_words(piece.title)).generic;
  const Candidate* reprint = nullptr;
  const Candidate* story = nullptr;
  for (const Candidate& candidate : candidates) {
    const Comparison found = compare(piece, candidate);
    if (tells_same_text(found, generic) && (reprint == nullptr || leads(candidate, *reprint))) {
      reprint = &candidate;
    }
    if (tells_same_event(found, generic) && (story == nullptr || leads(candidate, *story))) {
      story = &candidate;
    }
  }
  const Candidate* best = reprint != nullptr ? reprint : story;
  if (best == nullptr) return {};
  const Join join = reprint != nullptr ? Join::reprint : Join::story;
  return {join, join == Join::reprint ? best->reprint : ReprintId{}, best->story, best->article,
          reason_of(join, compare(piece, *best), *best)};
}

}  // namespace keys
}  // namespace vigie::cluster
