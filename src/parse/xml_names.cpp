// SPDX-License-Identifier: EUPL-1.2
#include "parse/xml_names.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "parse/limits.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

constexpr std::string_view kOther = "x";
constexpr std::size_t kNamesMax = 64;  // sought one by one

struct Known {
  std::string_view uri, prefix;
};

// Compared in lower case, without a / or # at the end.
constexpr Known kKnown[] = {
    {"http://backend.userland.com/rss", ""},
    {"http://backend.userland.com/rss2", ""},
    {"http://backend.userland.com/rss191", ""},
    {"http://blogs.law.harvard.edu/tech/rss", ""},
    {"http://channel.netscape.com/rdf/simple/0.9", ""},
    {"http://my.netscape.com/rdf/simple/0.9", ""},
    {"http://my.netscape.com/publish/formats/rss-0.91.dtd", ""},
    {"http://purl.org/net/rss1.1", ""},
    {"http://purl.org/rss/1.0", ""},
    {"http://purl.org/rss/1.0/modules/rss091", ""},
    {"http://www.rssboard.org/rss-specification", ""},
    {"http://www.w3.org/2005/atom", "atom"},
    {"http://purl.org/atom/ns", "atom"},
    {"http://purl.org/echo", "atom"},
    {"http://purl.org/pie", "atom"},
    {"http://example.com/newformat", "atom"},
    {"http://example.com/necho", "atom"},
    {"uri/of/echo/namespace", "atom"},
    {"http://purl.org/dc/elements/1.0", "dc"},
    {"http://purl.org/dc/elements/1.1", "dc"},
    {"http://purl.org/dc/terms", "dcterms"},
    {"http://purl.org/rss/1.0/modules/content", "content"},
    {"http://search.yahoo.com/mrss", "media"},
    {"http://search.yahoo.com/rss", "media"},
    {"http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes"},
    {"http://www.itunes.com/dtds/podcast-1.0", "itunes"},
    {"http://example.com/dtds/podcast-1.0.dtd", "itunes"},
    {"http://www.google.com/schemas/play-podcasts/1.0", "itunes"},  // the same words
    {"http://www.google.com/schemas/play-podcasts/1.0/play-podcasts.xsd", "itunes"},
    {"http://rssnamespace.org/feedburner/ext/1.0", "feedburner"},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns", "rdf"},
    {"http://www.w3.org/1999/xhtml", "xhtml"},
    {"http://purl.org/rss/1.0/modules/syndication", "sy"},
    {"http://purl.org/rss/1.0/modules/slash", "slash"},
    {"http://wellformedweb.org/commentapi", "wfw"},
    {"http://purl.org/syndication/thread/1.0", "thr"},
    {"http://www.w3.org/xml/1998/namespace", "xml"},
};

std::string folded(std::string_view uri) {
  std::string key = text::ascii_lower(text::trimmed(uri));
  if (key.substr(0, 8) == "https://") key.erase(4, 1);
  while (!key.empty() && (key.back() == '/' || key.back() == '#')) key.pop_back();
  return key;
}

/// The readers' prefix for a namespace; kOther where it is none of theirs.
std::string_view prefix_of_uri(std::string_view uri) {
  const std::string key = folded(uri);
  for (const Known& known : kKnown) {
    if (known.uri == key) return known.prefix;
  }
  return key.empty() ? std::string_view() : kOther;
}

/// For a prefix that nobody declared: what everybody means by it.
std::string_view prefix_by_habit(std::string_view prefix) {
  for (const Known& known : kKnown) {
    if (!known.prefix.empty() && known.prefix == prefix) return known.prefix;
  }
  if (prefix == "atom10" || prefix == "atom03" || prefix == "a10") return "atom";
  if (prefix == "googleplay") return "itunes";
  if (prefix == "rss") return "";
  return kOther;
}

/// Written as the readers have it already, as nearly all names of attributes are.
bool is_plain(std::string_view name) {
  return std::ranges::none_of(name, [](char c) { return c == ':' || (c >= 'A' && c <= 'Z'); });
}

std::string qualified(std::string_view prefix, std::string_view local) {
  std::string name(prefix);
  if (!name.empty()) name.push_back(':');
  return name.append(local);
}

/// Leaves the first kAttributesMax.
void drop_excess(pugi::xml_node node) {
  std::vector<std::pair<std::string, std::string>> kept;
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (kept.size() == kAttributesMax) break;
    kept.emplace_back(attribute.name(), attribute.value());
  }
  node.remove_attributes();
  for (const auto& one : kept) {
    node.append_attribute(one.first.c_str()).set_value(one.second.c_str());
  }
}

}  // namespace

