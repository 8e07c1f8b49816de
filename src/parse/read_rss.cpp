// SPDX-License-Identifier: EUPL-1.2
// RSS 0.9x, 1.0 and 2.0, and CDF, which is RSS in other words. Elements of Atom, Dublin Core,
// Media RSS and iTunes that feeds mix in are read after RSS's own.
#include "parse/limits.hpp"
#include "parse/media.hpp"
#include "parse/reading.hpp"
#include "parse/xml_text.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

/// `rel` of an atom:link, "alternate" where it is missing.
std::string_view rel_of(Element link) {
  const std::string_view rel = text::trimmed(link.attribute("rel"));
  return rel.empty() ? "alternate" : rel;
}

std::string atom_link(Element node, std::string_view rel, const Reading& reading) {
  for (const Element link : node.named("atom:link")) {
    if (rel_of(link) != rel) continue;
    std::string url = resolve(link.attribute("href"), base_at(link, reading));
    if (!url.empty()) return url;
  }
  return {};
}

/// Of several links the last one counts, as in most readers.
std::string link_of(Element node, const Reading& reading) {
  std::string last;
  for (const Element link : node.named("link")) {
    const std::string here = base_at(link, reading);
    std::string joined;
    std::string url = resolve(own_text(link, joined), here);
    for (const char* const address : {"href", "url", "uri"}) {
      if (!url.empty() || rel_of(link) != "alternate") break;
      url = resolve(link.attribute(address), here);
    }
    if (!url.empty()) last = std::move(url);
  }
  return last.empty() ? atom_link(node, "alternate", reading) : last;
}

std::string guid_link(Element item) {
  const Element guid = item.child("guid");
  if (text::ascii_lower(guid.attribute("ispermalink")) == "false") return {};
  return resolve(own_text(guid), {});
}

/// Dublin Core repeats the element for each author.
std::string creators_of(Element node) {
  std::string names;
  for (const Element creator : node.named("dc:creator")) {
    const std::string name = plain(creator, Kind::html);
    if (name.empty() || names.size() + name.size() > kShortTextBytesMax) continue;
    names += names.empty() ? name : ", " + name;
  }
  return names;
}

/// "Élise Martin", "elise@journal.fr (Élise Martin)" as given, or the name in an element.
std::string author_of(Element node) {
  const Element atom = node.child("atom:author");
  if (const auto name = first_child(atom, {"atom:name", "name", "atom:email", "email"})) {
    return plain(name, Kind::html);
  }
  const Element given = first_child(
      node, {"author", "dc:creator", "itunes:author", "dc:author", "dc:contributor",
             "managingeditor", "media:credit", "dc:publisher", "itunes:owner", "webmaster"});
  if (const Element name = first_child(given, {"name", "itunes:name", "atom:name"})) {
    const std::string email = child_text(given, {"email"});
    return plain(name, Kind::html) + (email.empty() ? "" : " (" + email + ")");
  }
  if (given.name() == "dc:creator") return creators_of(node);
  return plain(given, Kind::html);
}

std::string own_markup(Element node) {
  return node.has_children() ? inner_markup(node) : own_text(node);
}

void read_categories(std::vector<std::string>& categories, Element node) {
  for (const Element child : node.children()) {
    const std::string_view name = child.name();
    if (name != "category" && name != "keywords" && name != "atom:category") {
      add_module_categories(categories, child);
      continue;
    }
    std::string_view word = child.attribute("label");
    if (word.empty()) word = child.attribute("term");  // Atom's, also in RSS's own element
    add_category(categories, word.empty() ? own_markup(child) : std::string(word));
  }
}

void read_enclosures(FeedItem& item, Element node, const Reading& reading) {
  for (const Element child : node.children()) {
    const std::string_view name = child.name();
    if (name == "enclosure") {
      add_enclosure(item.enclosures, child, reading);
    } else if (name == "media:content") {
      add_enclosure(item.enclosures, child, reading);
    } else if (name == "media:group") {
      for (const Element content : child.named("media:content")) {
        add_enclosure(item.enclosures, content, reading);
      }
    } else if ((name == "atom:link" || name == "link") && rel_of(child) == "enclosure") {
      add_enclosure(item.enclosures, child, reading);
    }
  }
  // FeedBurner counts downloads through an address of its own.
  if (item.enclosures.size() != 1) return;
  const std::string original =
      resolve(child_text(node, {"feedburner:origenclosurelink"}), base_at(node, reading));
  if (!original.empty()) item.enclosures.front().url = original;
}

