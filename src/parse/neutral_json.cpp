// SPDX-License-Identifier: EUPL-1.2
#include "parse/neutral_json.hpp"

#include <nlohmann/json.hpp>

namespace vigie::parse {
namespace {

using Json = nlohmann::json;

void put(Json& object, const char* key, const std::string& value) {
  if (!value.empty()) object[key] = value;
}

void put(Json& object, const char* key, const std::optional<Instant>& at) {
  if (at) object[key] = iso(*at);
}

Json enclosures_of(const FeedItem& item) {
  Json list = Json::array();
  for (const Enclosure& enclosure : item.enclosures) {
    Json one = Json::object();
    put(one, "url", enclosure.url);
    put(one, "type", enclosure.type);
    if (enclosure.length) one["length"] = *enclosure.length;
    list.push_back(std::move(one));
  }
  return list;
}

Json entry_of(const FeedItem& item) {
  Json entry = Json::object();
  put(entry, "id", item.id);
  entry["title"] = item.title;
  put(entry, "link", item.link);
  put(entry, "author", item.author);
  put(entry, "published", item.published_at);
  put(entry, "updated", item.updated_at);
  entry["summary"] = item.summary_html;  // "" says: nothing was left once it was cleaned
  entry["content"] = item.content_html;
  if (!item.categories.empty()) entry["categories"] = item.categories;
  if (!item.enclosures.empty()) entry["enclosures"] = enclosures_of(item);
  put(entry, "language", item.language);
  put(entry, "image", item.image);
  put(entry, "comments", item.comments);
  return entry;
}

Json feed_of(const ParsedFeed& feed) {
  Json object = Json::object();
  object["format"] = name_of(feed.format);
  put(object, "version", feed.version);
  object["title"] = feed.title;
  put(object, "link", feed.link);
  put(object, "language", feed.language);
  object["description"] = feed.description_html;
  put(object, "updated", feed.updated_at);
  put(object, "published", feed.published_at);
  if (feed.hints.ttl_minutes) object["ttl"] = *feed.hints.ttl_minutes;
  put(object, "id", feed.id);
  put(object, "author", feed.author);
  if (!feed.categories.empty()) object["categories"] = feed.categories;
  put(object, "image", feed.image);
  return object;
}

/// Bytes that are no UTF-8 would throw: they become U+FFFD.
std::string one_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string_view name_of(FeedFormat format) {
  switch (format) {
    case FeedFormat::rss:
      return "rss";
    case FeedFormat::rdf:
      return "rdf";
    case FeedFormat::atom:
      return "atom";
    case FeedFormat::json:
      return "json";
    case FeedFormat::cdf:
      return "cdf";
  }
  return "rss";
}

std::string neutral_json(const Result<ParsedFeed>& parsed) {
  Json answer = Json::object();
  answer["ok"] = parsed.has_value();
  if (!parsed) {
    answer["error"] = name_of(parsed.error().code);
    answer["detail"] = parsed.error().detail;
    return one_line(answer);
  }
  answer["encoding"] = parsed->encoding;
  answer["malformed"] = parsed->malformed;
  answer["feed"] = feed_of(*parsed);
  answer["entries"] = Json::array();
  for (const FeedItem& item : parsed->items) answer["entries"].push_back(entry_of(item));
  return one_line(answer);
}

}  // namespace vigie::parse
