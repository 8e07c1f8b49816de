// SPDX-License-Identifier: EUPL-1.2
/// Chance that a seed repeats, on every machine: no distribution of the library is used.
///
/// Shape   a stream of its own for each part of the world (`of`), so that one more question asked in
///         one part changes nothing in the others.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::sim {

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : state_(seed) {}

  Chance of(std::string_view part) const {
    std::uint64_t mixed = state_ ^ 0xcbf29ce484222325U;
    for (const char letter : part) {
      mixed = (mixed ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
    }
    return Chance(mixed);
  }

  std::uint64_t next() {  // splitmix64
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }
  /// 0 … count - 1.
  int below(int count) {
    return static_cast<int>(next() % static_cast<std::uint64_t>(count < 1 ? 1 : count));
  }
  int between(int least, int most) { return least + below(most - least + 1); }
  bool percent(int of_hundred) { return below(100) < of_hundred; }
  template <typename T>
  T& pick(std::vector<T>& from) {
    return from.at(static_cast<std::size_t>(below(static_cast<int>(from.size()))));
  }

  /// A word that no other text has, nearly: "bafonirume".
  std::string word(int syllables) {
    static constexpr std::string_view kFirst = "bcdfgjlmnprstvz";
    static constexpr std::string_view kSecond = "aeiou";
    std::string made;
    for (int i = 0; i < syllables; ++i) {
      made += kFirst[static_cast<std::size_t>(below(static_cast<int>(kFirst.size())))];
      made += kSecond[static_cast<std::size_t>(below(static_cast<int>(kSecond.size())))];
    }
    return made;
  }

 private:
  std::uint64_t state_;
};

}  // namespace vigie::sim
