// SPDX-License-Identifier: EUPL-1.2
/// PreparedFeeds of a round, one by one, while the next are fetched and read.
///
/// Shape   the getter on a thread of its own, kPreparersMax threads at most that read what it
///         brings, and the caller, who alone touches the database. Answers wait for a preparer,
///         prepared feeds for the caller; when both queues are full the getter asks nothing more.
/// Errors  a getter that throws ends the stream: `next` gives none, `failure` says why.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "app/poll/answer_stream.hpp"
#include "app/poll/prepare_feed.hpp"

namespace vigie::app {

inline constexpr unsigned kPreparersMax = 4;
/// Of the documents whose prepared feeds wait; what weighs nothing never waits for room, and one
/// that is larger waits alone.
inline constexpr std::size_t kDocumentBytesWaitingMax = 4 << 20;

class PrepareStream {
 public:
  /// `targets` by the token of their request; `targets` and `rules` outlive the stream.
  PrepareStream(net::HttpGetter& getter, std::vector<HttpRequest> requests,
                const std::vector<store::PollTarget>& targets, const PrepareRules& rules);
  /// Forgets what comes; returns when all threads did.
  ~PrepareStream();
  PrepareStream(const PrepareStream&) = delete;
  PrepareStream& operator=(const PrepareStream&) = delete;

  /// Waits for the next prepared feed; none after the last.
  std::optional<PreparedFeed> next();
  /// Is there one, or will there be within `patience`?
  bool comes_within(std::chrono::milliseconds patience);
  /// "" when the getter came to its end.
  std::string failure() { return answers_.failure(); }

 private:
  void work();
  bool ended() const { return preparers_ == 0; }

  const std::vector<store::PollTarget>& targets_;
  const PrepareRules& rules_;
  AnswerStream answers_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<PreparedFeed> ready_;
  std::size_t ready_bytes_ = 0;  ///< of the documents they were read from
  unsigned preparers_ = 0;       ///< at work
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace vigie::app
