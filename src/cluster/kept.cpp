// SPDX-License-Identifier: EUPL-1.2
#include "cluster/kept.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace vigie::cluster {
namespace {

// Byte 0 says how many terms are the title's, and what kind of title it is; 1 the rest of that, and
// whether it is a copy;
// from 2 on, the weights; 8 the paper; 12 the time, from 1970 to 2105; 16 the places of the keys.
constexpr std::uint8_t kGeneric = 0x80;
constexpr std::uint8_t kColumn = 0x40;
constexpr std::uint8_t kLive = 0x20;
constexpr std::uint8_t kTitleMask = 0x1f;
constexpr std::uint8_t kCopy = 0x01;
constexpr std::uint8_t kPart = 0x02;
constexpr std::uint8_t kStageShift = 2;
constexpr std::uint8_t kStageMask = 0x1c;
/// Set since terms know towns and common words: those kept before mean other words.
constexpr std::uint8_t kForm = 0x20;
constexpr std::uint8_t kSpelled = 0x40;
constexpr std::uint8_t kNoFlag = 0x80;
constexpr std::uint8_t kNoKey = 0xff;
constexpr std::size_t kKeysAt = 16;
constexpr std::size_t kHeadBytes = kKeysAt + kPostings;

std::uint8_t flag(bool set, std::uint8_t bit) { return set ? bit : std::uint8_t{0}; }

template <typename Number>
void put(std::string& bytes, Number number) {
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    bytes += static_cast<char>((number >> (8 * i)) & 255U);
  }
}

template <typename Number>
Number get(std::string_view bytes, std::size_t at) {
  Number number = 0;
  for (std::size_t i = 0; i < sizeof(Number); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[at + i]);
    number = static_cast<Number>(number | static_cast<Number>(Number{byte} << (8 * i)));
  }
  return number;
}

void put_terms(std::string& bytes, const std::vector<Term>& terms) {
  if constexpr (std::endian::native == std::endian::little) {
    bytes.append(reinterpret_cast<const char*>(terms.data()), terms.size() * sizeof(Term));
  } else {
    for (const Term term : terms) put(bytes, term.value);
  }
}

void read_terms(std::string_view bytes, std::vector<Term>& terms) {
  terms.resize(bytes.size() / sizeof(Term));
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(terms.data(), bytes.data(), bytes.size());
  } else {
    for (std::size_t i = 0; i < terms.size(); ++i) {
      terms[i].value = get<std::uint32_t>(bytes, i * sizeof(Term));
    }
  }
}

/// False where a place is none of so many terms.
bool read_keys(std::string_view bytes, std::size_t terms, KeyPlaces& keys) {
  keys.count = 0;
  for (std::size_t i = 0; i < kPostings; ++i) {
    const auto place = get<std::uint8_t>(bytes, kKeysAt + i);
    if (place == kNoKey) break;
    const std::size_t at = place & ~std::size_t{KeyPlaces::kPair};
    if (at >= terms || (at == 0 && place != 0)) return false;
    keys.at[keys.count++] = place;
  }
  return true;
}

}  // namespace

std::string bytes_of(const Kept& kept) {
  const Sketch& sketch = kept.piece.sketch;
  std::string bytes;
  bytes.reserve(kHeadBytes + sketch.terms.size() * sizeof(Term));
  put(bytes, static_cast<std::uint8_t>(sketch.title_terms | flag(sketch.generic, kGeneric) |
                                       flag(sketch.column, kColumn) | flag(sketch.live, kLive)));
  const auto stage = static_cast<std::uint8_t>(static_cast<unsigned>(sketch.stage) << kStageShift);
  put(bytes, static_cast<std::uint8_t>(flag(kept.copy, kCopy) | flag(sketch.part, kPart) |
                                       flag(sketch.spelled, kSpelled) | stage | kForm));
  put(bytes, kept.weight.all);
  put(bytes, kept.weight.title);
  put(bytes, kept.weight.pairs);
  put(bytes, kept.piece.paper);
  put(bytes, static_cast<std::uint32_t>(
                 std::clamp<std::int64_t>(kept.piece.published_at.seconds, 0, 0xffffffffLL)));
  for (std::size_t i = 0; i < kPostings; ++i) {
    put(bytes, i < kept.keys.count ? kept.keys.at[i] : kNoKey);
  }
  put_terms(bytes, sketch.terms);
  return bytes;
}

bool read_kept(std::string_view bytes, Kept& kept) {
  if (bytes.size() < kHeadBytes || bytes.size() % sizeof(Term) != 0) return false;
  const auto head = get<std::uint8_t>(bytes, 0);
  const auto flags = get<std::uint8_t>(bytes, 1);
  const std::size_t count = (bytes.size() - kHeadBytes) / sizeof(Term);
  const auto stage = static_cast<std::uint8_t>((flags & kStageMask) >> kStageShift);
  const bool known = (flags & kNoFlag) == 0 && (flags & kForm) != 0 &&
                     stage <= static_cast<std::uint8_t>(Stage::several);
  if (!known || count > kTitleTerms + kTextTerms) return false;
  Sketch& sketch = kept.piece.sketch;
  sketch.title_terms = head & kTitleMask;
  sketch.generic = (head & kGeneric) != 0;
  sketch.column = (head & kColumn) != 0;
  sketch.live = (head & kLive) != 0;
  sketch.part = (flags & kPart) != 0;
  sketch.spelled = (flags & kSpelled) != 0;
  sketch.stage = static_cast<Stage>(stage);
  read_terms(bytes.substr(kHeadBytes), sketch.terms);
  kept.copy = (flags & kCopy) != 0;
  kept.weight = {get<std::uint16_t>(bytes, 2), get<std::uint16_t>(bytes, 4),
                 get<std::uint16_t>(bytes, 6)};
  kept.piece.paper = get<std::uint32_t>(bytes, 8);
  kept.piece.published_at = {get<std::uint32_t>(bytes, 12)};
  return sketch.title_terms <= count && read_keys(bytes, count, kept.keys);
}

}  // namespace vigie::cluster
