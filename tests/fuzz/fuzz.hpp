// SPDX-License-Identifier: EUPL-1.2
/// What every target needs: the bytes as a view, and a promise that stops the run when broken.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/assert.hpp"

namespace vigie::test {

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) {
  return size == 0 ? std::string_view()
                   : std::string_view(reinterpret_cast<const char*>(data), size);
}

}  // namespace vigie::test

// libFuzzer looks for this name; declared here so that no target forgets its form.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
