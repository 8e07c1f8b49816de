// SPDX-License-Identifier: EUPL-1.2
/// Finding again what was ever read, on whatever desk.
///
/// Shape   a line as a person types it -> words, "phrases", -words that must not be there, and
///         theme: territoire: media: du: au: ; a value with a space is quoted. Answers come latest
///         arrival first, by keyset. Words of titles are found for ever, those of texts as long as
///         these are kept.
/// Errors  storage; what is not understood is told by its words, and the rest is searched.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/article/search_repo.hpp"

namespace vigie::app {

inline constexpr std::size_t kSearchBytesMax = 400;
inline constexpr int kSearchPageItems = 30;

struct SearchAsked {
  store::ArticleQuestion question;
  std::vector<std::string> misunderstood;  ///< "du:32/13"
  bool empty = true;                       ///< without any word to look for
};
/// Pure.
SearchAsked parse_search(std::string_view line);

struct SearchPage {
  std::vector<store::FoundArticle> found;
  std::optional<ArticleId> next;  ///< what follows is before it; none: this is the end
};
Result<SearchPage> search(store::Reader& reader, store::ArticleQuestion question);

}  // namespace vigie::app
