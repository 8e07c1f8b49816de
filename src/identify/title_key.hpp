// SPDX-License-Identifier: EUPL-1.2
/// The key of a title: its words folded, without the label in front ("VIDEO.", "Direct :").
///
/// Shape   raw bytes, equal for titles that differ by typography or label alone.
/// Pure    same title, same key, on every machine.
#pragma once

#include <string>
#include <string_view>

#include "text/fold.hpp"

namespace vigie::identify {

std::string title_key(const text::Folded& title);
std::string title_key(std::string_view title);

}  // namespace vigie::identify
