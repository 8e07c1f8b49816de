// SPDX-License-Identifier: EUPL-1.2
/// One HTTP request as a value: what a page reads.
///
/// Shape   header names in lower case; path, query and form decoded. A form is
///         application/x-www-form-urlencoded, or multipart/form-data with at most kFilesMax files.
/// Units   kFieldsMax fields, kFieldBytesMax bytes a field; the server bounds the rest.
/// Errors  `read_target` and `read_form` answer nothing for what is malformed (bad escapes, no
///         UTF-8, control characters in a target, too many fields): the request is refused whole.
///         What a person pasted into a field loses its control characters.
/// Pure    yes.
/// Source  RFC 9112 sections 3.2.1 and 3.2.2 (origin and absolute form), WHATWG URL (urlencoded), RFC 6265 (cookies).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/id.hpp"

namespace vigie::http {

inline constexpr std::size_t kFieldsMax = 100;
inline constexpr std::size_t kFieldBytesMax = 32 * 1024;
inline constexpr std::size_t kTargetBytesMax = 4096;
inline constexpr std::size_t kFilesMax = 2;

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// The first value of that name, "" when there is none.
std::string_view value_of(const Pairs& pairs, std::string_view name);

/// A file of a multipart form, its bytes as they came.
struct UploadedFile {
  std::string field;
  std::string name;  ///< as the browser gives it: shown, never opened
  std::string bytes;
};

struct Request {
  std::string method = "GET";
  std::string path = "/";
  Pairs query;
  std::string target = "/";  ///< path and query as they were sent, for coming back
  Pairs headers;
  Pairs form;
  std::vector<UploadedFile> files = {};
  std::string address;  ///< of the browser, for counting failed logins; never stored

  std::string_view header(std::string_view name) const { return value_of(headers, name); }
  std::string_view field(std::string_view name) const { return value_of(form, name); }
  /// The first file of that field; nullptr when none was chosen.
  const UploadedFile* file(std::string_view name) const {
    for (const UploadedFile& each : files) {
      if (each.field == name) return &each;
    }
    return nullptr;
  }
  std::string_view parameter(std::string_view name) const { return value_of(query, name); }
  std::string_view cookie(std::string_view name) const;
  bool reads_only() const { return method == "GET" || method == "HEAD"; }
};

/// A host with or without a port, by its letters alone.
bool is_host(std::string_view text);

/// A request's target without the authority that it may begin with ("http://h/a" → "/a").
struct OriginForm {
  std::string authority;  ///< "" where the target had none
  std::string target;
};
/// Nothing where it has an authority that is no host, or names another scheme than ours.
std::optional<OriginForm> origin_form(std::string_view target);

struct Target {
  std::string path;
  Pairs query;
};
std::optional<Target> read_target(std::string_view target);
std::optional<Pairs> read_form(std::string_view body);

/// A positive number without sign or blanks.
std::optional<std::int64_t> read_number(std::string_view text);
template <typename IdType>
IdType read_id(std::string_view text) {
  return IdType{read_number(text).value_or(0)};
}

}  // namespace vigie::http
