// SPDX-License-Identifier: EUPL-1.2
/// Answers of the network, taken one by one while the next are on their way.
///
/// Shape   the getter runs on a thread of its own; answers wait in a queue of kAnswersWaitingMax
///         and kAnswerBytesWaitingMax, and while it is full the getter asks nothing more. Several
///         threads may take from it.
/// Errors  a getter that throws ends the stream: `next` gives none, `failure` says why.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "model/http.hpp"
#include "net/http_getter.hpp"

namespace vigie::app {

inline constexpr std::size_t kAnswersWaitingMax = 64;
/// Of bodies; one that is larger waits alone.
inline constexpr std::size_t kAnswerBytesWaitingMax = 8 << 20;

class AnswerStream {
 public:
  AnswerStream(net::HttpGetter& getter, std::vector<HttpRequest> requests);
  /// Asks nothing more and forgets what comes; returns when the getter did.
  ~AnswerStream();
  AnswerStream(const AnswerStream&) = delete;
  AnswerStream& operator=(const AnswerStream&) = delete;

  /// Asks nothing more; who waits gets none.
  void stop();
  /// Waits for the next answer; none after the last.
  std::optional<HttpAnswer> next();
  /// "" when the getter came to its end.
  std::string failure();

 private:
  void run(net::HttpGetter& getter);
  std::optional<HttpRequest> give();
  void take(HttpAnswer&& answer);

  std::vector<HttpRequest> requests_;
  std::size_t given_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<HttpAnswer> waiting_;
  std::size_t waiting_bytes_ = 0;
  bool stopping_ = false;
  bool ended_ = false;
  std::string failure_;
  std::thread thread_;
};

}  // namespace vigie::app
