// SPDX-License-Identifier: EUPL-1.2
/// A small network of centres in memory, and a loopback server that publishes its feeds.
#pragma once

#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "app/poll/ingest.hpp"
#include "net/address_rules.hpp"
#include "net/curl_getter.hpp"
#include "store/sql/migrate.hpp"
#include "support/fakes.hpp"
#include "support/http_origin.hpp"

namespace vigie::app {

inline constexpr Instant kMorning{1'800'000'000};  // Friday 15 January 2027, 09:00 in Paris

struct FeedEntry {
  std::string title;
  std::string link;
  std::string text;
  std::string guid = {};
  std::string date = {};  ///< RFC 822
};

std::string rss(const std::vector<FeedEntry>& entries);
/// Long enough to have a fingerprint.
std::string long_text(const std::string& first_words);

class IngestTest : public ::testing::Test {
 protected:
  IngestTest();

  CentreId add_centre(const std::string& key);
  /// A source at /<name> of the server, held by `centre`.
  SourceId add_source(const std::string& name, CentreId centre, CentreId backup = {});
  SourceId add_source_at(const std::string& url, const std::string& name, CentreId centre,
                         CentreId backup = {});
  void publish(const std::string& name, const std::string& document);
  void reply_with(const std::string& name, test::OriginReply reply);

  RoundReport poll_all();
  RoundReport poll_due(Instant now);
  Result<RoundReport> try_poll(const PollScope& scope, Instant now);
  const SourceReport& report_of(const RoundReport& report, SourceId source);

  std::int64_t count(std::string_view sql);
  std::string text(std::string_view sql);
  void execute(std::string_view sql) { ASSERT_TRUE(db_.execute(sql)); }

  store::Database db_;
  test::SeededEntropy entropy_;
  Instant now_ = kMorning;
  std::mutex mutex_;
  std::map<std::string, test::OriginReply> replies_;
  test::HttpOrigin origin_;
  Taggers taggers_;
};

}  // namespace vigie::app
