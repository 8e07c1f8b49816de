// SPDX-License-Identifier: EUPL-1.2
// Atom 1.0 (RFC 4287), Atom 0.3 and the drafts between, which renamed a few elements.
#include "parse/limits.hpp"
#include "parse/media.hpp"
#include "parse/reading.hpp"
#include "parse/xml_text.hpp"
#include "text/html.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

bool is_rel(Element link, std::string_view wanted) {
  std::string_view rel = text::trimmed(link.attribute("rel"));
  constexpr std::string_view kRegistry = "http://www.iana.org/assignments/relation/";
  if (rel.substr(0, kRegistry.size()) == kRegistry) rel.remove_prefix(kRegistry.size());
  if (rel.empty()) rel = "alternate";
  return text::ascii_lower(rel) == wanted;
}

bool is_page(Element link) {
  const std::string type = text::ascii_lower(link.attribute("type"));
  return type.empty() || type.find("html") != std::string::npos;
}

/// The address of the first link of this relation; a page is preferred to other types.
std::string link_of(Element node, std::string_view rel, const Reading& reading) {
  std::string other;
  for (const Element link : node.named("atom:link")) {
    if (!is_rel(link, rel)) continue;
    const std::string base = base_at(link, reading);
    std::string url = resolve(link.attribute("href"), base);
    if (url.empty()) url = resolve(own_text(link), base);
    if (url.empty()) url = resolve(link.attribute(link.has_attribute("url") ? "url" : "uri"), base);
    if (url.empty()) continue;
    if (is_page(link)) return url;
    if (other.empty()) other = url;
  }
  return other;
}

std::string person(Element node) {
  std::string name = plain(first_child(node, {"atom:name", "name"}), Kind::plain);
  std::string email = child_text(node, {"atom:email", "email"});
  if (name.empty()) name = text::plain_text(own_text(node));
  if (name.empty()) return email;
  return email.empty() ? name : name + " (" + email + ")";
}

std::string author_of(Element node) {
  std::string names;
  for (const Element author : node.named("atom:author")) {
    const std::string name = person(author);
    if (name.empty() || names.size() + name.size() > kShortTextBytesMax) continue;
    if (!names.empty()) names += ", ";
    names += name;
  }
  if (names.empty()) {
    names = plain(first_child(node, {"dc:creator", "itunes:author", "dc:author"}), Kind::html);
  }
  return names;
}

void read_categories(std::vector<std::string>& categories, Element node) {
  for (const Element child : node.children()) {
    const std::string_view name = child.name();
    if (name != "atom:category" && name != "atom:keywords") {
      add_module_categories(categories, child);
      continue;
    }
    std::string_view word = child.attribute("label");
    if (word.empty()) word = child.attribute("term");
    add_category(categories, word.empty() ? own_text(child) : std::string(word));
  }
}

void read_enclosures(FeedItem& item, Element node, const Reading& reading) {
  for (const Element child : node.children()) {
    const std::string_view name = child.name();
    if (name == "atom:link" && is_rel(child, "enclosure")) {
      add_enclosure(item.enclosures, child, reading);
    } else if (name == "atom:enclosure" || name == "enclosure") {
      add_enclosure(item.enclosures, child, reading);
    } else if (name == "media:content") {
      add_enclosure(item.enclosures, child, reading);
    } else if (name == "media:group") {
      for (const Element content : child.named("media:content")) {
        add_enclosure(item.enclosures, content, reading);
      }
    }
  }
}

std::string html_of(Element node, const Reading& reading) {
  if (!node) return {};
  return html_body(read_text(node, Kind::plain), base_at(node, reading), reading.bodies);
}

std::string title_of(Element node) {
  Element title = first_child(node, {"atom:title", "dc:title"});
  if (!title) title = media_text(node, "media:title");
  return plain(title, Kind::plain);
}

void read_texts(FeedItem& item, Element node, const Reading& reading) {
  // Some mix in the words of RSS.
  item.summary_html =
      html_of(first_child(node, {"atom:summary", "atom:description", "atom:abstract"}), reading);
  item.content_html = html_of(
      first_child(node, {"atom:content", "xhtml:body", "content:encoded", "atom:body"}), reading);
  if (!item.summary_html.empty() || !item.content_html.empty()) return;
  Element other = first_child(
      node, {"dc:description", "itunes:summary", "itunes:description", "itunes:subtitle"});
  if (const Element media = media_text(node, "media:description")) other = media;
  item.summary_html = html_of(other, reading);
}

