// SPDX-License-Identifier: EUPL-1.2
#include "cli/secret_prompt.hpp"

#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "app/people/accounts.hpp"
#include "base/files.hpp"

namespace vigie::cli {
namespace {

constexpr std::size_t kPasswordFileBytesMax = 4096;

/// One line of the terminal, not shown while it is typed.
std::string typed_unseen(Console& console, std::string_view question) {
  console.notice(question);
  termios before{};
  tcgetattr(STDIN_FILENO, &before);
  termios silent = before;
  silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
  std::string line;
  std::getline(std::cin, line);
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
  return line;
}

}  // namespace

Result<GivenPassword> ask_password(const std::filesystem::path& file, Console& console,
                                   Entropy& entropy) {
  if (!file.empty()) {
    const auto bytes = read_file(file, kPasswordFileBytesMax);
    if (!bytes) return fail(bytes.error());
    std::string line = bytes->substr(0, bytes->find('\n'));
    while (!line.empty() && line.back() == '\r') line.pop_back();
    return GivenPassword{line, false};
  }
  if (isatty(STDIN_FILENO) == 1) {
    const std::string typed = typed_unseen(
        console, "Mot de passe (12 signes au moins\u202F; rien\u00A0: vigie en invente un)\u00A0:");
    if (!typed.empty()) {
      if (typed_unseen(console, "Le même, encore une fois\u00A0:") != typed) {
        return fail(Code::invalid_input, "the two passwords differ",
                    "les deux mots de passe ne sont pas les mêmes");
      }
      return GivenPassword{typed, false};
    }
  }
  return GivenPassword{app::invent_password(entropy), true};
}

}  // namespace vigie::cli
