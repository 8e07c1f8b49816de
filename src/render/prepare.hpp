// SPDX-License-Identifier: EUPL-1.2
/// A template's source made ready for the library: partials inlined, comments gone, rules checked.
///
/// Shape   a name and the sources by name -> one source without `{{>…}}` nor `{{!…}}`, in which the
///         names of sections carry kSectionMark, so that looking a section up can be told from
///         looking a variable up (the library takes "" for true).
/// Errors  parse, with template and line: a tag not closed, a section not closed or closed twice,
///         an unknown partial, one that includes itself, `{{{x}}}` on a name that is no safe HTML,
///         set delimiters, `{{.}}`.
/// Pure    same sources, same answer. Depth is bounded by kPartialDepthMax and kSectionDepthMax.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vigie::render {

inline constexpr char kSectionMark = '?';
inline constexpr int kPartialDepthMax = 8;
inline constexpr int kSectionDepthMax = 16;
inline constexpr std::size_t kTemplateBytesMax = 1U << 20U;  // inlined

using Sources = std::map<std::string, std::string, std::less<>>;

Result<std::string> prepare(std::string_view name, const Sources& sources);

}  // namespace vigie::render
