// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/answer_stream.hpp"

#include <exception>
#include <utility>

namespace vigie::app {
namespace {

/// Thrown through the getter so that it drops its transfers.
struct Abandoned {};

}  // namespace

AnswerStream::AnswerStream(net::HttpGetter& getter, std::vector<HttpRequest> requests)
    : requests_(std::move(requests)), thread_([this, &getter] { run(getter); }) {}

AnswerStream::~AnswerStream() {
  stop();
  thread_.join();
}

void AnswerStream::stop() {
  const std::lock_guard lock(mutex_);
  stopping_ = true;
  changed_.notify_all();
}

void AnswerStream::run(net::HttpGetter& getter) {
  std::string failure;
  try {
    getter.run([this] { return give(); }, [this](HttpAnswer&& answer) { take(std::move(answer)); });
  } catch (const Abandoned&) {
    failure = "abandoned";
  } catch (const std::exception& error) {
    failure = error.what();
  }
  const std::lock_guard lock(mutex_);
  ended_ = true;
  failure_ = std::move(failure);
  changed_.notify_all();
}

std::optional<HttpRequest> AnswerStream::give() {
  const std::lock_guard lock(mutex_);
  if (stopping_ || given_ == requests_.size()) return std::nullopt;
  return std::move(requests_[given_++]);
}

void AnswerStream::take(HttpAnswer&& answer) {
  std::unique_lock lock(mutex_);
  const std::size_t bytes = answer.body.size();
  changed_.wait(lock, [this, bytes] {
    return stopping_ || waiting_.empty() ||
           (waiting_.size() < kAnswersWaitingMax &&
            waiting_bytes_ + bytes <= kAnswerBytesWaitingMax);
  });
  if (stopping_) throw Abandoned();
  waiting_bytes_ += bytes;
  waiting_.push_back(std::move(answer));
  changed_.notify_all();
}

std::optional<HttpAnswer> AnswerStream::next() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopping_ || ended_ || !waiting_.empty(); });
  if (stopping_ || waiting_.empty()) return std::nullopt;
  HttpAnswer answer = std::move(waiting_.front());
  waiting_.pop_front();
  waiting_bytes_ -= answer.body.size();
  changed_.notify_all();
  return answer;
}

std::string AnswerStream::failure() {
  const std::lock_guard lock(mutex_);
  return failure_;
}

}  // namespace vigie::app
