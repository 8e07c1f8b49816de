// SPDX-License-Identifier: EUPL-1.2
/// The diagnostics of one file while it is read.
///
/// Shape   noted in any order, taken in the order of the file.
/// Pure    yes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/diagnostic.hpp"

namespace vigie::config {

/// A value with the place it was read at, for checks that come later.
template <typename T>
struct Placed {
  T value{};
  int line = 0;
  int column = 0;
};

class Notebook {
 public:
  explicit Notebook(std::string file) : file_(std::move(file)) {}

  void error(int line, int column, std::string message);
  void warning(int line, int column, std::string message);
  /// At anything that has a line and a column.
  template <typename At>
  void error(const At& at, std::string message) {
    error(at.line, at.column, std::move(message));
  }
  template <typename At>
  void warning(const At& at, std::string message) {
    warning(at.line, at.column, std::move(message));
  }

  bool empty() const { return diagnostics_.empty(); }
  std::vector<Diagnostic> take();

 private:
  std::string file_;
  std::vector<Diagnostic> diagnostics_;
};

/// The nearest of the known words, if one is near enough to be a slip of the hand.
std::optional<std::string> nearest_word(std::string_view given,
                                        const std::vector<std::string>& known);
/// " ; vouliez-vous dire « ordre » ?", or what to say when no word is near.
std::string did_you_mean(std::string_view given, const std::vector<std::string>& known,
                         std::string_view otherwise = ".");

}  // namespace vigie::config
