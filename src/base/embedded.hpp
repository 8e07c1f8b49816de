// SPDX-License-Identifier: EUPL-1.2
/// Files that travel inside the binary: migrations, web templates, styles. See cmake/embed.cmake.
///
/// Shape   `VIGIE_EMBEDDED(migrations);` at file scope declares the table that the build made of a
///         folder; `embedded_files` walks it, sorted by name.
#pragma once

#include <span>
#include <string_view>

namespace vigie {

struct EmbeddedFile {
  const char* file_name;
  const char* begin;
  const char* end;

  std::string_view name() const { return file_name; }
  std::string_view bytes() const { return {begin, static_cast<std::size_t>(end - begin)}; }
};

}  // namespace vigie

// NOLINTNEXTLINE(cppcoreguidelines-macro-usage): declares two names made of one.
#define VIGIE_EMBEDDED(name)                                                           \
  namespace vigie::embedded {                                                          \
  extern const EmbeddedFile name[];                                                    \
  extern const unsigned name##_count;                                                  \
  inline std::span<const EmbeddedFile> name##_files() { return {name, name##_count}; } \
  }                                                                                    \
  static_assert(true)
