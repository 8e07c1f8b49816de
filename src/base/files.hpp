// SPDX-License-Identifier: EUPL-1.2
/// A file that a person named: read whole, and what is said where it cannot be read or written.
///
/// Shape   a path and a maximum -> the bytes; what is no regular file (a pipe) is read to its end.
/// Errors  invalid_input for what cannot be read: absent, a folder, not for this account, over the
///         maximum; storage for what cannot be written. The sentence says which.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <system_error>

#include "base/result.hpp"

namespace vigie {
inline namespace base {

/// The sentence names the file: "rota.toml : c’est un dossier".
Result<std::string> read_file(const std::filesystem::path& file, std::size_t bytes_max);

/// For a caller whose message names the file already: the sentence is the reason alone.
Result<std::string> read_file_named(const std::filesystem::path& file, std::size_t bytes_max);

/// storage, with the system's reason: a full disk, an account, a folder that is not there.
Failure cannot_write(const std::filesystem::path& file, std::error_code why);
/// The same where a library left its reason in errno.
Failure cannot_write(const std::filesystem::path& file);

}  // namespace base
}  // namespace vigie
