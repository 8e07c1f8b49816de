// SPDX-License-Identifier: EUPL-1.2
/// When a feed's new address may be believed.
///
/// Shape   each good poll is watched: a chain of permanent redirects (301, 308) and of them alone
///         names a target; any other poll ends the watch. It is confirmed after kMovePollsMin polls
///         over kMoveSeconds that led to the same target, whose document shares an item with what
///         was stored before the move. Until then, and where the document is another feed's, it is
///         a proposal for people.
/// Pure    yes.
#pragma once

#include "fetch/read_answer.hpp"
#include "model/http.hpp"
#include "model/poll.hpp"

namespace vigie::fetch {

struct DocumentNews;

/// The watch after an answer that was what we hoped for; `news` of the document read, if one was.
MoveWatch watch_move(const SourcePoll& before, const HttpAnswer& answer, const Reading& reading,
                     const DocumentNews* news, Instant now);

bool is_confirmed(const MoveWatch& move, Instant now);

/// A document has to come, whatever its validators: only one can tell whether it is the same feed.
bool wants_document(const MoveWatch& move);

/// A target that people have not refused.
bool is_proposed(const MoveWatch& move);

}  // namespace vigie::fetch
