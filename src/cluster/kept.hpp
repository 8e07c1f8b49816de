// SPDX-License-Identifier: EUPL-1.2
/// An article as the window reads it, and as a database keeps it from one round to the next.
///
/// Shape   a `Kept` becomes bytes and comes back from them: 28 bytes of head, then the terms. All
///         that the window works out of an article is in it: under which keys it is found, and what
///         its words weighed when it was admitted, so that a window laid out anew is the one that
///         was.
/// Units   4 bytes a term; numbers begin with their lowest byte, on every machine.
/// Errors  bytes that are none of these, of a later version for instance, are refused.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.hpp"
#include "cluster/postings.hpp"
#include "cluster/sketch.hpp"

namespace vigie::cluster {

struct Piece {
  Sketch sketch;
  std::uint32_t paper = 0;  ///< which paper, as a hash of its domain; 0: not known
  Instant published_at;     ///< when it was first seen, where the feed does not say
};

/// What the words of a text weighed together, each counted once, in thousandths.
struct Weight {
  std::uint16_t all = 0;
  std::uint16_t title = 0;
  std::uint16_t pairs = 0;
};

struct Kept {
  Piece piece;
  bool copy = false;  ///< it joined a reprint, so that its words were counted already
  Weight weight;
  KeyPlaces keys;
};

std::string bytes_of(const Kept& kept);
/// Into `kept`, whose memory is used again: a month of articles is read one after the other.
bool read_kept(std::string_view bytes, Kept& kept);

}  // namespace vigie::cluster
