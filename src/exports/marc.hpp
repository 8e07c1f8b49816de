// SPDX-License-Identifier: EUPL-1.2
/// A bibliographic record in the fields of UNIMARC, and the three ways in which it is carried.
///
/// Shape   BibRecord -> MarcRecord -> ISO 2709, the XML of PMB, or MARCXML. A press article is an
///         analytic (a2) under a serial (461) and one of its issues (463), both or neither; what is
///         of no periodical, or has no date, is a monograph (m0).
/// Units   lengths are bytes of UTF-8; a field has at most kFieldBytesMax of them, a record
///         kRecordBytesMax. A note that is longer is cut at a word.
/// Errors  `read_iso2709` answers the records that it could read, and how many it could not.
/// Pure    yes.
/// Source  ISO 2709; UNIMARC; what the importers of PMB make of each field
///         (docs/decisions/0087-records-are-cut-for-pmb.md).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "exports/texts.hpp"

namespace vigie::exports {

inline constexpr std::size_t kFieldBytesMax = 9'999;
inline constexpr std::size_t kRecordBytesMax = 99'999;

struct MarcSubfield {
  char code = 'a';
  std::string value;

  bool operator==(const MarcSubfield&) const = default;
};

struct MarcField {
  std::string tag;  ///< three figures
  char indicators[2] = {' ', ' '};
  std::string data;  ///< of 00X, which has no subfields
  std::vector<MarcSubfield> subfields;

  /// The first of that code; "" where there is none.
  std::string_view value(char code) const;
};

struct MarcRecord {
  char status = 'n';
  char type = 'a';
  char level = 'a';      ///< 'a' analytic, 'm' monograph, 's' serial
  char hierarchy = '2';  ///< '2' below another record, '0' alone
  std::vector<MarcField> fields;

  const MarcField* field(std::string_view tag) const;
};

/// How the issues of a paper are called in the catalogue.
enum class IssueNaming {
  day,    ///< "2026-11-16"
  month,  ///< "2026-11"
  number  ///< the paper's own where it is known, else the day
};

MarcRecord unimarc_of(const BibRecord& record, const Options& options,
                      IssueNaming naming = IssueNaming::day);

std::string iso2709_of(const MarcRecord& record);
/// <notice> as PMB writes it, with what `attributes` says of it (" xmlns=…").
std::string pmb_xml_of(const MarcRecord& record, std::string_view attributes = {});
std::string marcxml_of(const MarcRecord& record);

struct MarcRead {
  std::vector<MarcRecord> records;
  std::size_t refused = 0;
};
MarcRead read_iso2709(std::string_view bytes);

}  // namespace vigie::exports
