// SPDX-License-Identifier: EUPL-1.2
/// Markup that all parsers read alike, written without a tree: what most feeds publish.
///
/// Shape   text, references that end, and a few elements in lower case, quoted, closed in order and
///         each where HTML wants it: no block in a paragraph or in an inline element, items in
///         lists, no link in a link. Everything else is left to libxml2.
/// Errors  `write_simple` answers false where the markup is not of this kind; what it wrote until
///         then is worth nothing.
/// Pure    yes. Linear in the markup.
/// Source  what libxml2 2.9 makes of it: tests/fuzz/fuzz_html.cpp holds the two against each other.
#pragma once

#include <string_view>

#include "text/html_attributes.hpp"
#include "text/html_writer.hpp"

namespace vigie::text {

bool write_simple(HtmlWriter& writer, std::string_view html, const HtmlSetting& setting);

}  // namespace vigie::text
