// SPDX-License-Identifier: EUPL-1.2
#include "text/xml_repair.hpp"

#include <libxml/parser.h>
#include <libxml/tree.h>

#include <memory>

namespace vigie::text {
namespace {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
struct FreeParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

}  // namespace

std::optional<std::string> repair_xml(std::string_view utf8) {
  const std::string prepared = balance_xml(prepare_xml(utf8, OwnReferences::as_numbers));
  const std::unique_ptr<xmlParserCtxt, FreeParser> parser(xmlNewParserCtxt());
  if (!parser || prepared.empty()) return std::nullopt;
  // Without XML_PARSE_HUGE libxml2 keeps its own limits: depth 256, 10 MB a text.
  constexpr int kOptions =
      XML_PARSE_RECOVER | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING;
  const std::unique_ptr<xmlDoc, FreeDocument> document(
      xmlCtxtReadMemory(parser.get(), prepared.data(), static_cast<int>(prepared.size()), nullptr,
                        "UTF-8", kOptions));
  if (!document || xmlDocGetRootElement(document.get()) == nullptr) return std::nullopt;
  xmlChar* bytes = nullptr;
  int size = 0;
  xmlDocDumpMemoryEnc(document.get(), &bytes, &size, "UTF-8");
  if (bytes == nullptr) return std::nullopt;
  std::string repaired(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  xmlFree(bytes);
  return repaired;
}

}  // namespace vigie::text
