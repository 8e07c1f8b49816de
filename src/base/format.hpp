// SPDX-License-Identifier: EUPL-1.2
/// The one door to fmt: `fmt::format("{} articles", n)`. Nobody else includes the library.
#pragma once

#include <fmt/format.h>  // IWYU pragma: export
