// SPDX-License-Identifier: EUPL-1.2
/// The checks that compare blocks, their links and their dates.
///
/// Shape   used by preflight, which gathers all checks in one list.
/// Pure    yes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "letter/check_blocks.hpp"

namespace vigie::letter {

/// The same page twice.
void check_twice(Checklist& list, const LetterPlan& plan, const Issue& issue);
/// What says how a reader came: the foot promises that there is none.
void check_trackers(Checklist& list, const LetterPlan& plan, const Issue& issue);
/// Events that are over.
void check_events(Checklist& list, const LetterPlan& plan, const Issue& issue, Instant now);
/// What an example leaves behind, where the sender is no example.
void check_samples(Checklist& list, const LetterPlan& plan, const Issue& issue);

/// What a link answered when it was asked last.
struct LinkVerdict {
  int status = 0;        ///< of HTTP; 0: no answer
  bool unknown = false;  ///< its host has no address
};
/// Gone pages and hosts that are none are errors; what may be there for others is to be tried.
std::vector<Check> check_answers(const LetterPlan& plan, const Issue& issue,
                                 const std::map<std::string, LinkVerdict>& answers);
/// http and https alone.
std::vector<std::string> web_links_of(const Block& block);

/// utm_…, fbclid and their like.
bool has_tracker(std::string_view url);

}  // namespace vigie::letter
