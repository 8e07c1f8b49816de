// SPDX-License-Identifier: EUPL-1.2
#include "app/jobs/work_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "base/files.hpp"
#include "base/format.hpp"

namespace vigie::app {
namespace {

std::string holder_of(int descriptor) {
  std::array<char, 200> buffer{};
  const auto read = ::pread(descriptor, buffer.data(), buffer.size() - 1, 0);
  std::string text(buffer.data(), read > 0 ? static_cast<std::size_t>(read) : 0);
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace

Result<WorkLock> WorkLock::take(const std::filesystem::path& database, std::string_view work,
                                std::string_view verb, Instant now) {
  const std::string path = fmt::format("{}.{}.lock", database.string(), work);
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) return cannot_write(path);
  WorkLock lock(descriptor);
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK) return cannot_write(path);
    const std::string holder = holder_of(descriptor);
    return fail(Code::busy, fmt::format("{}: {}", work, holder),
                fmt::format("un autre vigie fait déjà ce travail ({})", holder));
  }
  const std::string line =
      fmt::format("vigie {}, processus {}, depuis {}\n", verb, ::getpid(), iso(now));
  if (::ftruncate(descriptor, 0) != 0 ||
      ::pwrite(descriptor, line.data(), line.size(), 0) != static_cast<ssize_t>(line.size())) {
    return cannot_write(path);
  }
  return lock;
}

WorkLock::WorkLock(WorkLock&& other) noexcept : descriptor_(other.descriptor_) {
  other.descriptor_ = -1;
}

WorkLock::~WorkLock() {
  if (descriptor_ >= 0) ::close(descriptor_);  // closing releases the lock
}

}  // namespace vigie::app
