// SPDX-License-Identifier: EUPL-1.2
/// A curator puts a story on the shared panorama, with words of their own, or takes it off.
///
/// Shape   one durable transaction each. A note that is not one's own words, or a story that is
///         there already, or a rule that leaves publishing to who is on duty, is an answer and not an
///         error: the person is told and nothing is lost.
/// Errors  not_found (not on this desk), conflict (somebody decided since, or the move is not
///         allowed from here).
#pragma once

#include <string>
#include <variant>

#include "app/desk/desk_move.hpp"
#include "app/desk/leaving.hpp"
#include "app/panorama/authority.hpp"
#include "panorama/panorama.hpp"
#include "rights/note.hpp"

namespace vigie::app {

/// The new item, or why the note, or the article, does not do.
using RelayAnswer = std::variant<PanoramaItemId, rights::NoteVerdict, panorama::Relay>;

Result<RelayAnswer> relay(store::Database& db, const store::Curator& curator, const SeenItem& click,
                          const std::string& note, Instant now, const Authority& authority = {});

/// The story goes back among those kept; letters lose its article.
Result<void> withdraw(store::Database& db, const store::Curator& curator, const SeenItem& click,
                      LeaveLetters leave, Instant now);

}  // namespace vigie::app
