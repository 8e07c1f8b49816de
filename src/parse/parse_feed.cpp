// SPDX-License-Identifier: EUPL-1.2
#include "parse/parse_feed.hpp"

#include <pugixml.hpp>

#include "base/format.hpp"
#include "parse/json_feed.hpp"
#include "parse/reading.hpp"
#include "parse/xml_tree.hpp"
#include "text/charset.hpp"
#include "text/inflate.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"
#include "text/xml_repair.hpp"

namespace vigie::parse {
namespace {

/// Clocks and zones differ: a date this near is no date of the future.
constexpr std::int64_t kShortDateSlackSeconds = 2 * kDaySeconds;

/// White space between elements counts in XHTML; everything else as pugixml does by default.
constexpr unsigned kOptions = pugi::parse_default | pugi::parse_ws_pcdata;

/// The tree points into `xml`, which is pugixml's from here on.
pugi::xml_parse_result load(pugi::xml_document& document, std::string& xml) {
  return document.load_buffer_inplace(xml.data(), xml.size(), kOptions, pugi::encoding_utf8);
}

/// True where the document had to be repaired; nothing where there is none.
Result<bool> load_or_repair(pugi::xml_document& document, std::string& xml, std::string_view utf8) {
  const pugi::xml_parse_result first = load(document, xml);
  if (first) return false;
  auto repaired = text::repair_xml(utf8);
  if (repaired) {
    xml = std::move(*repaired);
    if (load(document, xml) && document.document_element()) return true;
  }
  // What pugixml read before it stumbled is better than nothing.
  xml = text::prepare_xml(utf8);
  load(document, xml);
  if (document.document_element()) return true;
  return fail(Code::parse, first.description());
}

bool has_too_many_tags(std::string_view xml) {
  if (xml.size() <= kMarkupMax) return false;
  std::size_t tags = 0;
  for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
    if (++tags > kMarkupMax) return true;
  }
  return false;
}

std::string version_of(Element root, const std::string& uri) {
  const std::string_view version = text::trimmed(root.attribute("version"));
  if (!version.empty()) return std::string(text::utf8_prefix(version, 16));
  const std::string key = text::ascii_lower(uri);
  const std::string_view name = root.name();
  if (name.substr(0, 5) == "atom:") return key.find("2005/atom") == std::string::npos ? "" : "1.0";
  if (name != "rdf:rdf") return {};
  for (const pugi::xml_attribute attribute : root.node().attributes()) {
    if (text::ascii_lower(attribute.value()).find("rdf/simple/0.9") != std::string::npos) {
      return "0.90";
    }
  }
  return "1.0";
}

enum class Family { none, rss, atom };

Family family_of(Element root) {
  const std::string_view name = root.name();
  if (name == "atom:feed" || name == "atom:entry") return Family::atom;
  if (name == "rss" || name == "rdf:rdf" || name == "channel" || name == "item") return Family::rss;
  return Family::none;
}

/// The feed in a document whose root is none: a reader must find it behind a wrapper.
Element find_feed(Element root) {
  if (family_of(root) != Family::none) return root;
  const std::string_view name = root.name();
  if (name == "html" || name == "xhtml:html") return {};
  for (const Element child : root.children()) {
    if (family_of(child) != Family::none) return root.child("channel") ? root : child;
  }
  return {};
}

Reading reading_for(const FeedContext& context, Bodies bodies) {
  Reading reading;
  reading.bodies = bodies;
  reading.base = resolve(context.content_location, context.url);
  if (reading.base.empty()) reading.base = resolve(context.url, {});
  reading.language = context.content_language.substr(0, context.content_language.find(','));
  reading.zone = "UTC";
  if (context.now) reading.latest = *context.now + kShortDateSlackSeconds;
  return reading;
}

Result<ParsedFeed> read_xml_feed(std::string_view utf8, Reading reading) {
  std::string xml = text::prepare_xml(utf8);
  if (has_too_many_tags(xml)) {
    return fail(Code::too_large, fmt::format("more than {} tags", kMarkupMax));
  }
  pugi::xml_document document;
  const Result<bool> repaired = load_or_repair(document, xml, utf8);
  if (!repaired) return fail(repaired.error());

  const Tree tree(document.document_element());
  const Element root = find_feed(tree.root());
  if (!root) {
    return fail(Code::unsupported, fmt::format("root element is <{}>", tree.root().name()));
  }
  reading.has_bases = tree.has_bases();
  reading.has_languages = tree.has_languages();
  ParsedFeed feed =
      family_of(root) == Family::atom ? read_atom(root, reading) : read_rss(root, reading);
  feed.version = version_of(root, tree.root_namespace());
  feed.malformed = *repaired;
  return feed;
}

}  // namespace

Result<ParsedFeed> parse_feed(std::string_view bytes, const FeedContext& context, Bodies bodies) {
  if (bytes.size() > kFeedBytesMax) {
    return fail(Code::too_large, fmt::format("{} bytes", bytes.size()));
  }
  const auto inflated = text::inflated(bytes, kFeedBytesMax);
  if (inflated && inflated->bytes.size() > kFeedBytesMax) {
    return fail(Code::too_large, "gzip that fills more than its limit");
  }
  const text::Decoded decoded =
      text::to_utf8(inflated ? inflated->bytes : bytes, context.content_type);
  const Reading reading = reading_for(context, bodies);
  Result<ParsedFeed> feed = looks_like_json(decoded.utf8) ? read_json_feed(decoded.utf8, reading)
                                                          : read_xml_feed(decoded.utf8, reading);
  if (!feed) return feed;
  feed->encoding = decoded.encoding;
  feed->malformed = feed->malformed || decoded.repaired || (inflated && inflated->cut);
  finish(*feed, bodies);
  return feed;
}

}  // namespace vigie::parse
