// SPDX-License-Identifier: EUPL-1.2
/// Reads what publishers say of the use of their pages, from tags and from headers.
///
/// Pure    yes.
/// Source  see model/publisher.hpp.
#pragma once

#include <string_view>

#include "model/publisher.hpp"

namespace vigie::parse {

/// "noindex, max-snippet:50": what a robots tag says, added to what is known.
void read_robots(PublisherSignals& signals, std::string_view directives);

/// An X-Robots-Tag header: directives, or "agent: directives" that count where the agent is ours.
void read_robots_header(PublisherSignals& signals, std::string_view header);

/// "1" or "0" of tdm-reservation, in a header or a tag.
void read_tdm_reservation(PublisherSignals& signals, std::string_view value);

}  // namespace vigie::parse
