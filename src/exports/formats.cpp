// SPDX-License-Identifier: EUPL-1.2
#include "exports/formats.hpp"

#include "base/format.hpp"
#include "exports/marc.hpp"
#include "text/html.hpp"

namespace vigie::exports {
namespace {

struct Coat {
  Format format;
  std::string_view name;
  std::string_view content_type;
  std::string_view extension;
};

constexpr std::array<Coat, kFormats.size()> kCoats{{
    {Format::ris, "ris", "application/x-research-info-systems; charset=utf-8", ".ris"},
    {Format::bibtex, "bibtex", "application/x-bibtex; charset=utf-8", ".bib"},
    {Format::csl_json, "csl-json", "application/vnd.citationstyles.csl+json", ".csl.json"},
    {Format::unimarc, "unimarc", "application/marc", ".mrc"},
    {Format::pmb_xml, "pmb-xml", "application/xml; charset=utf-8", ".pmb.xml"},
    {Format::marcxml, "marcxml", "application/marcxml+xml; charset=utf-8", ".marc.xml"},
    {Format::oai_dc, "oai-dc", "application/xml; charset=utf-8", ".dc.xml"},
    {Format::rss, "rss", "application/rss+xml; charset=utf-8", ".rss"},
    {Format::iso690, "texte", "text/plain; charset=utf-8", ".txt"},
}};

const Coat& coat_of(Format format) {
  for (const Coat& coat : kCoats) {
    if (coat.format == format) return coat;
  }
  return kCoats[0];
}

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

std::string rss_head(const Options& options) {
  const std::string title = options.title.empty() ? "Panorama de presse" : options.title;
  return fmt::format(
      "{}<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n"
      "<title>{}</title>\n<link>{}/panorama</link>\n<description>{}</description>\n"
      "<language>fr</language>\n",
      kXml, text::escape_xml(title), text::escape_xml(options.public_url), text::escape_xml(title));
}

struct Wrapping {
  std::string before;
  std::string between;
  std::string after;
};

Wrapping wrapping_of(Format format, const Options& options) {
  switch (format) {
    case Format::csl_json:
      return {"[\n", ",\n", "\n]\n"};
    case Format::pmb_xml:
      return {std::string(kXml) + "<unimarc>\n", "", "</unimarc>\n"};
    case Format::marcxml:
      return {std::string(kXml) + "<collection xmlns=\"http://www.loc.gov/MARC21/slim\">\n", "",
              "</collection>\n"};
    case Format::oai_dc:
      return {std::string(kXml) + "<records>\n", "", "</records>\n"};
    case Format::rss:
      return {rss_head(options), "", "</channel>\n</rss>\n"};
    case Format::bibtex:
      return {"", "\n", ""};
    case Format::iso690:
      return {"", "\n", "\n"};
    case Format::ris:
    case Format::unimarc:
      break;
  }
  return {};
}

}  // namespace

std::string_view name_of(Format format) { return coat_of(format).name; }
std::string_view content_type_of(Format format) { return coat_of(format).content_type; }
std::string_view extension_of(Format format) { return coat_of(format).extension; }

std::optional<Format> format_named(std::string_view name) {
  for (const Coat& coat : kCoats) {
    if (coat.name == name) return coat.format;
  }
  return std::nullopt;
}

namespace {

std::string one_of(Format format, const Options& options, const BibRecord& record) {
  switch (format) {
    case Format::ris:
      return ris_of(record, options);
    case Format::bibtex:
      return bibtex_of(record, options);
    case Format::csl_json:
      return csl_json_of(record, options);
    case Format::unimarc:
      return iso2709_of(unimarc_of(record, options));
    case Format::pmb_xml:
      return pmb_xml_of(unimarc_of(record, options));
    case Format::marcxml:
      return marcxml_of(unimarc_of(record, options));
    case Format::oai_dc:
      return oai_dc_of(record, options);
    case Format::rss:
      return rss_item_of(record, options);
    case Format::iso690:
      return iso690_of(record, options);
  }
  return "";
}

}  // namespace

std::string write_records(Format format, const Options& options,
                          std::span<const BibRecord> records) {
  const Wrapping around = wrapping_of(format, options);
  std::string out = around.before;
  bool first = true;
  for (const BibRecord& record : records) {
    if (!first) out += around.between;
    out += one_of(format, options, record);
    first = false;
  }
  return out + around.after;
}

}  // namespace vigie::exports
