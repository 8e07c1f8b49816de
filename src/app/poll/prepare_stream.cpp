// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/prepare_stream.hpp"

#include <algorithm>
#include <utility>

namespace vigie::app {
namespace {

/// The writer has a core of its own where there are two.
unsigned preparer_count() {
  const unsigned cores = std::thread::hardware_concurrency();
  return std::clamp(cores == 0 ? 1 : cores - 1, 1U, kPreparersMax);
}

}  // namespace

PrepareStream::PrepareStream(net::HttpGetter& getter, std::vector<HttpRequest> requests,
                             const std::vector<store::PollTarget>& targets,
                             const PrepareRules& rules)
    : targets_(targets), rules_(rules), answers_(getter, std::move(requests)) {
  preparers_ = preparer_count();
  for (unsigned i = preparers_; i > 0; --i) threads_.emplace_back([this] { work(); });
}

PrepareStream::~PrepareStream() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  answers_.stop();
  for (std::thread& thread : threads_) thread.join();
}

void PrepareStream::work() {
  while (auto answer = answers_.next()) {
    const auto& target = targets_.at(static_cast<std::size_t>(answer->token));
    PreparedFeed made = prepare_feed(target, std::move(*answer), rules_);
    std::unique_lock lock(mutex_);
    const std::size_t bytes = made.document_bytes;
    changed_.wait(lock, [&] {
      return stopping_ || ready_bytes_ == 0 || ready_bytes_ + bytes <= kDocumentBytesWaitingMax;
    });
    if (stopping_) break;
    ready_bytes_ += bytes;
    ready_.push_back(std::move(made));
    changed_.notify_all();
  }
  const std::lock_guard lock(mutex_);
  --preparers_;
  changed_.notify_all();
}

std::optional<PreparedFeed> PrepareStream::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return ended() || !ready_.empty(); });
  if (ready_.empty()) return std::nullopt;
  PreparedFeed first = std::move(ready_.front());
  ready_.pop_front();
  ready_bytes_ -= first.document_bytes;
  changed_.notify_all();
  return first;
}

bool PrepareStream::comes_within(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, patience, [this] { return ended() || !ready_.empty(); });
  return !ready_.empty();
}

}  // namespace vigie::app
