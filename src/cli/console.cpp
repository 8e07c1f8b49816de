// SPDX-License-Identifier: EUPL-1.2
#include "cli/console.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "base/format.hpp"
#include "base/log.hpp"
#include "text/utf8.hpp"

namespace vigie::cli {
namespace {

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

/// The operator must look, or nobody chose words for it.
bool is_for_the_log(const Error& error) {
  return error.sentence.empty() || error.code == Code::storage || error.code == Code::network ||
         error.code == Code::internal;
}

}  // namespace

Console::Console() : is_terminal_(isatty(STDERR_FILENO) == 1) {}

Console::~Console() { end_progress(); }

void Console::line(std::string_view text) {
  end_progress();
  const std::string shown = text::showable(text);
  const bool taken = std::fwrite(shown.data(), 1, shown.size(), stdout) == shown.size() &&
                     std::fputc('\n', stdout) != EOF;
  if (!taken && write_errno_ == 0) write_errno_ = errno;
}

void Console::flush() {
  if (std::fflush(stdout) != 0 && write_errno_ == 0) write_errno_ = errno;
}

bool Console::is_heard() const { return std::ferror(stdout) == 0; }

int Console::finish(int code) {
  flush();
  if (is_heard() && write_errno_ == 0) return code;
  if (write_errno_ == EPIPE) return kExitFailed;
  notice(fmt::format("vigie\u00a0: {}.",
                     write_errno_ == ENOSPC
                         ? "la sortie n’a pas pu être écrite en entier, le disque est plein"
                         : "la sortie n’a pas pu être écrite en entier"));
  return kExitFailed;
}

void Console::notice(std::string_view text) {
  end_progress();
  flush();  // the two streams keep their order on a terminal
  const std::string shown = text::showable(text);
  std::fwrite(shown.data(), 1, shown.size(), stderr);
  std::fputc('\n', stderr);
}

void Console::progress(std::string_view label, std::int64_t done, std::int64_t total) {
  if (!is_terminal_) return;
  const std::string text = total > 0 ? fmt::format("\r\033[K{}\u00a0: {} / {}", label, done, total)
                                     : fmt::format("\r\033[K{}\u00a0: {}", label, done);
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
  end_progress();
  if (is_for_the_log(error)) {
    log(Level::error, "vigie",
        {{"code", std::string(name_of(error.code))}, {"error", error.detail}});
  }
  notice(fmt::format("vigie\u00a0: {}.", sentence_of(error)));
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

std::string sentence_of(const Error& error) {
  return error.sentence.empty() ? std::string(sentence_for(error.code)) : error.sentence;
}

}  // namespace vigie::cli
