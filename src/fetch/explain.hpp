// SPDX-License-Identifier: EUPL-1.2
/// What happened at a poll, in one French sentence for a documentalist.
///
/// Shape   no capital, no full stop: it stands behind the name of the source. "" when all is well.
/// Units   of the feeds that a web page announces, at most kAnnouncedTold addresses are spelled
///         out, each of at most kAnnouncedBytesMax bytes; the others are counted.
/// Pure    yes.
#pragma once

#include <cstddef>
#include <string>

#include "fetch/read_answer.hpp"

namespace vigie::fetch {

inline constexpr std::size_t kAnnouncedTold = 3;
inline constexpr std::size_t kAnnouncedBytesMax = 200;

std::string explain(const Reading& reading, const HttpAnswer& answer);

/// What a curator can do about a source that fails so, without a terminal: whole sentences.
std::string_view advice_for(Trouble trouble);

}  // namespace vigie::fetch
