// SPDX-License-Identifier: EUPL-1.2
/// A log that another process goes on writing: read from a mark, and emptied behind it.
///
/// Shape   what was read is taken out of the file as a hole: its bytes are gone from the disk, the
///         writer's place is untouched, and no line that is written meanwhile is lost. The mark is a
///         file and a place in it; a file that is another one, or shorter, is read from its start.
/// Units   whole lines, at most kSpoolBytesMax bytes at a time.
/// Errors  a file that is not there has no line; storage where it cannot be read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "base/result.hpp"

namespace vigie::app {

inline constexpr std::size_t kSpoolBytesMax = 32 << 20;

struct SpoolMark {
  std::uint64_t file = 0;
  std::uint64_t place = 0;
};
/// "file:place" <-> mark, as kept between two readings.
std::string text_of_mark(const SpoolMark& mark);
SpoolMark mark_of_text(std::string_view text);

struct Spooled {
  std::string lines;
  SpoolMark mark;     ///< after them
  bool more = false;  ///< there are further lines now
};
Result<Spooled> read_spool(const std::filesystem::path& file, const SpoolMark& from);
/// Is there something behind the mark?
bool has_spooled(const std::filesystem::path& file, const SpoolMark& from);
/// Takes what stands before the mark out of the file.
Result<void> forget_spool(const std::filesystem::path& file, const SpoolMark& until);

}  // namespace vigie::app
