// SPDX-License-Identifier: EUPL-1.2
/// What the TOML parser says in English of a file it cannot read, said in French to its author.
///
/// Shape   the place of the mistake, the text around it and the parser's words → one sentence that
///         names the usual cause and its cure. What is not recognised keeps the parser's words.
/// Units   lines and columns count from 1, columns in characters.
/// Pure    yes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vigie::config {

struct TextPlace {
  int line = 0;
  int column = 0;
};

std::optional<TextPlace> first_invalid_utf8(std::string_view bytes);
std::string not_utf8_sentence();

std::string french_grammar_error(std::string_view bytes, TextPlace at, std::string_view english);

}  // namespace vigie::config
