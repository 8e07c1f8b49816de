// SPDX-License-Identifier: EUPL-1.2
/// May an article that its paper edited be known by its new words from now on?
///
/// Shape   the article as it reads now, and its matches in the window, where it stands with its old
///         words too -> yes where those words, with the rest of its story, would still take it in.
///         Otherwise the page went on to something else (a live page, a home page): who tells the
///         new event must not join the story of the old one.
/// Errors  none.
/// Pure    yes. Nothing that was placed is moved.
#pragma once

#include <vector>

#include "cluster/window.hpp"

namespace vigie::cluster {

/// `matches` of the piece with paper 0: one paper's two articles are told apart otherwise.
bool still_tells(const Piece& edited, ArticleId article, std::vector<Match> matches);

}  // namespace vigie::cluster