const std::initializer_list<std::string_view> kPublished = {
    "atom:published", "atom:issued",     "dcterms:issued", "dc:date",
    "atom:created",   "dcterms:created", "atom:pubdate"};
const std::initializer_list<std::string_view> kUpdated = {"atom:updated", "atom:modified",
                                                          "dcterms:modified", "atom:lastbuilddate"};

/// The feed that an entry was taken from, where it is told.
void read_publisher(FeedItem& item, Element source, const Reading& reading) {
  if (!source) return;
  item.publisher = title_of(source);
  item.publisher_url = link_of(source, "alternate", reading);
  if (item.publisher_url.empty()) item.publisher_url = link_of(source, "self", reading);
}

FeedItem read_entry(Element node, const Reading& reading, const std::string& feed_author) {
  const std::string base = base_at(node, reading);
  FeedItem item;
  item.title = title_of(node);
  item.id = whole_id(child_text(node, {"atom:id", "atom:guid"}), base);
  item.link = link_of(node, "alternate", reading);
  if (item.link.empty()) {
    const Element content = node.child("atom:content");
    item.link = resolve(content.attribute("src"), base_at(content, reading));
  }
  if (item.link.empty()) item.link = link_of(node, "self", reading);
  if (item.link.empty()) item.link = resolve(item.id, {});
  const std::string original = resolve(child_text(node, {"feedburner:origlink"}), {});
  if (!original.empty()) item.link = original;
  read_publisher(item, node.child("atom:source"), reading);
  item.author = author_of(node);
  if (item.author.empty()) item.author = author_of(node.child("atom:source"));
  if (item.author.empty()) item.author = feed_author;
  item.published_at = child_date(node, kPublished, reading);
  item.updated_at = child_date(node, kUpdated, reading);
  read_texts(item, node, reading);
  read_categories(item.categories, node);
  read_enclosures(item, node, reading);
  item.language = language_at(first_child(node, {"atom:content", "atom:summary"}), reading);
  if (item.language.empty()) item.language = child_text(node, {"dc:language", "atom:language"});
  if (item.language.empty()) item.language = language_at(node, reading);
  item.image = picture_of(node, base);
  item.comments = link_of(node, "replies", reading);
  read_media(item, node);
  return item;
}

}  // namespace

ParsedFeed read_atom(Element root, const Reading& document) {
  ParsedFeed feed;
  feed.format = FeedFormat::atom;
  Reading reading = document;
  feed.language = language_at(root, reading);
  if (feed.language.empty()) feed.language = child_text(root, {"dc:language", "atom:language"});
  if (feed.language.empty()) feed.language = document.language;
  feed.link = link_of(root, "alternate", reading);
  if (feed.link.empty() &&
      link_of(root, "self", reading) != child_text(root, {"atom:id", "atom:guid"})) {
    feed.link = resolve(child_text(root, {"atom:id", "atom:guid"}), {});
  }
  reading.zone =
      zone_for(feed.language, text::host_of(feed.link.empty() ? document.base : feed.link));
  if (reading.base.empty()) reading.base = feed.link;
  feed.title = title_of(root);
  feed.description_html =
      html_of(first_child(root, {"atom:subtitle", "atom:tagline", "atom:info", "atom:description",
                                 "dc:description", "itunes:summary", "itunes:subtitle"}),
              reading);
  feed.id = whole_id(child_text(root, {"atom:id"}), base_at(root, reading));
  feed.author = author_of(root);
  feed.image = resolve(child_text(root, {"atom:logo", "atom:icon"}), base_at(root, reading));
  if (feed.image.empty()) feed.image = picture_of(root, base_at(root, reading));
  read_categories(feed.categories, root);
  feed.published_at = child_date(root, kPublished, reading);
  feed.updated_at = child_date(root, kUpdated, reading);
  feed.hints = poll_hints(root, reading);
  if (root.name() == "atom:entry") {
    feed.items.push_back(read_entry(root, reading, {}));
  }
  reading.base = base_for_items(reading.base, feed.link);
  for (const Element entry : root.named("atom:entry")) {
    if (feed.items.size() >= kItemsMax)
      ++feed.dropped;
    else
      feed.items.push_back(read_entry(entry, reading, feed.author));
  }
  return feed;
}

}  // namespace vigie::parse
