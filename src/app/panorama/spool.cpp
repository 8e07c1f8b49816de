// SPDX-License-Identifier: EUPL-1.2
#include "app/panorama/spool.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>

#include "base/files.hpp"
#include "base/format.hpp"

namespace vigie::app {
namespace {

class File {
 public:
  File(const std::filesystem::path& path, int flags)
      : descriptor_(::open(path.c_str(), flags | O_CLOEXEC)) {}
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  ~File() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

/// Where reading begins, and where the file ends.
struct Extent {
  SpoolMark begin;
  std::uint64_t size = 0;
};
bool measure(int descriptor, const SpoolMark& from, Extent& extent) {
  struct stat found {};
  if (::fstat(descriptor, &found) != 0 || !S_ISREG(found.st_mode)) return false;
  extent.size = static_cast<std::uint64_t>(found.st_size);
  extent.begin = {static_cast<std::uint64_t>(found.st_ino), from.place};
  if (from.file != extent.begin.file || from.place > extent.size) extent.begin.place = 0;
  return true;
}

std::uint64_t number_of(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::string text_of_mark(const SpoolMark& mark) {
  return fmt::format("{}:{}", mark.file, mark.place);
}

SpoolMark mark_of_text(std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  return {number_of(text.substr(0, colon)),
          colon < text.size() ? number_of(text.substr(colon + 1)) : 0};
}

bool has_spooled(const std::filesystem::path& file, const SpoolMark& from) {
  const File opened(file, O_RDONLY);
  Extent extent;
  return opened.get() >= 0 && measure(opened.get(), from, extent) &&
         extent.size > extent.begin.place;
}

Result<Spooled> read_spool(const std::filesystem::path& file, const SpoolMark& from) {
  const File opened(file, O_RDONLY);
  if (opened.get() < 0) {
    if (errno == ENOENT) return Spooled{.lines = {}, .mark = from};
    return cannot_write(file);
  }
  Extent extent;
  if (!measure(opened.get(), from, extent)) return fail(Code::storage, file.string());
  Spooled out{.lines = {}, .mark = extent.begin};
  const std::uint64_t left = extent.size - extent.begin.place;
  out.lines.resize(static_cast<std::size_t>(std::min<std::uint64_t>(left, kSpoolBytesMax)));
  std::size_t got = 0;
  while (got < out.lines.size()) {
    const ssize_t count = ::pread(opened.get(), out.lines.data() + got, out.lines.size() - got,
                                  static_cast<off_t>(extent.begin.place + got));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return cannot_write(file);
    if (count == 0) break;
    got += static_cast<std::size_t>(count);
  }
  out.lines.resize(got);
  // A line that is being written waits for its end.
  const std::size_t end = out.lines.rfind('\n');
  out.lines.resize(end == std::string::npos ? 0 : end + 1);
  if (out.lines.empty() && got == kSpoolBytesMax) out.lines.assign(got, '\n');  // no line at all
  out.mark.place += out.lines.size();
  out.more = left > kSpoolBytesMax;
  return out;
}

Result<void> forget_spool(const std::filesystem::path& file, const SpoolMark& until) {
  const File opened(file, O_RDWR);
  if (opened.get() < 0) return errno == ENOENT ? Result<void>() : cannot_write(file);
  Extent extent;
  if (!measure(opened.get(), until, extent) || extent.begin.place == 0) return {};
  const auto length = static_cast<off_t>(extent.begin.place);
  if (::fallocate(opened.get(), FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, length) == 0) {
    return {};
  }
  // A file system without holes: emptied where nothing came meanwhile.
  if (extent.size == extent.begin.place && ::ftruncate(opened.get(), 0) == 0) return {};
  return cannot_write(file);
}

}  // namespace vigie::app
