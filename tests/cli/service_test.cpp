// SPDX-License-Identifier: EUPL-1.2
#include "cli/service.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>

namespace vigie::cli {
namespace {

rlimit descriptors() {
  rlimit limit{};
  EXPECT_EQ(::getrlimit(RLIMIT_NOFILE, &limit), 0);
  return limit;
}

/// The soft limit as it was, when this goes.
class SoftLimit {
 public:
  explicit SoftLimit(rlim_t soft) : before_(descriptors()) {
    rlimit now = before_;
    now.rlim_cur = soft;
    EXPECT_EQ(::setrlimit(RLIMIT_NOFILE, &now), 0);
  }
  ~SoftLimit() { ::setrlimit(RLIMIT_NOFILE, &before_); }
  SoftLimit(const SoftLimit&) = delete;
  SoftLimit& operator=(const SoftLimit&) = delete;

 private:
  rlimit before_;
};

TEST(DescriptorLimit, IsRaisedAsFarAsIsWantedAndAllowed) {
  const SoftLimit low(256);
  raise_descriptor_limit();
  const rlimit raised = descriptors();
  EXPECT_EQ(raised.rlim_cur, std::min<rlim_t>(kDescriptorsMax, raised.rlim_max));
  EXPECT_GT(raised.rlim_cur, 256U);
}

TEST(DescriptorLimit, StaysWhereItIsHigher) {
  const rlim_t most = descriptors().rlim_max;
  if (most <= kDescriptorsMax) GTEST_SKIP() << "this machine allows no more";
  const SoftLimit high(kDescriptorsMax + 1);
  raise_descriptor_limit();
  EXPECT_EQ(descriptors().rlim_cur, kDescriptorsMax + 1);
}

}  // namespace
}  // namespace vigie::cli
