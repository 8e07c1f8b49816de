// SPDX-License-Identifier: EUPL-1.2
/// Writes which public pages were asked for, where no nginx in front does: the lines that the job
/// "audience" counts and takes out.
///
/// Shape   without a file, or a folder for it, nothing is written. Only what is counted is a line. Lines of a second go
///         out together, with the first request of the next one, and at the end.
/// Units   at most kLogBytesMax bytes wait. Several threads may call it.
/// Errors  a file that cannot be written is said once in the log; the answer is not held back.
#pragma once

#include <filesystem>
#include <mutex>
#include <string>

#include "base/instant.hpp"
#include "web/site/http.hpp"

namespace vigie::web {

inline constexpr std::size_t kLogBytesMax = 64 << 10;

class RequestLog {
 public:
  explicit RequestLog(std::filesystem::path file);
  RequestLog(const RequestLog&) = delete;
  RequestLog& operator=(const RequestLog&) = delete;
  ~RequestLog();

  /// `account`: whoever asks holds a session.
  void add(const Request& request, int status, Instant now, bool account);

 private:
  void write();

  std::filesystem::path file_;
  std::mutex mutex_;
  std::string waiting_;
  Instant since_ = {};
  bool told_ = false;
};

}  // namespace vigie::web
