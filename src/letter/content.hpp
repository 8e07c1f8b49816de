// SPDX-License-Identifier: EUPL-1.2
/// What an issue says, as bytes to compare and to hash.
///
/// Shape   the text of a block is all that a reader may see of it, whoever wrote it and whatever
///         its version; the content of an issue is its words, those of the letter's plan and its
///         blocks at their places. Every value carries its length: two contents are equal or their
///         bytes differ.
/// Pure    same issue and plan, same hash.
#pragma once

#include <string>

#include "model/letter.hpp"

namespace vigie::letter {

std::string text_bytes(const Block& block);
/// Of a block's text: what `Block::source_hash` keeps.
std::string text_hash(const Block& block);

/// What an approval is bound to.
std::string content_hash(const LetterPlan& plan, const Issue& issue);

}  // namespace vigie::letter