std::string html_of(Element node, const Reading& reading) {
  if (!node) return {};
  return html_body(read_text(node, Kind::html), base_at(node, reading), reading.bodies);
}

/// Of two texts that say something else, the one that is written first sums up the other, unless
/// it is much the longer.
bool sums_up(Element summary, Element description, Element node) {
  constexpr std::size_t kMuchLongerBytes = 80;
  const std::size_t few = own_markup(summary).size();
  const std::size_t many = own_markup(description).size();
  if (many >= 2 * few && many >= few + kMuchLongerBytes) return true;
  for (const Element child : node.children()) {
    if (child.name() == summary.name()) return few < many + kMuchLongerBytes;
    if (child.name() == description.name()) return false;
  }
  return false;
}

void read_texts(FeedItem& item, Element node, const Reading& reading) {
  Element summary =
      first_child(node, {"description", "atom:summary", "summary", "dc:description", "abstract",
                         "itunes:summary", "itunes:description", "itunes:subtitle"});
  Element content = first_child(
      node, {"content:encoded", "xhtml:body", "body", "fullitem", "atom:content", "content"});
  // Beside a description, a summary says something else.
  if (!content && summary.name() == "description") {
    content = first_child(node, {"summary"});
    if (content && sums_up(content, summary, node)) std::swap(content, summary);
  }
  item.summary_html = html_of(summary, reading);
  item.content_html = html_of(content, reading);
  if (!item.summary_html.empty() || !item.content_html.empty()) return;
  item.summary_html = html_of(media_text(node, "media:description"), reading);
}

std::string title_of(Element node) {
  Element title = first_child(node, {"title", "atom:title", "dc:title"});
  if (!title) title = media_text(node, "media:title");
  return plain(title, Kind::html);
}

/// RSS 2.0 names the channel that the item was taken from; some write the paper's name elsewhere.
void read_publisher(FeedItem& item, Element node, const Reading& reading) {
  if (const Element source = node.child("source")) {
    item.publisher = plain(source, Kind::html);
    item.publisher_url = resolve(source.attribute("url"), base_at(source, reading));
  } else if (const Element named = node.child("dc:publisher")) {
    item.publisher = plain(named, Kind::html);
  }
}

/// CDF writes it as an attribute.
std::optional<Instant> last_modified(Element node, const Reading& reading) {
  return read_date(text::trimmed(node.attribute("lastmod")), reading);
}

FeedItem read_item(Element node, const Reading& reading) {
  const std::string base = base_at(node, reading);
  FeedItem item;
  item.title = title_of(node);
  item.id = child_text(node, {"guid", "atom:id", "dc:identifier", "id"});
  if (item.id.empty()) item.id = text::trimmed(node.attribute("rdf:about"));
  item.id = whole_id(std::move(item.id), base);
  item.link = link_of(node, reading);
  if (item.link.empty()) item.link = resolve(node.attribute("href"), base);  // CDF
  if (item.link.empty()) item.link = guid_link(node);
  if (item.link.empty() && !node.child("guid")) item.link = resolve(item.id, {});
  const std::string original = resolve(child_text(node, {"feedburner:origlink"}), {});
  if (!original.empty()) item.link = original;
  read_publisher(item, node, reading);
  item.author = author_of(node);
  item.published_at = child_date(node,
                                 {"pubdate", "atom:published", "dcterms:issued", "dc:date",
                                  "dcterms:created", "date", "published", "issued", "created"},
                                 reading);
  item.updated_at = child_date(node,
                               {"atom:updated", "dcterms:modified", "dc:date.modified",
                                "lastbuilddate", "updated", "modified"},
                               reading);
  if (!item.updated_at) item.updated_at = last_modified(node, reading);
  read_texts(item, node, reading);
  read_categories(item.categories, node);
  read_enclosures(item, node, reading);
  item.language = child_text(node, {"dc:language", "language"});
  if (item.language.empty()) item.language = language_at(node, reading);
  item.image = picture_of(node, base);
  item.comments = resolve(child_text(node, {"comments", "wfw:comment"}), base);
  read_media(item, node);
  return item;
}

