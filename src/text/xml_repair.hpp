// SPDX-License-Identifier: EUPL-1.2
/// XML as feeds write it -> XML that pugixml reads.
///
/// Shape   `prepare_xml` is a pass over the text that every document takes: junk before the first
///         `<`, control characters and the DOCTYPE go; names of HTML become their characters; an
///         `&` or `<` that begins nothing becomes a reference. CDATA sections and comments stay
///         untouched. `repair_xml` is for what pugixml then refuses: `balance_xml` closes what was
///         left open inside an element where that element ends ("a<br>b</description>") and drops
///         end tags that close nothing, libxml2 reads the rest in recovery mode and writes it well
///         formed.
/// Errors  `repair_xml` answers nothing where no element can be found.
/// Pure    yes: the DOCTYPE never reaches a parser, so no entity can load or multiply. Its own
///         entities count where their value is plain text, kEntityBytesMax in all.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace vigie::text {

inline constexpr std::size_t kEntitiesMax = 64;
inline constexpr std::size_t kEntityBytesMax = 10 * 1024;

/// What &amp;, &lt;, &gt;, &quot; and &apos; become. libxml2 drops named references behind the
/// first mistake of a document, and is given numbers.
enum class OwnReferences { as_written, as_numbers };

std::string prepare_xml(std::string_view utf8, OwnReferences own = OwnReferences::as_written);

std::string balance_xml(std::string_view xml);

std::optional<std::string> repair_xml(std::string_view utf8);

}  // namespace vigie::text
