// SPDX-License-Identifier: EUPL-1.2
/// An issue in the making -> what its page shows: steps, tray, sheets side by side.
///
/// Pure    yes.
#pragma once

#include "app/letter/read_compose.hpp"
#include "render/view.hpp"

namespace vigie::web {

/// `may_edit`: who looks may change it, and its state allows it.
render::View compose_view(const app::Compose& page, const LetterPlan& plan, bool may_edit);

/// "panorama, Ouest Matin": whose hand, and from where.
std::string origin_of(const Block& block);

/// The steps of an issue's life, the one it is at marked.
std::vector<render::View> steps_view(IssueState state);

render::View comment_view(const store::Comment& comment);

/// "Nadia et Camille y écrivent"
std::string writers_words(const std::vector<std::string>& names);

}  // namespace vigie::web
