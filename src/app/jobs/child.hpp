// SPDX-License-Identifier: EUPL-1.2
/// Another program at work for us, on bytes that came from outside.
///
/// Shape   a folder of its own, gone with its files; the program has nothing of ours: its own
///         environment, no input, no output, no more time, memory and bytes written than it is given.
/// Errors  none where it could not be started at all; else its exit code (124 or 137: too slow).
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vigie::app {

/// A folder that nobody else reads.
class Workbench {
 public:
  Workbench();
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;
  ~Workbench();
  const std::filesystem::path& path() const { return path_; }  ///< "": there was no room

 private:
  std::filesystem::path path_;
};

struct ChildLimits {
  int seconds = 20;
  std::size_t memory_bytes = 1'500'000'000;
  std::size_t file_bytes = 4 << 20;
};
inline constexpr int kNoSuchProgram = 127;

std::optional<int> run_child(std::vector<std::string> command, const ChildLimits& limits,
                             std::vector<std::string> environment = {});

}  // namespace vigie::app
