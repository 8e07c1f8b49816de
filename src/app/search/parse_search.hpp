// SPDX-License-Identifier: EUPL-1.2
/// A line as a person types it into the search field -> what is asked of the database.
///
/// Shape   words, "phrases", -words that must not be there, one OU other, and key:value; a value
///         with a space is quoted. Keys, accents aside: theme territoire media source centre etat
///         acces note du au (day of the paper) arrivee-du arrivee-au (day it came) recherche (a
///         saved one). Each term keeps its place in the line, so that a page can take it out.
/// Errors  what is not understood is told by its words, and the rest is searched.
/// Pure    yes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/search/question_repo.hpp"

namespace vigie::app {

inline constexpr std::size_t kSearchBytesMax = 400;
inline constexpr std::size_t kSearchTermsMax = 30;

struct SearchTerm {
  std::string text;   ///< as typed: theme:"Santé"
  std::string key;    ///< "theme"; "" for words; "-" for those that must not be there; "OU"
  std::string value;  ///< Santé
};

struct SearchAsked {
  store::ArticleQuestion question;
  std::vector<SearchTerm> terms;
  std::vector<std::string> misunderstood;  ///< "du:32/13"
  std::vector<std::string> words;          ///< folded, to be found in what is shown
  std::string note;                        ///< words of a note; "": none is asked
  std::vector<std::string> saved;          ///< names of saved searches that must match too
  /// Nothing at all to look for.
  bool empty() const {
    return question.match.empty() && !question.narrows() && note.empty() && saved.empty();
  }
};
SearchAsked parse_search(std::string_view line);

/// The line without its `index`th term, or with one more.
std::string without_term(const SearchAsked& asked, std::size_t index);
std::string with_term(std::string_view line, std::string_view key, std::string_view value);

/// What matches both: each filter is the first one's, else the second's.
void narrow(SearchAsked& asked, const SearchAsked& by);

}  // namespace vigie::app
