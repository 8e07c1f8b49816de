// SPDX-License-Identifier: EUPL-1.2
/// The issues of a letter as an Atom feed, each with its whole text.
///
/// Shape   issues, newest first -> one document. What XML 1.0 forbids is left out.
/// Units   UTF-8, times in RFC 3339.
/// Pure    yes; ids are made of the letter's key and the number alone.
/// Source  RFC 4287.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace vigie::letter {

struct FeedIssue {
  int number = 0;
  std::string title;
  std::string html;  ///< the archive page
  Instant public_at;
};

struct ArchiveFeed {
  std::string letter;  ///< key
  std::string name;
  std::string public_url;  ///< without a slash at the end
  Instant now;
};

std::string archive_feed(const ArchiveFeed& facts, std::span<const FeedIssue> issues);

}  // namespace vigie::letter
