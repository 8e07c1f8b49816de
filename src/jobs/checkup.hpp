// SPDX-License-Identifier: EUPL-1.2
/// What a machine that nobody watches is looked at for, one check at a time.
///
/// Shape   a fact as it was read → a line: fine, to look at, or wrong, with what to do. A check that
///         could not be made is to look at: what is not known is not well.
/// Units   bytes, seconds, UTC.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.hpp"

namespace vigie::jobs {

enum class Verdict { fine, look, wrong };
inline constexpr Verdict kVerdicts[] = {Verdict::fine, Verdict::look, Verdict::wrong};
std::string_view name_of(Verdict verdict);  ///< "fine", "look", "wrong": for scripts
std::string_view word_of(Verdict verdict);  ///< "bien", "à voir", "à réparer"

struct Check {
  std::string_view name;   ///< for scripts: "disk"
  std::string_view title;  ///< for people: "disque"
  Verdict verdict = Verdict::fine;
  std::string sentence;  ///< French, a whole one
  std::string remedy;    ///< French, a whole one; "" where nothing is to be done
};

inline constexpr std::int64_t kDiskFullBytes = 200LL << 20;
inline constexpr std::int64_t kDiskLowBytes = 1LL << 30;
/// A nightly copy that failed once is told before the second night.
inline constexpr std::int64_t kBackupLateSeconds = 36 * kHourSeconds;
inline constexpr std::int64_t kBackupLostSeconds = 8 * kDaySeconds;

/// Room on the disk of the base, which must hold a copy of it beside the usual: none: not known.
Check check_disk(std::optional<std::int64_t> free_bytes, std::int64_t base_bytes);

struct FileRights {
  std::string path;
  bool others_read = false;  ///< group or everybody
  bool we_write = true;
};
Check check_rights(const FileRights& base);

/// The newest copy in the folder of backups; none: there is none.
Check check_backup(std::optional<Instant> newest, std::string_view folder, Instant now);

/// `jump` is the sentence of a jump that waits for a person; "" : none.
Check check_clock(std::string_view jump, bool synchronised_known, bool synchronised);

struct SourcesSeen {
  std::int64_t all = 0;
  std::int64_t failing = 0;       ///< that need a look
  std::int64_t certificates = 0;  ///< of those, because of theirs
};
Check check_sources(const SourcesSeen& seen);

struct RelaySeen {
  bool is_outbox = false;  ///< mail goes to a folder
  std::string place{};     ///< the folder, or the server's address
  std::string trouble{};   ///< what the connection said; "" : it answered
};
Check check_relay(const RelaySeen& seen);

struct QueueSeen {
  std::int64_t waiting = 0;
  std::optional<Instant> next_try_at;
};
Check check_queue(const QueueSeen& seen, Instant now);

}  // namespace vigie::jobs
