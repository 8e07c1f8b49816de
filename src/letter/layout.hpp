// SPDX-License-Identifier: EUPL-1.2
/// The layout that every letter shares: the templates of the mail, the text part and their pieces.
///
/// Shape   they travel inside the program; a letter changes its colours, its logo and its sections
///         in letter.toml, and may put a template of its own in the place of one of these by name.
///         Names that begin with "s_" are styles, which stand inside attributes.
/// Pure    same program, same templates.
#pragma once

#include <vector>

#include "render/template_set.hpp"

namespace vigie::letter {

std::vector<render::NamedTemplate> layout_templates();

/// The layout with these in the place of its own.
Result<render::TemplateSet> layout_with(std::vector<render::NamedTemplate> own);

}  // namespace vigie::letter
