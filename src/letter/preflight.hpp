// SPDX-License-Identifier: EUPL-1.2
/// What a person wants to know before an issue leaves: a French checklist.
///
/// Shape   each check says what it looked at and how it came out; an error keeps the issue from
///         being frozen, a warning does not.
/// Units   bytes of UTF-8 HTML; characters are code points.
/// Pure    yes.
/// Source  the limits of mail readers: HTML is cut at about 102 KB by the widest used of them, a
///         subject is cut on telephones from 60 characters on.
#pragma once

#include <string>
#include <vector>

#include "letter/render_issue.hpp"
#include "model/letter.hpp"

namespace vigie::letter {

inline constexpr std::size_t kHtmlBytesWanted = 60 << 10;
inline constexpr std::size_t kHtmlBytesMax = 97 << 10;
enum class Outcome { good, warning, error };

struct Check {
  std::string name;  ///< "objet", "poids", for scripts
  Outcome outcome = Outcome::good;
  std::string message;  ///< one French sentence
  BlockId block = {};   ///< where it is mended; none: not in a block
};

/// `now`: what is past by then is told.
std::vector<Check> preflight(const LetterPlan& plan, const Issue& issue,
                             const RenderedIssue& rendered, Instant now);

/// "page 2, « Au niveau national », « Loi nationale »": where a person finds a block.
std::string where_is(const LetterPlan& plan, const Block& block);

/// The own texts of the month as their files say them now, beside the blocks made of them: what was
/// corrected since the draft is an error while nobody touched the block, for drafting takes it;
/// afterwards the block is a person's, and the file a warning.
std::vector<Check> check_texts(const LetterPlan& plan, const Issue& issue,
                               const std::vector<OwnText>& texts);

bool has_errors(const std::vector<Check>& checks);

}  // namespace vigie::letter
