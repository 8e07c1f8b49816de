// SPDX-License-Identifier: EUPL-1.2
#include "cli/console.hpp"

#include <unistd.h>

#include <cstdio>

#include "base/format.hpp"

namespace vigie::cli {

Console::Console() : is_terminal_(isatty(STDERR_FILENO) == 1) {}

Console::~Console() { end_progress(); }

void Console::line(std::string_view text) {
  end_progress();
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fputc('\n', stdout);
}

void Console::flush() { std::fflush(stdout); }

void Console::notice(std::string_view text) {
  end_progress();
  std::fflush(stdout);  // the two streams keep their order on a terminal
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fputc('\n', stderr);
}

void Console::progress(std::string_view label, std::int64_t done, std::int64_t total) {
  if (!is_terminal_) return;
  const std::string text = total > 0 ? fmt::format("\r\033[K{} : {} / {}", label, done, total)
                                     : fmt::format("\r\033[K{} : {}", label, done);
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
  progress_shown_ = true;
}

void Console::end_progress() {
  if (!progress_shown_) return;
  std::fputs("\r\033[K", stderr);
  std::fflush(stderr);
  progress_shown_ = false;
}

int Console::report(const Error& error) {
  notice(fmt::format("vigie : {} ({})", sentence_for(error.code), error.detail));
  switch (error.code) {
    case Code::invalid_input:
    case Code::unsupported:
    case Code::parse:
      return kExitUsage;
    case Code::busy:
      return kExitBusy;
    default:
      return kExitFailed;
  }
}

std::string_view sentence_for(Code code) {
  switch (code) {
    case Code::invalid_input:
      return "ce qui a été donné n’est pas utilisable";
    case Code::not_found:
      return "introuvable";
    case Code::conflict:
      return "l’état a changé entre-temps, ou ne permet pas cette opération";
    case Code::forbidden:
      return "ce n’est pas permis";
    case Code::too_large:
      return "trop volumineux";
    case Code::unsupported:
      return "format non pris en charge";
    case Code::parse:
      return "contenu illisible";
    case Code::network:
      return "le réseau n’a pas répondu comme prévu";
    case Code::busy:
      return "un autre vigie fait déjà ce travail";
    case Code::storage:
      return "la base de données ou le disque a refusé";
    case Code::internal:
      return "erreur interne";
  }
  return "erreur interne";
}

}  // namespace vigie::cli
