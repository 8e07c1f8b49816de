// SPDX-License-Identifier: EUPL-1.2
#include "net/curl_getter.hpp"

#include <algorithm>
#include <chrono>

#include "base/assert.hpp"
#include "net/scopes.hpp"

namespace vigie::net {
namespace {

constexpr std::int64_t kPollMs = 1000;

std::int64_t steady_ms() {
  const auto since = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

}  // namespace

CurlGetter::CurlGetter(HttpLimits limits, AddressRules rules)
    : kit_{std::move(limits), std::move(rules)} {
  start_curl();
  multi_.reset(curl_multi_init());
  VIGIE_ASSERT(multi_ != nullptr);
  curl_multi_setopt(multi_.get(), CURLMOPT_MAX_HOST_CONNECTIONS, long{kTrustedTransfers});
  curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, long{kit_.limits.parallel} * 2);
}

CurlGetter::~CurlGetter() { abandon(); }

void CurlGetter::run(const Next& next, const Done& done) {
  struct Leave {  // `done` may throw: no handle may stay behind in libcurl
    CurlGetter& getter;
    ~Leave() { getter.abandon(); }
  } const leave{*this};
  exhausted_ = false;
  told_to_wait_.clear();
  for (;;) {
    start_waiting(done);
    pull(next, done);
    if (active_.empty() && waiting_.empty()) return;
    int running = 0;
    VIGIE_ASSERT(curl_multi_perform(multi_.get(), &running) == CURLM_OK);
    const std::size_t before = active_.size();
    collect(done);
    if (active_.size() < before) continue;  // a place is free: fill it first
    const std::int64_t pause_ms = std::clamp<std::int64_t>(next_turn_ms_ - steady_ms(), 1, kPollMs);
    curl_multi_poll(multi_.get(), nullptr, 0,
                    static_cast<int>(waiting_.empty() ? kPollMs : pause_ms), nullptr);
  }
}

bool CurlGetter::places_free() const {
  return active_.size() < static_cast<std::size_t>(kit_.limits.parallel);
}

/// Starts whatever has its turn, and notes when the next one may have it.
void CurlGetter::start_waiting(const Done& done) {
  if (waiting_.empty() || !places_free() || steady_ms() < next_turn_ms_) return;
  next_turn_ms_ = steady_ms() + kPollMs;
  std::deque<Owned> looked_at;
  looked_at.swap(waiting_);
  while (!looked_at.empty()) {
    Owned transfer = std::move(looked_at.front());
    looked_at.pop_front();
    if (!try_start(transfer, done)) waiting_.push_back(std::move(transfer));
  }
}

void CurlGetter::pull(const Next& next, const Done& done) {
  while (!exhausted_ && waiting_.size() < kWaitingMax && places_free()) {
    auto request = next();
    if (!request) {
      exhausted_ = true;
      return;
    }
    Owned transfer = std::make_unique<CurlTransfer>(std::move(*request), kit_);
    if (!try_start(transfer, done)) waiting_.push_back(std::move(transfer));
  }
}

/// False where it has to wait; `next_turn_ms_` is then no later than its turn.
bool CurlGetter::try_start(Owned& transfer, const Done& done) {
  if (const HttpAnswer* like = held_by(*transfer)) {
    done(transfer->held_answer(*like));
    return true;
  }
  const auto turn_ms = kit_.turns.may_start_at(transfer->host());
  if (turn_ms && *turn_ms <= steady_ms() && places_free()) {
    start(std::move(transfer));
    return true;
  }
  if (turn_ms) next_turn_ms_ = std::min(next_turn_ms_, *turn_ms);
  return false;
}

void CurlGetter::start(Owned transfer) {
  CURL* easy = transfer->prepare();
  const bool known = kit_.turns.trusts(transfer->host());
  kit_.turns.started(transfer->host(), steady_ms());
  VIGIE_ASSERT(curl_multi_add_handle(multi_.get(), easy) == CURLM_OK);
  // Its first connection may show that the host is trusted: then others of it have a turn at once.
  if (!known) next_turn_ms_ = 0;
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
  const std::string host = transfer->host();
  kit_.turns.ended(host);
  next_turn_ms_ = 0;
  if (transfer->finish(code)) {
    waiting_.push_front(std::move(transfer));  // the next hop waits for its own host's turn
    return;
  }
  HttpAnswer answer = transfer->take_answer();
  if (answer.transfer == Transfer::answered && (answer.status == 429 || answer.status == 503)) {
    hold_others(answer, host);
  }
  done(std::move(answer));
}

/// Names the scope that was told to wait: a private host alone, or all that one owner serves.
void CurlGetter::hold_others(HttpAnswer& answer, const std::string& host) {
  const std::string domain = owner_domain(answer.url);
  const auto& alone = kit_.limits.throttle_per_feed;
  if (std::ranges::find(alone, domain) != alone.end()) {
    answer.throttle_scope = answer.url;
    return;
  }
  answer.throttle_scope = kit_.turns.trusts(host) ? host : domain;
  HttpAnswer like;
  like.status = answer.status;
  like.retry_after = answer.retry_after;
  like.throttle_scope = answer.throttle_scope;
  told_to_wait_.insert_or_assign(answer.throttle_scope, std::move(like));
}

const HttpAnswer* CurlGetter::held_by(const CurlTransfer& transfer) const {
  if (told_to_wait_.empty()) return nullptr;
  auto found = told_to_wait_.find(transfer.host());
  if (found == told_to_wait_.end()) found = told_to_wait_.find(owner_domain(transfer.url()));
  return found == told_to_wait_.end() ? nullptr : &found->second;
}

void CurlGetter::abandon() {
  for (const auto& [easy, transfer] : active_) {
    curl_multi_remove_handle(multi_.get(), easy);
    kit_.turns.ended(transfer->host());
  }
  active_.clear();
  waiting_.clear();
}

}  // namespace vigie::net
