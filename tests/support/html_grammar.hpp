// SPDX-License-Identifier: EUPL-1.2
/// Reads markup by the letter of the sanitiser's grammar, sharing no line with the sanitiser.
///
/// Shape   "" where every byte fits; else the first thing that does not, with its place.
#pragma once

#include <string>
#include <string_view>

namespace vigie::test {

std::string grammar_problem(std::string_view html);

/// The same with the pictures and the links as published that `clean_html` keeps.
std::string published_grammar_problem(std::string_view html);

}  // namespace vigie::test
