// SPDX-License-Identifier: EUPL-1.2
#include "text/stem.hpp"

#include <libstemmer.h>

#include <memory>

namespace vigie::text {
namespace {

struct StemmerDelete {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

/// A view of the stemmer's own memory, until its next word.
std::string_view snowball(std::string_view word) {
  static thread_local const std::unique_ptr<sb_stemmer, StemmerDelete> stemmer(
      sb_stemmer_new("french", "UTF_8"));
  if (!stemmer) return word;
  const auto* bytes = reinterpret_cast<const sb_symbol*>(word.data());
  const sb_symbol* stemmed = sb_stemmer_stem(stemmer.get(), bytes, static_cast<int>(word.size()));
  if (stemmed == nullptr) return word;
  return {reinterpret_cast<const char*>(stemmed),
          static_cast<std::size_t>(sb_stemmer_length(stemmer.get()))};
}

}  // namespace

std::string stem(std::string_view folded_word) { return std::string(snowball(folded_word)); }

std::uint64_t stem_hash(std::string_view folded_word, std::uint64_t hash) {
  struct Known {
    std::uint64_t word = 0;
    std::uint64_t stem = 0;
  };
  static thread_local WordMemory<Known, kStemsKept> remembered;
  return remembered.recall(hash,
                           [&] {
                             return Known{hash, word_hash(snowball(folded_word))};
                           })
      .stem;
}

}  // namespace vigie::text
