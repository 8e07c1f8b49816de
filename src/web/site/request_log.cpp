// SPDX-License-Identifier: EUPL-1.2
#include "web/site/request_log.hpp"

#include <fstream>

#include "base/log.hpp"
#include "panorama/audience.hpp"

namespace vigie::web {

RequestLog::RequestLog(std::filesystem::path file) : file_(std::move(file)) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(file_.parent_path(), ignored)) file_.clear();
}

RequestLog::~RequestLog() {
  const std::lock_guard lock(mutex_);
  write();
}

void RequestLog::add(const Request& request, int status, Instant now, bool account) {
  if (file_.empty() || request.method != "GET") return;
  if (panorama::place_of(request.target).asked == panorama::Asked::other) return;
  const std::string line =
      panorama::hit_line({.at = now,
                          .address = request.address,
                          .method = request.method,
                          .status = status,
                          .target = request.target,
                          .referrer = std::string(request.header("referer")),
                          .agent = std::string(request.header("user-agent")),
                          .account = account,
                          .tongue = !request.header("accept-language").empty()});
  const std::lock_guard lock(mutex_);
  if (!waiting_.empty() && (now != since_ || waiting_.size() > kLogBytesMax)) write();
  if (waiting_.empty()) since_ = now;
  waiting_ += line + "\n";
}

void RequestLog::write() {
  if (waiting_.empty()) return;
  std::ofstream out(file_, std::ios::app | std::ios::binary);
  out << waiting_;
  out.close();
  waiting_.clear();
  if (out || told_) return;
  told_ = true;
  log(Level::warning, "audience", {{"file", file_.string()}, {"error", "not written"}});
}

}  // namespace vigie::web
