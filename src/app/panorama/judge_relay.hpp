// SPDX-License-Identifier: EUPL-1.2
/// What relaying and proposing ask alike: is the note one's own words, may the article go, what
/// does an item made of it hold.
///
/// Errors  storage.
#pragma once

#include <string>
#include <vector>

#include "panorama/panorama.hpp"
#include "rights/note.hpp"
#include "store/panorama/panorama_repo.hpp"
#include "store/panorama/proposal_repo.hpp"
#include "store/story/story_repo.hpp"

namespace vigie::app {

/// By the texts of every article of the story: a copy of a reprint is a copy.
rights::NoteVerdict judge_words(const std::string& note,
                                const std::vector<store::StoryArticle>& articles);
panorama::Relay judge_article(const store::StoryArticle& article, bool already_there);

/// What becomes public of an article as it is now, and stays. `offer` says whose words its note is;
/// `before`: the centre's last item of the story.
store::PanoramaItem item_made_of(const store::StoryArticle& article, const store::Proposal& offer,
                                 PanoramaItemId before, Instant now);

/// Withdrawn or taken back, the note is there to be written on.
Result<void> keep_note_words(store::Transaction& tx, StoryId story, CuratorId curator,
                             std::string_view note, Instant now);

/// invalid_input for what a terminal may send.
Result<void> check_utf8(std::string_view written);

}  // namespace vigie::app
