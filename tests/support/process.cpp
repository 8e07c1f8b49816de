// SPDX-License-Identifier: EUPL-1.2
#include "support/process.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <thread>

#include "support/fixture.hpp"

namespace vigie::test {
namespace {

/// The child's side: never returns.
[[noreturn]] void become_vigie(std::vector<char*> arguments, const RunOptions& options,
                               const std::filesystem::path& streams,
                               const std::filesystem::path& terminal) {
  const auto open_as = [](const std::filesystem::path& path, int flags, int descriptor) {
    const int opened = ::open(path.c_str(), flags, 0600);
    if (opened < 0 || ::dup2(opened, descriptor) < 0) ::_exit(127);
  };
  open_as(options.in.empty() ? streams / "in" : options.in, O_RDONLY, STDIN_FILENO);
  open_as(options.out.empty() ? streams / "out" : options.out, O_WRONLY | O_CREAT | O_TRUNC,
          STDOUT_FILENO);
  open_as(terminal.empty() ? streams / "err" : terminal, O_WRONLY | O_CREAT | O_TRUNC | O_NOCTTY,
          STDERR_FILENO);
  if (!options.folder.empty() && ::chdir(options.folder.c_str()) != 0) ::_exit(127);
  for (const auto& [name, value] : options.variables) ::setenv(name.c_str(), value.c_str(), 1);
  ::execv(VIGIE_BINARY, arguments.data());
  ::_exit(127);
}

/// A terminal that nobody sits at, and what was written to it.
class Terminal {
 public:
  Terminal() : master_(::posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK)) {
    if (master_ < 0 || ::grantpt(master_) != 0 || ::unlockpt(master_) != 0) {
      throw std::runtime_error("posix_openpt");
    }
    path_ = ::ptsname(master_);
    kept_ = ::open(path_.c_str(), O_RDWR | O_NOCTTY);  // what was written outlives the writer
  }
  ~Terminal() {
    ::close(kept_);
    ::close(master_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  const std::filesystem::path& path() const { return path_; }

  std::string text() const {
    std::string text;
    std::array<char, 4096> piece{};
    for (ssize_t size = 0; (size = ::read(master_, piece.data(), piece.size())) > 0;) {
      text.append(piece.data(), static_cast<std::size_t>(size));
    }
    return text;
  }

 private:
  int master_;
  int kept_ = -1;
  std::filesystem::path path_;
};

int wait_with_limit(pid_t child, int limit_s) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(limit_s);
  int status = 0;
  while (::waitpid(child, &status, WNOHANG) == 0) {
    if (std::chrono::steady_clock::now() > end) ::kill(child, SIGKILL);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

Ran run_vigie(const std::vector<std::string>& arguments, const RunOptions& options) {
  const TemporaryFolder streams;
  write_file(streams.path() / "in", options.input);
  std::vector<std::string> words = {"vigie"};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> pointers;
  for (std::string& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  std::optional<Terminal> terminal;
  if (options.at_terminal) terminal.emplace();
  const std::filesystem::path at = terminal ? terminal->path() : std::filesystem::path();
  const pid_t child = ::fork();
  if (child < 0) throw std::runtime_error("fork");
  if (child == 0) become_vigie(std::move(pointers), options, streams.path(), at);
  Ran ran;
  ran.exit_code = wait_with_limit(child, options.limit_s);
  if (options.out.empty()) ran.out = read_file(streams.path() / "out");
  ran.err = terminal ? terminal->text() : read_file(streams.path() / "err");
  return ran;
}

}  // namespace vigie::test
