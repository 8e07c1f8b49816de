// SPDX-License-Identifier: EUPL-1.2
/// What a site's /.well-known/tdmrep.json says of one of its pages.
///
/// Shape   the file and the page's path with its query -> added to what is known: the first rule
///         whose location takes in the page counts. `*` in a location stands for anything, `$` at
///         its end for the end of the path.
/// Units   at most kTdmFileBytesMax bytes and kTdmRulesMax rules are read; a location longer than
///         kTdmLocationBytesMax takes in nothing.
/// Errors  none: what is no such file says nothing.
/// Pure    yes.
/// Source  TDM Reservation Protocol, final report of the W3C community group, section 6; locations
///         as in RFC 9309.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/publisher.hpp"

namespace vigie::parse {

inline constexpr std::size_t kTdmFileBytesMax = 256 * 1024;
inline constexpr std::size_t kTdmRulesMax = 1'000;
inline constexpr std::size_t kTdmLocationBytesMax = 500;

/// Where the file of the site that holds a page is; "" for what is no web address.
std::string tdm_file_of(std::string_view page_url);

void read_tdm_file(PublisherSignals& signals, std::string_view json, const std::string& page_url);

}  // namespace vigie::parse
