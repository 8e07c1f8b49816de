// SPDX-License-Identifier: EUPL-1.2
/// The shared panorama: what may go on it, in what order it stands.
///
/// Shape   an `Entry` is one story as the public sees it. Order: the last day of Paris first, in it
///         the curator's position where one was given, then the newest relay, then the number.
/// Errors  a refusal is an outcome with a type of its own.
/// Pure    yes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/instant.hpp"
#include "model/ids.hpp"
#include "model/public_article.hpp"

namespace vigie::panorama {

/// A theme or territory that an entry stands under.
struct Label {
  bool is_theme = false;
  std::string code;
  std::string words;
};

/// Of those who signed, and their shelf.
struct Signer {
  std::string name;
  std::string key;
};

struct Entry {
  PanoramaItemId id;
  std::string key;  ///< its name for ever
  PublicArticle article;
  std::string centre;  ///< who relayed it
  int position = 0;    ///< 0: none given
  Instant relayed_at;
  std::int64_t articles_since = 0;           ///< on the same story, seen after it was relayed
  std::optional<Instant> corrected_at = {};  ///< a correction that readers are told of
  std::string correction = {};               ///< its words
  std::vector<std::string> joined = {};      ///< centres whose proposals were merged with it
  std::vector<Label> labels = {};            ///< surest first
  std::string centre_key = {};
  std::string media_key = {};
  std::vector<Signer> signers = {};  ///< who signed it, as far as that is sure
  std::string page = {};  ///< its path with us, where that is not its page on the panorama
};

enum class Relay {
  allowed,
  already_there,  ///< one live entry a story, whoever relayed it
  no_title,
  no_link,  ///< nothing a reader could open
  off_duty  ///< who relays may only propose
};

inline constexpr Relay kRelays[] = {Relay::allowed, Relay::already_there, Relay::no_title,
                                    Relay::no_link, Relay::off_duty};

/// May this article be relayed? Its note is judged by `rights`.
Relay may_relay(const PublicArticle& article, bool story_already_there);

/// In the order of the page.
void order(std::vector<Entry>& entries);

}  // namespace vigie::panorama
