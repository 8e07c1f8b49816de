// SPDX-License-Identifier: EUPL-1.2
#include "net/curl_getter.hpp"

#include <algorithm>
#include <chrono>

#include "base/assert.hpp"

namespace vigie::net {
namespace {

constexpr std::int64_t kPollMs = 1000;

std::int64_t steady_ms() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

}  // namespace

CurlGetter::CurlGetter(HttpLimits limits, AddressRules rules)
    : limits_(std::move(limits)), rules_(std::move(rules)) {
  start_curl();
  multi_.reset(curl_multi_init());
  VIGIE_ASSERT(multi_ != nullptr);
  curl_multi_setopt(multi_.get(), CURLMOPT_MAX_HOST_CONNECTIONS, long{kTrustedTransfers});
  curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, long{limits_.parallel} * 2);
}

CurlGetter::~CurlGetter() { abandon(); }

void CurlGetter::run(const Next& next, const Done& done) {
  struct Leave {  // `done` may throw: no handle may stay behind in libcurl
    CurlGetter& getter;
    ~Leave() { getter.abandon(); }
  } const leave{*this};
  exhausted_ = false;
  for (;;) {
    const std::int64_t pause_ms = start_waiting();
    pull(next);
    if (active_.empty() && waiting_.empty()) return;
    int running = 0;
    VIGIE_ASSERT(curl_multi_perform(multi_.get(), &running) == CURLM_OK);
    const std::size_t before = active_.size();
    collect(done);
    if (active_.size() < before) continue;  // a place is free: fill it first
    curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(pause_ms), nullptr);
  }
}

/// Starts whatever has its turn; answers how long to sleep at most before asking again.
std::int64_t CurlGetter::start_waiting() {
  std::int64_t pause_ms = kPollMs;
  for (auto at = waiting_.begin(); at != waiting_.end();) {
    if (active_.size() >= static_cast<std::size_t>(limits_.parallel)) break;
    const auto turn_ms = turns_.may_start_at((*at)->host());
    const std::int64_t now_ms = steady_ms();
    if (turn_ms && *turn_ms <= now_ms) {
      Owned transfer = std::move(*at);
      at = waiting_.erase(at);
      start(std::move(transfer));
      continue;
    }
    if (turn_ms) pause_ms = std::min(pause_ms, *turn_ms - now_ms);
    ++at;
  }
  return std::max<std::int64_t>(1, pause_ms);
}

void CurlGetter::pull(const Next& next) {
  while (!exhausted_ && waiting_.size() < kWaitingMax &&
         active_.size() < static_cast<std::size_t>(limits_.parallel)) {
    auto request = next();
    if (!request) {
      exhausted_ = true;
      return;
    }
    waiting_.push_back(std::make_unique<CurlTransfer>(std::move(*request), limits_, rules_));
    start_waiting();
  }
}

void CurlGetter::start(Owned transfer) {
  CURL* easy = transfer->prepare();
  turns_.started(transfer->host(), steady_ms());
  VIGIE_ASSERT(curl_multi_add_handle(multi_.get(), easy) == CURLM_OK);
  active_.emplace(easy, std::move(transfer));
}

void CurlGetter::collect(const Done& done) {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
    if (message->msg == CURLMSG_DONE) end(message->easy_handle, message->data.result, done);
  }
}

void CurlGetter::end(CURL* easy, CURLcode code, const Done& done) {
  const auto found = active_.find(easy);
  VIGIE_ASSERT(found != active_.end());
  Owned transfer = std::move(found->second);
  active_.erase(found);
  curl_multi_remove_handle(multi_.get(), easy);
  turns_.ended(transfer->host());
  if (transfer->trusted()) turns_.trust(transfer->host());
  if (transfer->finish(code)) {
    waiting_.push_front(std::move(transfer));  // the next hop waits for its own host's turn
  } else {
    done(transfer->take_answer());
  }
}

void CurlGetter::abandon() {
  for (const auto& [easy, transfer] : active_) {
    curl_multi_remove_handle(multi_.get(), easy);
    turns_.ended(transfer->host());
  }
  active_.clear();
  waiting_.clear();
}

}  // namespace vigie::net
