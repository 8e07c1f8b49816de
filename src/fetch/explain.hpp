// SPDX-License-Identifier: EUPL-1.2
/// What happened at a poll, in one French sentence for a documentalist.
///
/// Shape   no capital, no full stop: it stands behind the name of the source. "" when all is well.
/// Pure    yes.
#pragma once

#include <string>

#include "fetch/read_answer.hpp"

namespace vigie::fetch {

std::string explain(const Reading& reading, const HttpAnswer& answer);

}  // namespace vigie::fetch
