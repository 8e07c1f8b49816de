// SPDX-License-Identifier: EUPL-1.2
/// A press whose papers live by a clock that the test turns: some well, some with every fault.
///
/// Shape   one real HTTP server; each paper is a path on an address of its own, so that each is a
///         host. A paper publishes one item every `every_s`, shows the last kShown of them, and
///         behaves by the hour as its manners say.
#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "support/http_origin.hpp"

namespace vigie::test {

struct Paper {
  std::string name;
  std::int64_t every_s = 0;  ///< 0: publishes nothing, it is all fault
  /// What is answered in place of the feed at this hour of the story; none: the feed.
  std::function<std::optional<OriginReply>(int hour)> manners;
  bool validators = true;
};

class VirtualPress {
 public:
  static constexpr int kShown = 30;

  VirtualPress(Instant start, std::vector<Paper> papers);

  void turn_to(Instant now);
  void forget_requests();
  const std::vector<Paper>& papers() const { return papers_; }
  std::string url_of(std::size_t paper) const;
  /// The items of a paper that were published by then, their links numbered from 0.
  std::int64_t published(std::size_t paper, Instant by) const;
  std::string link_of(std::size_t paper, std::int64_t item) const;
  std::size_t requests_of(std::size_t paper) const { return requests_.at(paper); }

 private:
  OriginReply answer(const OriginRequest& request);
  OriginReply feed(std::size_t paper, const OriginRequest& request) const;

  Instant start_;
  std::vector<Paper> papers_;
  std::vector<std::atomic<std::size_t>> requests_;
  std::atomic<std::int64_t> now_s_;
  HttpOrigin origin_;  // last: it answers from the rest
};

}  // namespace vigie::test
