// SPDX-License-Identifier: EUPL-1.2
/// Events that the calendars of a letter announce, and what its links answered.
///
/// Units   UTC seconds; at most kLetterEventsMax events are read.
/// Errors  storage.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/ids.hpp"
#include "store/sql/database.hpp"

namespace vigie::store {

inline constexpr int kLetterEventsMax = 200;

struct LetterEvent {
  std::int64_t id = 0;
  std::string source;
  std::string uid;
  std::string title;
  std::string place;
  std::string url;
  Instant starts_at;
  std::optional<Instant> ends_at = {};
};
Result<void> put_event(Transaction& tx, std::string_view letter, const LetterEvent& event,
                       Instant seen_at);
/// Of a source: what was not seen since then is announced no more.
Result<void> forget_events(Transaction& tx, std::string_view letter, std::string_view source,
                           Instant before);
/// To come, in their order.
Result<std::vector<LetterEvent>> events_to_come(Reader& reader, std::string_view letter,
                                                Instant now);
Result<std::int64_t> forget_past_events(Transaction& tx, Instant before);

struct LinkAnswer {
  int status = 0;
  bool unknown = false;
  Instant checked_at;
};
Result<void> put_link_answer(Transaction& tx, std::string_view url, const LinkAnswer& answer);
Result<std::optional<LinkAnswer>> link_answer(Reader& reader, std::string_view url);
/// Of those that were asked.
Result<std::map<std::string, LinkAnswer>> link_answers(Reader& reader,
                                                       const std::vector<std::string>& urls);
Result<std::int64_t> forget_link_answers(Transaction& tx, Instant before);

/// Issues that are at work: what they say may still change.
Result<std::vector<IssueId>> issues_at_work(Reader& reader);

}  // namespace vigie::store
