// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/child.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/format.hpp"

namespace vigie::app {

Workbench::Workbench() {
  std::string pattern = (std::filesystem::temp_directory_path() / "vigie-atelier-XXXXXX").string();
  if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
}

Workbench::~Workbench() {
  std::error_code ignored;
  if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
}

std::optional<int> run_child(std::vector<std::string> command, const ChildLimits& limits,
                             std::vector<std::string> environment) {
  std::vector<std::string> whole = {"timeout",
                                    "--kill-after=2",
                                    std::to_string(limits.seconds),
                                    "prlimit",
                                    fmt::format("--as={}", limits.memory_bytes),
                                    fmt::format("--cpu={}", limits.seconds),
                                    fmt::format("--fsize={}", limits.file_bytes),
                                    "--core=0"};
  for (std::string& word : command) whole.push_back(std::move(word));
  std::vector<char*> argv;
  for (std::string& word : whole) argv.push_back(word.data());
  argv.push_back(nullptr);
  environment.emplace_back("PATH=/usr/local/bin:/usr/bin:/bin");
  std::vector<char*> envp;
  for (std::string& word : environment) envp.push_back(word.data());
  envp.push_back(nullptr);
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    const int mode = descriptor == STDIN_FILENO ? O_RDONLY : O_WRONLY;
    posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", mode, 0);
  }
  pid_t child = 0;
  const int started = posix_spawnp(&child, argv[0], &files, nullptr, argv.data(), envp.data());
  posix_spawn_file_actions_destroy(&files);
  if (started != 0) return std::nullopt;
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return std::nullopt;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}  // namespace vigie::app
