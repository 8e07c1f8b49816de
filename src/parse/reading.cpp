// SPDX-License-Identifier: EUPL-1.2
#include "parse/reading.hpp"

#include <algorithm>
#include <charconv>

#include "base/instant.hpp"
#include "parse/limits.hpp"
#include "parse/xml_text.hpp"
#include "text/date.hpp"
#include "text/entities.hpp"
#include "text/html.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {

std::string zone_for(std::string_view language, std::string_view host) {
  const bool french = text::ascii_lower(language.substr(0, 2)) == "fr" &&
                      (language.size() == 2 || language[2] == '-' || language[2] == '_');
  const bool in_france = host.size() > 3 && host.substr(host.size() - 3) == ".fr";
  return french || in_france ? std::string(kParis) : "UTC";
}

namespace {

std::string once_less(std::string_view url) {
  constexpr std::string_view kEscaped = "&amp;";
  std::string out(url);
  for (auto at = out.find(kEscaped); at != std::string::npos; at = out.find(kEscaped, at + 1)) {
    out.replace(at, kEscaped.size(), "&");
  }
  return out;
}

}  // namespace

std::string resolve(std::string_view url, const std::string& base) {
  const std::string_view given = text::trimmed(url);
  if (given.empty() || given.size() > text::kUrlBytesMax) return {};
  // Escaped once too often: no query has a parameter "amp;b".
  if (given.find("&amp;") != std::string_view::npos) return resolve(once_less(given), base);
  return text::absolute_url(given, base).value_or("");
}

std::string base_at(Element element, const Reading& reading) {
  if (!reading.has_bases) return reading.base;
  std::vector<std::string_view> bases;
  for (Element at = element; at; at = at.parent()) {
    const std::string_view base = at.attribute("xml:base");
    if (!base.empty()) bases.push_back(base);
  }
  std::string resolved = reading.base;
  for (auto base = bases.rbegin(); base != bases.rend(); ++base) {
    // A base that cannot be read leaves the one around it in force.
    if (const auto absolute = text::absolute_url(*base, resolved)) resolved = *absolute;
  }
  return resolved;
}

std::string language_at(Element element, const Reading& reading) {
  if (!reading.has_languages) return {};
  for (Element at = element; at; at = at.parent()) {
    if (!at.has_attribute("xml:lang")) continue;
    return std::string(text::utf8_prefix(text::trimmed(at.attribute("xml:lang")), 64));
  }
  return {};
}

std::string whole_id(std::string id, const std::string& base) {
  if (id.empty() || id.front() != '/') return id;
  std::string url = resolve(id, base);
  return url.empty() ? id : url;
}

std::optional<Instant> read_date(std::string_view written, const Reading& reading) {
  return text::parse_date(written, reading.zone, reading.latest);
}

std::optional<Instant> child_date(Element parent, std::initializer_list<std::string_view> names,
                                  const Reading& reading) {
  for (const std::string_view name : names) {
    for (const Element child : parent.named(name)) {
      std::string joined;
      const std::string_view written = text::trimmed(own_text(child, joined));
      if (const auto date = read_date(written, reading)) return date;
    }
  }
  return std::nullopt;
}

void add_category(std::vector<std::string>& categories, std::string_view given) {
  if (categories.size() >= kCategoriesMax) return;
  std::string category = plain(given, Kind::html);
  if (category.empty()) return;
  if (std::find(categories.begin(), categories.end(), category) != categories.end()) return;
  categories.push_back(std::move(category));
}

