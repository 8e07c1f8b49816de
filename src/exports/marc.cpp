// SPDX-License-Identifier: EUPL-1.2
#include "exports/marc.hpp"

#include <algorithm>
#include <charconv>

#include "base/format.hpp"
#include "text/charset.hpp"
#include "text/html.hpp"

namespace vigie::exports {
namespace {

constexpr char kFieldEnd = '\x1E';
constexpr char kRecordEnd = '\x1D';
constexpr char kSubfieldMark = '\x1F';
constexpr std::size_t kLeaderBytes = 24;
constexpr std::size_t kEntryBytes = 12;

std::string body_of(const MarcField& field) {
  if (field.tag.starts_with("00")) return field.data + kFieldEnd;
  std::string out(field.indicators, 2);
  for (const MarcSubfield& each : field.subfields) {
    out += kSubfieldMark;
    out += each.code;
    out += each.value;
  }
  return out + kFieldEnd;
}

std::optional<std::size_t> number_in(std::string_view digits) {
  std::size_t value = 0;
  const char* const end = digits.data() + digits.size();
  const auto [rest, wrong] = std::from_chars(digits.data(), end, value);
  if (wrong != std::errc() || rest != end || digits.empty()) return std::nullopt;
  return value;
}

MarcField read_field(std::string_view tag, std::string_view body) {
  MarcField field{.tag = std::string(tag), .data = {}, .subfields = {}};
  while (body.ends_with(kFieldEnd)) body.remove_suffix(1);
  if (tag.starts_with("00") || body.size() < 2) {
    field.data = text::to_utf8(body, "").utf8;
    return field;
  }
  field.indicators[0] = body[0];
  field.indicators[1] = body[1];
  body.remove_prefix(2);
  for (std::size_t mark = body.find(kSubfieldMark); mark != std::string_view::npos;) {
    const std::size_t next = body.find(kSubfieldMark, mark + 1);
    const std::string_view part = body.substr(mark + 1, next - std::min(next, mark + 1));
    if (!part.empty()) {
      field.subfields.push_back({part[0], std::string(text::to_utf8(part.substr(1), "").utf8)});
    }
    mark = next;
  }
  return field;
}

std::optional<MarcRecord> read_one(std::string_view bytes) {
  if (bytes.size() < kLeaderBytes + 1) return std::nullopt;
  const auto base = number_in(bytes.substr(12, 5));
  if (!base || *base <= kLeaderBytes || *base > bytes.size()) return std::nullopt;
  MarcRecord record{
      .status = bytes[5], .type = bytes[6], .level = bytes[7], .hierarchy = bytes[8], .fields = {}};
  std::string_view directory = bytes.substr(kLeaderBytes, *base - kLeaderBytes);
  for (; directory.size() >= kEntryBytes; directory.remove_prefix(kEntryBytes)) {
    const auto length = number_in(directory.substr(3, 4));
    const auto start = number_in(directory.substr(7, 5));
    if (!length || !start || *base + *start + *length > bytes.size()) return std::nullopt;
    record.fields.push_back(
        read_field(directory.substr(0, 3), bytes.substr(*base + *start, *length)));
  }
  return record;
}

}  // namespace

std::string_view MarcField::value(char code) const {
  for (const MarcSubfield& each : subfields) {
    if (each.code == code) return each.value;
  }
  return {};
}

const MarcField* MarcRecord::field(std::string_view tag) const {
  const auto found = std::ranges::find(fields, tag, &MarcField::tag);
  return found == fields.end() ? nullptr : &*found;
}

std::string iso2709_of(const MarcRecord& record) {
  std::string directory;
  std::string data;
  for (const MarcField& field : record.fields) {
    const std::string body = body_of(field);
    const std::size_t whole =
        kLeaderBytes + directory.size() + kEntryBytes + 1 + data.size() + body.size() + 1;
    if (body.size() > kFieldBytesMax || whole > kRecordBytesMax) continue;
    directory += fmt::format("{}{:04}{:05}", field.tag, body.size(), data.size());
    data += body;
  }
  directory += kFieldEnd;
  const std::size_t base = kLeaderBytes + directory.size();
  const std::string leader =
      fmt::format("{:05}{}{}{}{} 22{:05}1i 450 ", base + data.size() + 1, record.status,
                  record.type, record.level, record.hierarchy, base);
  return leader + directory + data + kRecordEnd;
}

std::string pmb_xml_of(const MarcRecord& record, std::string_view attributes) {
  std::string out = fmt::format(
      "<notice{}>\n<rs>{}</rs>\n<dt>{}</dt>\n<bl>{}</bl>\n<hl>{}</hl>\n<el>1</el>\n<ru>i</ru>\n",
      attributes, record.status, record.type, record.level, record.hierarchy);
  for (const MarcField& field : record.fields) {
    if (field.tag.starts_with("00")) {
      out += fmt::format("<f c=\"{}\">{}</f>\n", field.tag, text::escape_xml(field.data));
      continue;
    }
    out +=
        fmt::format("<f c=\"{}\" ind=\"{}\">\n", field.tag, std::string_view(field.indicators, 2));
    for (const MarcSubfield& each : field.subfields) {
      out += fmt::format("<s c=\"{}\">{}</s>\n", each.code, text::escape_xml(each.value));
    }
    out += "</f>\n";
  }
  return out + "</notice>\n";
}

std::string marcxml_of(const MarcRecord& record) {
  std::string out = fmt::format(
      "<record xmlns=\"http://www.loc.gov/MARC21/slim\">\n<leader>00000{}{}{}{} "
      "22000001i 4500</leader>\n",
      record.status, record.type, record.level, record.hierarchy);
  for (const MarcField& field : record.fields) {
    if (field.tag.starts_with("00")) {
      out += fmt::format("<controlfield tag=\"{}\">{}</controlfield>\n", field.tag,
                         text::escape_xml(field.data));
      continue;
    }
    out += fmt::format("<datafield tag=\"{}\" ind1=\"{}\" ind2=\"{}\">\n", field.tag,
                       field.indicators[0], field.indicators[1]);
    for (const MarcSubfield& each : field.subfields) {
      out += fmt::format("<subfield code=\"{}\">{}</subfield>\n", each.code,
                         text::escape_xml(each.value));
    }
    out += "</datafield>\n";
  }
  return out + "</record>\n";
}

MarcRead read_iso2709(std::string_view bytes) {
  MarcRead read;
  while (!bytes.empty()) {
    const std::size_t end = bytes.find(kRecordEnd);
    std::string_view one = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    while (!one.empty() && (one.front() == '\n' || one.front() == '\r')) one.remove_prefix(1);
    if (one.empty()) continue;
    if (auto record = read_one(one)) {
      read.records.push_back(std::move(*record));
    } else {
      ++read.refused;
    }
  }
  return read;
}

}  // namespace vigie::exports
