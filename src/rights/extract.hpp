// SPDX-License-Identifier: EUPL-1.2
/// How much of a publisher's text may be kept and shown, by what its page says and the network was
/// granted.
///
/// Shape   a text, the words granted for its source and the signals of its page -> what may be
///         shown. Nothing is granted unless the files say so, and then the page's word is the last:
///           nosnippet, noindex, tdm-reservation: 1   no extract
///           max-snippet:N                            N characters at most, the ellipsis included
///           isAccessibleForFree: false               told as reserved to subscribers
///         A signal only ever takes away: none of them makes more of what the files grant.
/// Units   words stand between white space, no-break spaces too, so that « counts as one;
///         characters are code points. A text is cut between two words, and ends in "…" then.
/// Pure    yes.
/// Source  docs/decisions/0024-what-a-page-says-of-its-use.md; CPI L. 211-3-1 (very short extracts)
///         and L. 122-5-3 (reservation of mining). No number stands in the law: both maxima are
///         the network's choice.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "model/publisher.hpp"
#include "model/rota.hpp"

namespace vigie::rights {

inline constexpr int kExtractWordsMax = 25;
inline constexpr std::size_t kExtractSignsMax = 250;

/// What may leave the private desk; "" where that is nothing.
std::string public_extract(std::string_view text, int granted_words,
                           const std::optional<PublisherSignals>& signals);

/// Of a page's description, what may be kept for the desk. A page that reserves text mining is
/// known by its title, author and date alone.
std::string kept_description(std::string_view description, const PublisherSignals& signals);

/// As the reader is told: a page that says it is not free is not, whatever its source is.
Access told_access(Access of_source, const PublisherSignals& signals);

}  // namespace vigie::rights
