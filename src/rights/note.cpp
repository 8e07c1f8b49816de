// SPDX-License-Identifier: EUPL-1.2
#include "rights/note.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <vector>

#include "text/fold.hpp"
#include "text/utf8.hpp"

namespace vigie::rights {
namespace {

/// Every run of kRunWords words, each as one string.
std::vector<std::string> runs_of(std::string_view text) {
  const std::vector<std::string> words = text::words(text);
  std::vector<std::string> runs;
  for (std::size_t first = 0; first + kRunWords <= words.size(); ++first) {
    std::string run;
    for (std::size_t word = first; word < first + kRunWords; ++word) run += words[word] + ' ';
    runs.push_back(std::move(run));
  }
  return runs;
}

}  // namespace

double copied_share(std::string_view note, std::span<const std::string_view> texts) {
  const std::vector<std::string> runs = runs_of(note);
  if (runs.empty()) return 0;
  std::unordered_set<std::string> known;
  for (const std::string_view text : texts) {
    for (std::string& run : runs_of(text)) known.insert(std::move(run));
  }
  const auto copied = std::count_if(
      runs.begin(), runs.end(), [&known](const std::string& run) { return known.count(run) > 0; });
  return static_cast<double>(copied) / static_cast<double>(runs.size());
}

NoteVerdict judge_note(std::string_view note, std::span<const std::string_view> texts) {
  if (text::utf8_length(note) > kNoteSignsMax) return NoteVerdict::too_long;
  const std::size_t words = text::words(note).size();
  if (words == 0) return NoteVerdict::missing;
  if (words < kNoteWordsMin) return NoteVerdict::too_short;
  return copied_share(note, texts) > kCopiedShareMax ? NoteVerdict::copied : NoteVerdict::own_words;
}

}  // namespace vigie::rights
