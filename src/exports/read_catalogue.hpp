// SPDX-License-Identifier: EUPL-1.2
/// A list of the network's catalogue, in whatever shape its administrators give it.
///
/// Shape   ISO 2709, the XML of PMB, RIS, or CSV with a line of heads -> records. The shape is told
///         by the bytes. Of UNIMARC: 001 the number, 200 the title, 856 the address, 461 the
///         paper, 463 $d or 009 the day, 300 our own address, 606 the descriptors. 801 with $a and
///         $b the other way round, as PMB writes it, is nothing to us.
/// Errors  unsupported (none of the four); parse (XML that cannot be read). A record without a
///         number or a title is counted, not kept.
/// Pure    yes.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "exports/catalogue.hpp"

namespace vigie::exports {

inline constexpr std::size_t kCatalogueBytesMax = 256UL << 20U;

struct CatalogueFile {
  std::vector<CatalogueRecord> records;
  std::size_t refused = 0;
  std::string_view shape;  ///< "UNIMARC", "PMB-XML", "RIS", "CSV"
};

Result<CatalogueFile> read_catalogue(std::string_view bytes);

}  // namespace vigie::exports