Namer::Namer(std::string_view root) {
  const std::string name = text::ascii_lower(root);
  const std::string_view local = std::string_view(name).substr(name.find(':') + 1);
  bare_ = local == "feed" || local == "entry" ? "atom" : "";
}

std::string_view Namer::enter(pugi::xml_node node, bool has_attributes, std::size_t depth) {
  const bool odd = has_attributes && declare_all(node, depth);
  const std::string_view given = node.name();
  const Renamed& name = element_name(given);
  if (name.differs) node.set_name(name.ours.c_str());
  if (odd) rename_attributes(node);
  return name.differs ? node.name() : given;
}

void Namer::leave(std::size_t depth) {
  if (scope_.empty() || scope_.back().depth != depth) return;
  while (!scope_.empty() && scope_.back().depth == depth) scope_.pop_back();
  elements_.clear();
}

/// True where an attribute's name is not the readers' as it stands.
bool Namer::declare_all(pugi::xml_node node, std::size_t depth) {
  const std::size_t scope = scope_.size();
  std::size_t count = 0;
  bool odd = false;
  for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
    if (++count > kAttributesMax) {
      drop_excess(node);
      break;
    }
    const std::string_view name = attribute.name();
    if (name.starts_with('x') || name.starts_with('X')) declare(attribute, node.name(), depth);
    odd = odd || !is_plain(name);
  }
  if (scope_.size() != scope) elements_.clear();
  return odd;
}

void Namer::rename_attributes(pugi::xml_node node) {
  for (auto attribute = node.first_attribute(); attribute; attribute = attribute.next_attribute()) {
    if (is_plain(attribute.name())) continue;
    const std::string canonical = attribute_name(attribute.name());
    if (canonical != attribute.name()) attribute.set_name(canonical.c_str());
    bases_ = bases_ || canonical == "xml:base";
    languages_ = languages_ || canonical == "xml:lang";
  }
}

void Namer::declare(pugi::xml_attribute attribute, std::string_view element, std::size_t depth) {
  const std::string name = text::ascii_lower(attribute.name());
  if (name.substr(0, 5) != "xmlns" || scope_.size() >= kScopeMax) return;
  if (name.size() > 5 && name[5] != ':') return;
  const std::string prefix = name.size() > 6 ? name.substr(6) : "";
  std::string_view meaning = prefix_of_uri(attribute.value());
  // A default namespace on rss or channel is the writer's slip: its elements are RSS.
  const std::string given = text::ascii_lower(element);
  const bool rss = given == "rss" || given == "channel";
  if (prefix.empty() && (rss || meaning == kOther)) meaning = rss ? "" : bare_;
  if (meaning == kOther) meaning = prefix_by_habit(prefix);
  scope_.push_back({prefix, meaning, depth});
}

/// Looked up once for each name between two declarations: a feed repeats a dozen of them, and
/// mostly in the order in which they came.
const Namer::Renamed& Namer::element_name(std::string_view given) {
  for (std::size_t left = elements_.size(); left > 0; --left) {
    if (due_ >= elements_.size()) due_ = 0;
    const Renamed& known = elements_[due_++];
    if (known.given == given) return known;
  }
  return add_element_name(given);
}

const Namer::Renamed& Namer::add_element_name(std::string_view given) {
  if (elements_.size() >= kNamesMax) elements_.clear();
  const std::string lower = text::ascii_lower(given);
  const std::size_t colon = lower.find(':');
  std::string ours =
      colon == std::string::npos ? qualified(meaning_of("", bare_), lower) : prefixed(lower, colon);
  const bool differs = ours != given;
  elements_.push_back({std::string(given), std::move(ours), differs});
  return elements_.back();
}

/// Attributes have no default namespace.
std::string Namer::attribute_name(std::string_view given) const {
  std::string name = text::ascii_lower(given);
  const std::size_t colon = name.find(':');
  if (colon == std::string::npos) return name;
  if (name.substr(0, colon) == "xmlns" || name.substr(0, colon) == "xml") return name;
  return prefixed(name, colon);
}

std::string Namer::prefixed(const std::string& name, std::size_t colon) const {
  const std::string prefix = name.substr(0, colon);
  return qualified(meaning_of(prefix, prefix_by_habit(prefix)), name.substr(colon + 1));
}

std::string_view Namer::meaning_of(std::string_view prefix, std::string_view otherwise) const {
  for (auto binding = scope_.rbegin(); binding != scope_.rend(); ++binding) {
    if (binding->prefix == prefix) return binding->canonical;
  }
  return otherwise;
}

}  // namespace vigie::parse
