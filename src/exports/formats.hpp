// SPDX-License-Identifier: EUPL-1.2
/// The coats that records are told in, by name: what a link, a verb or a form asks for.
///
/// Shape   records in the order of the screen -> one document. Twice the same records, twice the
///         same bytes: nothing in it is of today.
/// Units   UTF-8 without BOM (a PMB that reads Latin-1 is given ASCII signs by `latin1`).
/// Pure    yes.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "exports/texts.hpp"

namespace vigie::exports {

enum class Format { ris, bibtex, csl_json, unimarc, pmb_xml, marcxml, oai_dc, rss, iso690 };

inline constexpr std::array kFormats{Format::ris,     Format::bibtex,  Format::csl_json,
                                     Format::unimarc, Format::pmb_xml, Format::marcxml,
                                     Format::oai_dc,  Format::rss,     Format::iso690};

/// As it is asked for: "ris", "csl-json", "pmb-xml", "texte".
std::string_view name_of(Format format);
std::optional<Format> format_named(std::string_view name);
std::string_view content_type_of(Format format);
std::string_view extension_of(Format format);  ///< ".ris"

std::string write_records(Format format, const Options& options,
                          std::span<const BibRecord> records);

// One function a coat; the documents begin and end as their formats want it.
std::string ris_of(const BibRecord& record, const Options& options);
/// The key in front is of ASCII, made of name, year and title, and ends with the record's id.
std::string bibtex_of(const BibRecord& record, const Options& options);
std::string csl_json_of(const BibRecord& record, const Options& options);
/// <oai_dc:dc> with all its namespaces on itself, for who cuts it out as text.
std::string oai_dc_of(const BibRecord& record, const Options& options);
std::string rss_item_of(const BibRecord& record, const Options& options);
/// What stands in the title of <span class="Z3988">, not escaped for HTML yet.
std::string coins_of(const BibRecord& record);
/// "NOM, Prénom. Titre. Média [en ligne], 16 novembre 2026. https://…. [Accès …]."
std::string iso690_of(const BibRecord& record, const Options& options);

}  // namespace vigie::exports
