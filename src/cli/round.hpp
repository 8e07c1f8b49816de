// SPDX-License-Identifier: EUPL-1.2
/// Everything that is due, once: poll, reminders, digests, letters under way, purge, the index.
///
/// Shape   `tick` runs one round, the daemon one after the other. A `Round` keeps what is costly to
///         make (connections, the gazetteer) from one round to the next; nothing else of the state
///         is kept outside the database. Each step is on its own: one that fails, or that another
///         vigie is at, does not stop the next.
/// Errors  in the report, as French lines and an exit code.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/poll/ingest.hpp"
#include "app/tag/tagging.hpp"
#include "base/clock.hpp"
#include "base/entropy.hpp"
#include "cli/installation.hpp"
#include "net/http_getter.hpp"

namespace vigie::cli {

struct RoundLines {
  std::vector<std::string> lines;  ///< what was done, French; empty when nothing was due
  int exit_code = kExitOk;
};

class Round {
 public:
  /// `verb` is how a lock tells who holds it.
  static Result<Round> make(const Installation& installation, const Clock& clock, Entropy& entropy,
                            std::string verb);

  /// For a program that goes on: what became due while nothing ran is spread over some minutes.
  Result<void> wake();

  /// `stop` is asked between two sources and between two messages.
  RoundLines run(const std::function<bool()>& stop);

 private:
  Round(const Installation& installation, store::Database db,
        std::unique_ptr<net::HttpGetter> getter, const Clock& clock, Entropy& entropy,
        std::string verb);

  void poll(const std::function<bool()>& stop, RoundLines& out);
  void remind(RoundLines& out);
  void digest(RoundLines& out);
  void send(const std::function<bool()>& stop, RoundLines& out);
  void purge(RoundLines& out);
  void tidy(RoundLines& out);
  Result<const app::Taggers*> taggers();

  const Installation* installation_;
  store::Database db_;
  std::unique_ptr<net::HttpGetter> getter_;
  const Clock* clock_;
  Entropy* entropy_;
  std::string verb_;
  std::optional<app::Taggers> taggers_;
  std::string taggers_of_;  ///< the day and the configuration they were made for
};

}  // namespace vigie::cli
