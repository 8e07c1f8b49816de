// SPDX-License-Identifier: EUPL-1.2
/// What readers propose without an account, and what the duty desk does with it.
///
/// Shape   an address and a few words wait on the duty desk until somebody puts them aside; the same
///         address is there once. Nothing is known of who sent it.
/// Units   at most kSuggestionsMax wait.
/// Errors  storage; conflict for one that was put aside before.
#pragma once

#include <string>

#include "store/panorama/suggestion_repo.hpp"
#include "store/people/curator_repo.hpp"

namespace vigie::app {

inline constexpr std::int64_t kSuggestionsMax = 200;
inline constexpr std::size_t kSuggestedWordsMax = 1000;

struct Suggestion {
  std::string url;
  std::string words;
};
enum class SuggestionAnswer { kept, no_address, full };

Result<SuggestionAnswer> suggest(store::Database& db, const Suggestion& suggestion, Instant now);
Result<void> put_suggestion_aside(store::Database& db, const store::Curator& curator,
                                  SuggestionId suggestion, Instant now);

}  // namespace vigie::app
