// SPDX-License-Identifier: EUPL-1.2
/// Files that hold people's data: read and written by the account of vigie alone.
///
/// Shape   `make_private_file` makes an empty file that was not there, whatever the umask lets
///         others do. One that is there is not even opened: closing it would drop the locks that
///         another connection of this process holds on it.
/// Errors  none: whoever opens the file next says why it cannot.
/// Source  sqlite.org/howtocorrupt.html section 2.2; the log and the index take the file's rights.
#pragma once

#include <filesystem>

namespace vigie::store {

inline constexpr std::filesystem::perms kOwnerOnly =
    std::filesystem::perms::owner_read | std::filesystem::perms::owner_write;

void make_private_file(const std::filesystem::path& file);

}  // namespace vigie::store
