// SPDX-License-Identifier: EUPL-1.2
/// What is being made of the panorama: what is ready, what waits for its hour, what appeared
/// lately, and every change of their words.
///
/// Shape   a change names the version seen; the words it replaces are kept. A place alone changes no
///         version: who writes a note is not in the way of who orders.
/// Errors  storage. An item that moved on is an outcome.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/panorama/panorama_repo.hpp"

namespace vigie::store {

inline constexpr int kEditionItemsMax = 200;

/// An item as those who make the panorama see it.
struct EditionItem {
  PanoramaItem item;
  std::string centre_key;
  std::string centre_name;
  std::string curator_name;  ///< who wrote its note
  std::string editor_name;   ///< who changed it last
  std::string title_now;     ///< as its paper has it now
  std::string joined_centres;
};
/// Ready or scheduled, and published since `since`; then in no particular order.
Result<std::vector<EditionItem>> edition_items(Reader& reader, Instant since);
/// Withdrawn since `since`, after they had appeared; newest first.
Result<std::vector<EditionItem>> withdrawn_items(Reader& reader, Instant since, int limit);

Result<std::optional<PanoramaItem>> panorama_item(Reader& reader, PanoramaItemId id);

/// One that was withdrawn is part of the other: its address leads there, its proposals were merged
/// with it.
Result<void> join_item(Transaction& tx, PanoramaItemId gone, PanoramaItemId into, CuratorId by,
                       Instant now);
/// Of the item that this one became part of.
Result<std::optional<std::string>> joined_key(Reader& reader, std::string_view key);

/// Gives an item its place; its version stays.
Result<void> place_item(Transaction& tx, PanoramaItemId id, int position);
/// The hour at which an item of this version is to appear.
Result<void> set_publish_at(Transaction& tx, PanoramaItemId id, Instant publish_at);

struct ItemWords {
  std::string_view title;
  std::string_view url;
  std::string_view note;
  std::optional<std::string_view> correction =
      {};  ///< told to readers as of now; none: nothing is said
};
/// Words of an item that is still at `version`; those before are kept. False when somebody was
/// faster.
Result<bool> rewrite_item(Transaction& tx, PanoramaItemId id, int version, const ItemWords& words,
                          CuratorId by, Instant now);

/// Scheduled ones whose hour has come, the earliest first.
Result<std::vector<PanoramaItem>> due_items(Reader& reader, Instant now, int limit);
/// When the next scheduled one appears.
Result<std::optional<Instant>> next_due_item(Reader& reader);

Result<std::int64_t> published_between(Reader& reader, Instant from, Instant until);

}  // namespace vigie::store
