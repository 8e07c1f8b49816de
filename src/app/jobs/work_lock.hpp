// SPDX-License-Identifier: EUPL-1.2
/// One vigie at a time for one kind of work ("poll", "send") on one database.
///
/// Shape   a lock of the kernel (flock) on `<database>.<work>.lock`, which vanishes with its
///         process however that ends; the file also tells who holds it, for people.
/// Errors  busy, with the holder in its detail; storage.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/instant.hpp"
#include "base/result.hpp"

namespace vigie::app {

class WorkLock {
 public:
  /// `verb` is what the holder is told as: "daemon", "poll".
  static Result<WorkLock> take(const std::filesystem::path& database, std::string_view work,
                               std::string_view verb, Instant now);

  WorkLock(WorkLock&& other) noexcept;
  WorkLock(const WorkLock&) = delete;
  WorkLock& operator=(const WorkLock&) = delete;
  WorkLock& operator=(WorkLock&&) = delete;
  ~WorkLock();

 private:
  explicit WorkLock(int descriptor) : descriptor_(descriptor) {}

  int descriptor_;
};

}  // namespace vigie::app
