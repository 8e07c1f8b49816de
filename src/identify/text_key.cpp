// SPDX-License-Identifier: EUPL-1.2
#include "identify/text_key.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "base/secret.hpp"
#include "identify/identify.hpp"
#include "text/fold.hpp"

namespace vigie::identify {
namespace {

constexpr std::size_t kLanes = 8;
constexpr std::size_t kRunWords = 3;

/// FNV-1a: short, and the same everywhere, which std::hash does not promise.
std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return hash;
}

/// splitmix64's finisher: every bit of the input moves every bit of the output.
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9U;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebU;
  return value ^ (value >> 31U);
}

std::string written(const std::array<std::uint64_t, kLanes>& lanes) {
  std::string key;
  for (const std::uint64_t lane : lanes) {
    key += static_cast<char>(lane & 255U);
    key += static_cast<char>((lane >> 8U) & 255U);
  }
  return key;
}

}  // namespace

std::string text_key(std::span<const std::string> words) {
  if (words.size() < kTextWordsMin) return "";
  if (words.size() > kTextWordsMax) words = words.first(kTextWordsMax);
  std::array<std::uint64_t, kLanes> lanes{};
  lanes.fill(std::numeric_limits<std::uint64_t>::max());
  std::vector<std::uint64_t> hashes;
  hashes.reserve(words.size());
  for (const std::string& word : words) hashes.push_back(hash_of(word));
  for (std::size_t i = 0; i + kRunWords <= hashes.size(); ++i) {
    const std::uint64_t run = mixed(mixed(hashes[i] + 1) ^ (hashes[i + 1] * 3)) ^ hashes[i + 2];
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      lanes[lane] = std::min(lanes[lane], mixed(run + lane * 0x9e3779b97f4a7c15U));
    }
  }
  return written(lanes);
}

std::string title_key(std::string_view title) {
  static constexpr std::array<std::string_view, 14> kLabels = {
      "video",   "videos",    "direct",  "live",     "podcast",     "entretien", "interview",
      "tribune", "reportage", "enquete", "exclusif", "infographie", "carte",     "photos"};
  const std::vector<text::Word> words = text::placed_words(title);
  std::string joined;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_label =
        i == 0 && words.size() > 2 && std::ranges::find(kLabels, words[i].folded) != kLabels.end();
    // "Direct : …", "VIDEO. …": a mark, not only a space, parts the label from the title.
    if (is_label && words[1].begin - words[0].end > 1) continue;
    if (!joined.empty()) joined += ' ';
    joined += words[i].folded;
  }
  return digest(joined, kKeyBytes);
}

}  // namespace vigie::identify
