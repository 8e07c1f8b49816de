// SPDX-License-Identifier: EUPL-1.2
#include "http/multipart.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace vigie::http {
namespace {

constexpr std::size_t kBoundaryBytesMax = 70;  // RFC 2046

/// The quoted value of `name=` in a header line; "" when it is not there.
std::string_view quoted_value(std::string_view line, std::string_view name) {
  const std::string wanted = " " + std::string(name) + "=\"";
  const std::size_t at = line.find(wanted);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = line.substr(at + wanted.size());
  return rest.substr(0, rest.find('"'));
}

/// A part that is a file; one without a name was not chosen.
bool read_file_part(std::string_view head, std::string_view value,
                    std::vector<UploadedFile>* files) {
  if (files == nullptr) return true;
  const std::string_view name = quoted_value(head, "filename");
  const std::string_view field = quoted_value(head, "name");
  if (name.empty()) return true;
  if (files->size() == kFilesMax || !text::is_utf8(name) || !text::is_utf8(field)) return false;
  files->push_back({std::string(field), std::string(name), std::string(value)});
  return true;
}

/// One part, headers and all: adds its field.
bool read_part(std::string_view part, Pairs& pairs, std::vector<UploadedFile>* files) {
  const std::size_t end = part.find("\r\n\r\n");
  if (end == std::string_view::npos) return false;
  const std::string_view head = part.substr(0, end);
  const std::string_view value = part.substr(end + 4);
  if (head.find(" filename") != std::string_view::npos) return read_file_part(head, value, files);
  const std::string_view name = quoted_value(head, "name");
  if (name.empty() || value.size() > kFieldBytesMax) return false;
  if (!text::is_utf8(name) || !text::is_utf8(value)) return false;
  pairs.emplace_back(name, value);
  return true;
}

}  // namespace

std::string_view boundary_of(std::string_view content_type) {
  if (!text::ascii_lower(content_type).starts_with("multipart/form-data")) return {};
  const std::size_t at = text::ascii_lower(content_type).find("boundary=");
  if (at == std::string_view::npos) return {};
  std::string_view boundary = content_type.substr(at + 9);
  boundary = text::trimmed(boundary.substr(0, boundary.find(';')));
  if (boundary.size() >= 2 && boundary.front() == '"' && boundary.back() == '"') {
    boundary = boundary.substr(1, boundary.size() - 2);
  }
  return boundary.size() <= kBoundaryBytesMax ? boundary : std::string_view();
}

std::optional<Pairs> read_multipart(std::string_view boundary, std::string_view body,
                                    std::vector<UploadedFile>* files) {
  if (boundary.empty()) return std::nullopt;
  const std::string delimiter = "\r\n--" + std::string(boundary);
  const std::string all = "\r\n" + std::string(body);  // the first delimiter opens the body
  std::string_view rest = all;
  Pairs pairs;
  for (std::size_t count = 0; count <= kFieldsMax; ++count) {
    const std::size_t begin = rest.find(delimiter);
    if (begin == std::string_view::npos) return std::nullopt;
    rest.remove_prefix(begin + delimiter.size());
    if (rest.starts_with("--")) return pairs;
    if (!rest.starts_with("\r\n")) return std::nullopt;
    rest.remove_prefix(2);
    const std::size_t end = rest.find(delimiter);
    if (end == std::string_view::npos || !read_part(rest.substr(0, end), pairs, files)) {
      return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace vigie::http
