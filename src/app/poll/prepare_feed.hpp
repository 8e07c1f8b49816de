// SPDX-License-Identifier: EUPL-1.2
/// What one answer of the network brings, ready to be stored.
///
/// Shape   an answer and its source → what it means, the document, and for each item its keys, the
///         text to search and, where all of a feed is new, its sketch and its tags. Nothing here
///         touches the database: prepared feeds are made on worker threads while the writer writes
///         the last.
/// Errors  none: a document that is no feed is a reading like another.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/poll/publishing.hpp"
#include "app/tag/tagging.hpp"
#include "cluster/window.hpp"
#include "fetch/read_answer.hpp"
#include "identify/identify.hpp"
#include "model/feed.hpp"
#include "model/http.hpp"
#include "store/source/poll_repo.hpp"

namespace vigie::app {

/// One item, with all that can be told of it without looking at others.
struct PreparedItem {
  std::size_t index = 0;  ///< in the document
  identify::ItemIdentity identity;
  std::string title;  ///< what it is stored with
  std::string url;    ///< without trackers
  identify::Publisher publisher;
  std::string_view kind = "text";
  std::optional<Instant> published_at;
  std::string searched_title;  ///< as the index holds it
  std::string searched;        ///< its text, so too
  // None where most of the feed is known already.
  std::optional<cluster::Piece> piece;
  std::optional<ArticleTags> tags;
};

struct PreparedFeed {
  HttpAnswer answer;  ///< its body was let go
  fetch::Reading reading;
  std::optional<ParsedFeed> feed;   ///< where there is a document to take items from
  std::size_t document_bytes = 0;   ///< of that document
  std::vector<PreparedItem> items;  ///< oldest first where the feed goes backwards in time
  AmbiguousNames ambiguous;         ///< what the feed's names are worth from here on
  std::string detail;               ///< for the operator, where something went wrong
  std::string broken;               ///< a library's exception: nothing of this can be stored
};

/// What prepared feeds of one round have in common.
struct PrepareRules {
  const Taggers& taggers;
  const Publishing& publishing;
  Instant now;
};

PreparedFeed prepare_feed(const store::PollTarget& target, HttpAnswer answer,
                          const PrepareRules& rules);

/// The first item of a document, as one that no feed showed: what a person adds by hand.
PreparedItem prepare_alone(const ParsedFeed& feed, const store::PollTarget& target,
                           const Publishing& publishing, Instant now);

}  // namespace vigie::app
