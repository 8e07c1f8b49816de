// SPDX-License-Identifier: EUPL-1.2
// JSON Feed 1.0 and 1.1.
#include "parse/bounded_json.hpp"
#include "parse/json_feed.hpp"
#include "parse/limits.hpp"
#include "parse/media.hpp"
#include "parse/xml_text.hpp"
#include "text/html.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

using Json = nlohmann::json;

/// Strings as they are, numbers as they are written; "" for everything else.
std::string text_at(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_number() ? found->dump() : std::string();
}

std::string plain_at(const Json& object, const char* key) {
  return plain(text_at(object, key), Kind::plain);
}

const Json& list_at(const Json& object, const char* key) {
  static const Json kNone = Json::array();
  const auto found = object.find(key);
  return found != object.end() && found->is_array() ? *found : kNone;
}

std::string author_of(const Json& object) {
  std::string names;
  for (const Json& author : list_at(object, "authors")) {
    const std::string name = author.is_object() ? plain_at(author, "name") : "";
    if (name.empty() || names.size() + name.size() > kShortTextBytesMax) continue;
    names += names.empty() ? name : ", " + name;
  }
  const auto single = object.find("author");  // 1.0
  if (names.empty() && single != object.end() && single->is_object()) {
    names = plain_at(*single, "name");
  }
  return names;
}

void read_attachments(FeedItem& item, const Json& object, const std::string& base) {
  for (const Json& attachment : list_at(object, "attachments")) {
    if (!attachment.is_object() || item.enclosures.size() >= kEnclosuresMax) continue;
    Enclosure enclosure;
    enclosure.url = resolve(text_at(attachment, "url"), base);
    enclosure.type = text_at(attachment, "mime_type");
    const auto size = attachment.find("size_in_bytes");
    if (size != attachment.end() && size->is_number_integer()) {
      enclosure.length = size->get<std::int64_t>();
    }
    const auto length = attachment.find("duration_in_seconds");
    if (length != attachment.end() && length->is_number() && !item.duration_seconds) {
      item.duration_seconds = bounded_duration(length->get<double>());
    }
    if (!enclosure.url.empty()) item.enclosures.push_back(std::move(enclosure));
  }
}

FeedItem read_item(const Json& object, const Reading& reading) {
  FeedItem item;
  item.id = text_at(object, "id");
  item.link = resolve(text_at(object, "url"), reading.base);
  if (item.link.empty()) item.link = resolve(text_at(object, "external_url"), reading.base);
  if (item.link.empty()) item.link = resolve(item.id, {});
  item.title = plain_at(object, "title");
  item.author = author_of(object);
  item.published_at = read_date(text_at(object, "date_published"), reading);
  item.updated_at = read_date(text_at(object, "date_modified"), reading);
  item.summary_html =
      html_body({text_at(object, "summary"), Kind::plain}, reading.base, reading.bodies);
  item.content_html =
      html_body({text_at(object, "content_html"), Kind::html}, reading.base, reading.bodies);
  if (item.content_html.empty()) {
    item.content_html =
        html_body({text_at(object, "content_text"), Kind::plain}, reading.base, reading.bodies);
  }
  for (const Json& tag : list_at(object, "tags")) {
    if (tag.is_string()) add_category(item.categories, text::escape_html(tag.get<std::string>()));
  }
  read_attachments(item, object, reading.base);
  item.language = text_at(object, "language");
  item.image = resolve(text_at(object, "image"), reading.base);
  if (item.image.empty()) item.image = resolve(text_at(object, "banner_image"), reading.base);
  return item;
}

}  // namespace

bool looks_like_json(std::string_view utf8) {
  const std::string_view start = text::trimmed(utf8);
  return !start.empty() && start.front() == '{';
}

Result<ParsedFeed> read_json_feed(std::string_view utf8, const Reading& document) {
  const Json root = parse_bounded(utf8);
  if (!root.is_object()) return fail(Code::parse, "JSON");
  const std::string version = text_at(root, "version");
  const bool feed_version = version.find("jsonfeed.org") != std::string::npos;
  if (!feed_version && !root.contains("items")) return fail(Code::unsupported, "JSON, no feed");
  ParsedFeed feed;
  feed.format = FeedFormat::json;
  feed.version = version.substr(version.rfind('/') + 1);
  Reading reading = document;
  feed.language = text_at(root, "language");
  feed.link = resolve(text_at(root, "home_page_url"), reading.base);
  reading.zone = zone_for(feed.language, text::host_of(feed.link));
  if (reading.base.empty()) reading.base = feed.link;
  feed.title = plain_at(root, "title");
  feed.description_html =
      html_body({text_at(root, "description"), Kind::plain}, reading.base, reading.bodies);
  feed.id = text_at(root, "feed_url");
  feed.author = author_of(root);
  feed.image = resolve(text_at(root, "icon"), reading.base);
  if (feed.image.empty()) feed.image = resolve(text_at(root, "favicon"), reading.base);
  for (const Json& item : list_at(root, "items")) {
    if (!item.is_object() || feed.items.size() >= kItemsMax)
      ++feed.dropped;
    else
      feed.items.push_back(read_item(item, reading));
  }
  return feed;
}

}  // namespace vigie::parse
