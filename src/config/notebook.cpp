// SPDX-License-Identifier: EUPL-1.2
#include "config/notebook.hpp"

#include <algorithm>
#include <numeric>

#include "base/format.hpp"

namespace vigie::config {
namespace {

/// Levenshtein; the words are short.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row.back();
}

}  // namespace

void Notebook::error(int line, int column, std::string message) {
  diagnostics_.push_back({file_, line, column, std::move(message), Severity::error});
}

void Notebook::warning(int line, int column, std::string message) {
  diagnostics_.push_back({file_, line, column, std::move(message), Severity::warning});
}

std::vector<Diagnostic> Notebook::take() {
  std::ranges::stable_sort(diagnostics_, [](const Diagnostic& a, const Diagnostic& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  return std::move(diagnostics_);
}

std::optional<std::string> nearest_word(std::string_view given,
                                        const std::vector<std::string>& known) {
  constexpr std::size_t kWordBytesMax = 100;
  if (given.size() > kWordBytesMax) return std::nullopt;
  const std::string* best = nullptr;
  std::size_t best_distance = std::max<std::size_t>(2, given.size() / 3) + 1;
  for (const std::string& word : known) {
    const std::size_t distance = edit_distance(given, word);
    if (distance < best_distance) {
      best = &word;
      best_distance = distance;
    }
  }
  return best == nullptr ? std::nullopt : std::optional(*best);
}

std::string did_you_mean(std::string_view given, const std::vector<std::string>& known,
                         std::string_view otherwise) {
  const auto nearest = nearest_word(given, known);
  return nearest ? fmt::format(" ; vouliez-vous dire « {} » ?", *nearest) : std::string(otherwise);
}

}  // namespace vigie::config