void add_module_categories(std::vector<std::string>& categories, Element child) {
  const std::string_view name = child.name();
  if (name == "dc:subject" || name == "media:category") {
    const std::string_view label = child.attribute("label");
    add_category(categories, label.empty() ? own_text(child) : std::string(label));
  } else if (name == "itunes:category") {
    add_category(categories, child.attribute("text"));
    for (const Element inner : child.named("itunes:category")) {
      add_category(categories, inner.attribute("text"));
    }
  } else if (name == "itunes:keywords" || name == "media:keywords") {
    const std::string keywords = own_text(child);
    for (std::string_view rest = keywords; !rest.empty();) {
      const std::size_t comma = rest.find(',');
      add_category(categories, text::trimmed(rest.substr(0, comma)));
      rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
  }
}

void add_enclosure(std::vector<Enclosure>& enclosures, Element node, const Reading& reading) {
  if (enclosures.size() >= kEnclosuresMax) return;
  Enclosure enclosure;
  for (const char* const address : {"url", "href", "uri"}) {
    if (!enclosure.url.empty() || !node.has_attribute(address)) continue;
    enclosure.url = resolve(node.attribute(address), base_at(node, reading));
  }
  if (enclosure.url.empty()) return;
  enclosure.type = text::utf8_prefix(text::trimmed(node.attribute("type")), 128);
  const char* size = node.has_attribute("length") ? "length" : "filesize";
  const std::string_view length = text::trimmed(node.attribute(size));
  std::int64_t bytes = 0;
  const auto read = std::from_chars(length.data(), length.data() + length.size(), bytes);
  if (read.ec == std::errc() && bytes >= 0) enclosure.length = bytes;
  enclosures.push_back(std::move(enclosure));
}

namespace {

bool is_picture(Element node) {
  const std::string medium = text::ascii_lower(node.attribute("medium"));
  const std::string type = text::ascii_lower(node.attribute("type"));
  return medium == "image" || type.substr(0, 6) == "image/" || (medium.empty() && type.empty());
}

std::string picture_in(Element node, const std::string& base) {
  for (const Element thumbnail : node.named("media:thumbnail")) {
    std::string url = resolve(thumbnail.attribute("url"), base);
    if (url.empty()) url = resolve(own_text(thumbnail), base);
    if (!url.empty()) return url;
  }
  for (const Element content : node.named("media:content")) {
    std::string thumbnail = resolve(content.child("media:thumbnail").attribute("url"), base);
    if (!thumbnail.empty()) return thumbnail;
    if (!is_picture(content)) continue;
    std::string url = resolve(content.attribute("url"), base);
    if (!url.empty()) return url;
  }
  return {};
}

}  // namespace

std::string picture_of(Element node, const std::string& base) {
  std::string url = picture_in(node, base);
  if (url.empty()) url = picture_in(node.child("media:group"), base);
  for (const Element enclosure : node.named("enclosure")) {
    if (!url.empty()) break;
    const std::string type = text::ascii_lower(enclosure.attribute("type"));
    if (type.substr(0, 6) == "image/") url = resolve(enclosure.attribute("url"), base);
  }
  const Element itunes = node.child("itunes:image");
  if (url.empty()) url = resolve(itunes.attribute("href"), base);
  if (url.empty()) url = resolve(itunes.attribute("url"), base);
  if (url.empty()) url = resolve(own_text(itunes), base);
  for (const Element link : node.named("itunes:link")) {
    if (!url.empty()) break;
    if (link.attribute("rel") == "image") {
      url = resolve(link.attribute("href"), base);
    }
  }
  return url;
}

Element media_text(Element node, std::string_view name) {
  if (const Element own = first_child(node, {name})) return own;
  for (const Element content : node.named("media:content")) {
    if (const Element inner = first_child(content, {name})) return inner;
  }
  const Element group = node.child("media:group");
  return group ? media_text(group, name) : Element();
}

std::string picture_words(std::string_view html) {
  constexpr std::string_view kStart = " alt=\"";  // as clean_html writes it
  for (auto at = html.find("<img "); at != std::string_view::npos;
       at = html.find("<img ", at + 1)) {
    const std::string_view tag = html.substr(at, html.find('>', at) - at);
    const std::size_t alt = tag.find(kStart);
    if (alt == std::string_view::npos) continue;
    const std::string_view rest = tag.substr(alt + kStart.size());
    std::string words = text::plain_text(rest.substr(0, rest.find('"')));
    if (!words.empty()) return words;
  }
  return {};
}

std::string first_picture(std::string_view html) {
  constexpr std::string_view kStart = "<img src=\"";  // as clean_html writes it
  const std::size_t at = html.find(kStart);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = html.substr(at + kStart.size());
  return text::decode_references(rest.substr(0, rest.find('"')));
}

std::string base_for_items(const std::string& document_base, const std::string& site) {
  if (site.empty()) return document_base;
  if (document_base.empty()) return site;
  const auto bare = [](const std::string& host) {
    return host.starts_with("www.") ? host.substr(4) : host;
  };
  return bare(text::host_of(document_base)) == bare(text::host_of(site)) ? document_base : site;
}

}  // namespace vigie::parse
