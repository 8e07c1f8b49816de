// SPDX-License-Identifier: EUPL-1.2
/// How high the parts of a text stand on paper.
///
/// Shape   a part and the width of its column -> its height, and the margins that it asks for.
/// Units   pixels, of the print rules of layout/mail.mustache.
/// Pure    yes.
#pragma once

#include "letter/markdown.hpp"

namespace vigie::letter {

struct Printed {
  int above = 0;
  int height = 0;
  int below = 0;
};

Printed printed_part(const Part& part, int width);

}  // namespace vigie::letter
