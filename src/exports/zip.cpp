// SPDX-License-Identifier: EUPL-1.2
#include "exports/zip.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <memory>

namespace vigie::exports {
namespace {

struct FreeArchive {
  void operator()(archive* one) const { archive_write_free(one); }
};
struct FreeEntry {
  void operator()(archive_entry* one) const { archive_entry_free(one); }
};

la_ssize_t append(archive*, void* out, const void* bytes, std::size_t size) {
  static_cast<std::string*>(out)->append(static_cast<const char*>(bytes), size);
  return static_cast<la_ssize_t>(size);
}

Failure refused(archive* zip) {
  const char* why = archive_error_string(zip);
  return fail(Code::internal, why == nullptr ? "zip" : why);
}

}  // namespace

Result<std::string> zip_of(std::span<const NamedFile> files, Day day) {
  std::string out;
  const std::unique_ptr<archive, FreeArchive> zip(archive_write_new());
  if (!zip) return fail(Code::internal, "no memory for a zip");
  archive_write_set_format_zip(zip.get());
  archive_write_set_options(zip.get(), "hdrcharset=UTF-8");
  archive_write_set_bytes_in_last_block(zip.get(), 1);
  if (archive_write_open(zip.get(), &out, nullptr, append, nullptr) != ARCHIVE_OK) {
    return refused(zip.get());
  }
  for (const NamedFile& file : files) {
    const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
    if (!entry) return fail(Code::internal, "no memory for a zip");
    archive_entry_set_pathname_utf8(entry.get(), file.name.c_str());
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(file.bytes.size()));
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    archive_entry_set_mtime(entry.get(), static_cast<time_t>(at_utc(day).seconds), 0);
    if (archive_write_header(zip.get(), entry.get()) != ARCHIVE_OK) return refused(zip.get());
    const auto written = archive_write_data(zip.get(), file.bytes.data(), file.bytes.size());
    if (written != static_cast<la_ssize_t>(file.bytes.size())) return refused(zip.get());
  }
  if (archive_write_close(zip.get()) != ARCHIVE_OK) return refused(zip.get());
  return out;
}

}  // namespace vigie::exports
