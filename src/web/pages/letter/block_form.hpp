// SPDX-License-Identifier: EUPL-1.2
/// The form of a block: what people type <-> a block.
///
/// Shape   the form's fields -> the block's text, or what is wrong with it in French, beside the
///         text as it was typed. A form always carries every field.
/// Units   a title of kTitleSignsMax characters, a text of kBodyBytesMax bytes, kFactsMax facts.
/// Pure    yes.
#pragma once

#include <string>
#include <vector>

#include "model/letter.hpp"
#include "render/view.hpp"
#include "web/site/http.hpp"

namespace vigie::web {

inline constexpr std::size_t kTitleSignsMax = 300;
inline constexpr std::size_t kBodyBytesMax = 24 << 10;
inline constexpr std::size_t kFactsMax = 20;

struct TypedBlock {
  Block text;
  std::vector<std::string> problems = {};
  /// What a block cannot hold, as it was typed; "" where all of it could be read.
  std::string unread_facts = {};
  std::string unread_start = {};
  std::string unread_end = {};
};

/// Over `before`: what the form does not hold (its kind, its picture's size) stays.
TypedBlock read_block_form(const Request& request, const Block& before);

/// The fields, filled; what could not be read stands in its field again.
render::View block_form(const TypedBlock& typed, const SectionPlan& section);

}  // namespace vigie::web
