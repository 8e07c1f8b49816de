// SPDX-License-Identifier: EUPL-1.2
/// A password from a file, from the keyboard without showing it, or invented.
///
/// Shape   a file's first line; else what is typed twice alike on a terminal; else, where nothing
///         is typed or there is no terminal, a new one, which the caller has to tell.
/// Errors  storage (the file), invalid_input (typed twice and not the same).
#pragma once

#include <filesystem>
#include <string>

#include "base/entropy.hpp"
#include "base/result.hpp"
#include "cli/console.hpp"

namespace vigie::cli {

struct GivenPassword {
  std::string password;
  bool invented = false;
};

Result<GivenPassword> ask_password(const std::filesystem::path& file, Console& console,
                                   Entropy& entropy);

}  // namespace vigie::cli
