// SPDX-License-Identifier: EUPL-1.2
#include "web/site/micro_cache.hpp"

#include "base/format.hpp"

namespace vigie::web {
namespace {

std::string name_of_answer(const Request& request) {
  return fmt::format("{}\n{}", request.header("accept-encoding"), request.target);
}

/// The same answer for who has it already.
Response not_modified(Response answer) {
  answer.status = 304;
  answer.body.clear();
  std::erase_if(answer.headers,
                [](const auto& header) { return header.first == "Content-Encoding"; });
  return answer;
}

}  // namespace

std::uint64_t MicroCache::generation() const {
  const std::lock_guard lock(mutex_);
  return generation_;
}

std::optional<Response> MicroCache::find(const Request& request, Instant now) const {
  const std::string name = name_of_answer(request);
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(name);
  if (found == kept_.end() || found->second.made_at != now) return std::nullopt;
  const std::string_view etag = value_of(found->second.answer.headers, "ETag");
  const bool has_it =
      !etag.empty() && request.header("if-none-match").find(etag) != std::string_view::npos;
  return has_it ? not_modified(found->second.answer) : found->second.answer;
}

void MicroCache::keep(const Request& request, const Response& answer, std::uint64_t generation,
                      Instant now) {
  const std::size_t name = request.target.size() + request.header("accept-encoding").size();
  if (answer.status != 200 || name > kKeptTargetMax) return;
  const std::lock_guard lock(mutex_);
  if (generation != generation_) return;
  if (kept_.size() >= kKeptMax || bytes_ + answer.body.size() > kKeptBytesMax) {
    kept_.clear();
    bytes_ = 0;
  }
  if (answer.body.size() > kKeptBytesMax) return;
  Kept& place = kept_[name_of_answer(request)];
  bytes_ += answer.body.size();
  bytes_ -= place.answer.body.size();
  place = {now, answer};
}

void MicroCache::forget() {
  const std::lock_guard lock(mutex_);
  ++generation_;
  kept_.clear();
  bytes_ = 0;
}

}  // namespace vigie::web
