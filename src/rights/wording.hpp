// SPDX-License-Identifier: EUPL-1.2
/// What is said to a person of their note, on pages and command line alike.
///
/// Shape   one whole sentence per verdict, never empty.
/// Pure    yes.
#pragma once

#include <string_view>

#include "rights/note.hpp"

namespace vigie::rights {

std::string_view sentence_of(NoteVerdict verdict);

}  // namespace vigie::rights
