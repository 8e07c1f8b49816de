// SPDX-License-Identifier: EUPL-1.2
/// Letters, and what a new issue may be made of.
///
/// Shape   a letter belongs to a centre; candidates are panorama items and kept stories that no
///         earlier issue of the letter took.
/// Units   times are UTC seconds; at most kCandidatesMax pieces of each kind.
/// Errors  storage; not_found when the letter's centre does not exist.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/letter.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

inline constexpr int kCandidatesMax = 500;

Result<void> put_letter(Transaction& tx, std::string_view key, std::string_view name,
                        std::string_view centre);

struct LetterRow {
  std::string key;
  std::string name;
};
/// None where there is no such letter.
Result<std::optional<LetterRow>> letter_by_key(Reader& reader, std::string_view key);
/// In the order of their names.
Result<std::vector<LetterRow>> letters(Reader& reader);

/// What may go into an issue: decided in [from, until), and in no other issue of the letter.
struct Window {
  std::string_view letter;
  IssueId issue;  ///< none: it is not made yet
  Instant from;
  Instant until;
};

/// On the panorama, in its order.
Result<std::vector<Candidate>> panorama_candidates(Reader& reader, const Window& window);
/// Kept on a desk and not relayed, with a territory; latest decision first.
Result<std::vector<Candidate>> kept_candidates(Reader& reader, const Window& window);

/// "" when no article was tagged with it yet.
Result<std::string> territory_name(Reader& reader, std::string_view code);

}  // namespace vigie::store
