// SPDX-License-Identifier: EUPL-1.2
/// The law of src/LAYERS, and whether a file keeps it.
///
/// Shape   the text of src/LAYERS → Layers; a file's path below src/ and its text → the breaches,
///         one sentence each, "file:line: what is wrong".
/// Pure    neither function opens a file: a planted include is tried on a text in memory.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::test {

inline constexpr int kFileLinesMax = 400;

struct Library {
  std::string prefix;           ///< "curl/": what its headers begin with
  std::set<std::string> homes;  ///< the modules that may include it
};

struct Layers {
  std::map<std::string, std::set<std::string>> below;  ///< module → what it may include
  std::vector<Library> libraries;
  /// Folders of a module, "app/poll" -> the rooms beside it that it may include. A module whose
  /// rooms are named here has a line for each.
  std::map<std::string, std::set<std::string>> rooms;
  std::set<std::string> pure;   ///< modules that touch nothing: values in, values out
  std::set<std::string> world;  ///< standard headers that open the outside, closed to pure modules
  std::vector<std::string> problems;  ///< lines of the law itself that cannot stand
};

struct Include {
  int line = 0;
  std::string path;
  bool quoted = false;  ///< "ours", not <theirs>
};

Layers parse_layers(std::string_view text);
std::vector<Include> includes_of(std::string_view text);

/// The includes of one file of src/ that the law refuses.
std::vector<std::string> breaches(const Layers& layers, std::string_view path,
                                  std::string_view text);

/// The licence line, the model on top of a header, no `using namespace` in it, the length.
std::vector<std::string> house_breaches(std::string_view path, std::string_view text);

}  // namespace vigie::test