std::string image_of(Element channel, Element root, const std::string& base) {
  for (const Element holder : {channel, root}) {
    for (const Element image : holder.named("image")) {
      std::string url = resolve(child_text(image, {"url", "link"}), base);
      if (url.empty()) url = resolve(image.attribute("rdf:resource"), base);
      if (!url.empty() && !child_text(image, {"url"}).empty()) return url;
    }
  }
  std::string url = resolve(channel.child("itunes:image").attribute("href"), base);
  if (url.empty()) url = picture_of(channel, base);
  if (url.empty()) url = resolve(child_text(channel, {"atom:logo", "atom:icon"}), base);
  return url;
}

void read_channel(ParsedFeed& feed, Element channel, Element root, const Reading& reading) {
  const std::string base = base_at(channel, reading);
  feed.title = title_of(channel);
  if (feed.link.empty()) feed.link = resolve(channel.attribute("href"), base);
  const Element description =
      first_child(channel, {"description", "atom:subtitle", "atom:tagline", "dc:description",
                            "abstract", "itunes:summary", "itunes:description", "itunes:subtitle",
                            "subtitle", "tagline", "info"});
  feed.description_html = html_of(description, reading);
  feed.id = child_text(channel, {"guid", "atom:id", "dc:identifier"});
  if (feed.id.empty()) feed.id = text::trimmed(channel.attribute("rdf:about"));
  feed.author = author_of(channel);
  feed.image = image_of(channel, root, base);
  read_categories(feed.categories, channel);
  feed.published_at = child_date(channel,
                                 {"pubdate", "dc:date", "dcterms:issued", "dcterms:created",
                                  "atom:published", "published", "issued", "created"},
                                 reading);
  feed.updated_at = child_date(
      channel, {"lastbuilddate", "atom:updated", "dcterms:modified", "updated", "modified"},
      reading);
  if (!feed.updated_at) feed.updated_at = last_modified(channel, reading);
  feed.hints = poll_hints(channel, reading);
}

/// Items in the channel, beside it, and around both where there is no channel.
void read_items(ParsedFeed& feed, Element root, const Reading& reading) {
  const auto read_in = [&](Element parent) {
    for (const Element node : parent.children()) {
      const std::string_view name = node.name();
      if (name != "item" && name != "atom:entry") continue;
      if (feed.items.size() >= kItemsMax) {
        ++feed.dropped;
      } else {
        feed.items.push_back(read_item(node, reading));
      }
    }
  };
  read_in(root);
  for (const Element parent : root.children()) {
    const std::string_view name = parent.name();
    if (name == "channel" || name == "items") read_in(parent);
    for (const Element inner : parent.named("items")) read_in(inner);
  }
}

FeedFormat format_of(Element root) {
  const std::string_view name = root.name();
  if (name == "rdf:rdf") return FeedFormat::rdf;
  if (name == "channel" && (root.has_attribute("href") || root.has_attribute("base"))) {
    return FeedFormat::cdf;
  }
  return FeedFormat::rss;
}

}  // namespace

ParsedFeed read_rss(Element root, const Reading& document) {
  ParsedFeed feed;
  feed.format = format_of(root);
  const Element inner = root.child("channel");
  const Element channel = inner ? inner : root;
  Reading reading = document;
  feed.language = child_text(channel, {"language", "dc:language"});
  if (feed.language.empty()) feed.language = language_at(channel, document);
  if (feed.language.empty()) feed.language = document.language;
  std::string site = link_of(channel, document);
  if (site.empty()) site = guid_link(channel);
  // RSS 1.0 names its channel by an address; the feed's own says nothing of a site.
  if (site.empty() && channel.attribute("rdf:about") != document.base) {
    site = resolve(channel.attribute("rdf:about"), {});
  }
  feed.link = site;
  reading.zone = zone_for(feed.language, text::host_of(site.empty() ? document.base : site));
  if (reading.base.empty()) reading.base = site;
  read_channel(feed, channel, root, reading);
  reading.base = base_for_items(reading.base, site);
  read_items(feed, root, reading);
  if (root.name() == "item") feed.items.push_back(read_item(root, reading));
  return feed;
}

}  // namespace vigie::parse
