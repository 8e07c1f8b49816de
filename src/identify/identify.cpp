// SPDX-License-Identifier: EUPL-1.2
#include "identify/identify.hpp"

#include <algorithm>

#include "base/secret.hpp"
#include "identify/text_key.hpp"
#include "text/fold.hpp"
#include "text/html.hpp"
#include "text/url.hpp"

namespace vigie::identify {
namespace {

/// Two items of one document with one link and two titles are one page told twice; from three on
/// the link is a home page.
constexpr std::size_t kTitlesOfOneLinkMax = 2;

/// Parts of a message that cannot run into one another.
class Message {
 public:
  explicit Message(std::string_view kind) { add(kind); }
  Message& add(std::string_view part) {
    bytes_ += std::to_string(part.size());
    bytes_ += ':';
    bytes_ += part;
    return *this;
  }
  std::string key() const { return digest(bytes_, kKeyBytes); }

 private:
  std::string bytes_;
};

std::string link_key(const FeedItem& item, const DocumentFacts& facts) {
  return text::canonical_url(item.link, facts.feed_url, facts.site_url);
}

std::string date_of(const FeedItem& item) {
  if (item.published_at) return iso(*item.published_at);
  return item.updated_at ? iso(*item.updated_at) : "";
}

std::string title_and_date(const FeedItem& item) {
  const std::string title = item.title.empty() ? item.excerpt : item.title;
  return Message("title").add(title_key(title)).add(date_of(item)).key();
}

std::string item_key(const FeedItem& item, const std::string& link, const DocumentFacts& facts) {
  if (!item.id.empty() && !facts.worn_ids.contains(item.id)) {
    return Message("id").add(item.id).key();
  }
  if (!link.empty() && !facts.worn_links.contains(link)) return Message("link").add(link).key();
  return title_and_date(item);
}

/// A key for what has no page of its own; it cannot be mistaken for an address.
std::string url_key(const std::string& link, const std::string& key, const DocumentFacts& facts) {
  if (!link.empty() && !facts.worn_links.contains(link)) return link;
  const std::string under = link.empty() ? text::canonical_url(facts.feed_url) : link;
  return "item:" + hex(Message("item").add(under).add(key).key());
}

std::string plain_of(const FeedItem& item) {
  const bool has_content = item.content_html.size() > item.summary_html.size();
  const std::string& html = has_content ? item.content_html : item.summary_html;
  return html.empty() ? item.excerpt : text::plain_text(html);
}

std::string content_hash(const FeedItem& item, const std::string& url, const std::string& plain) {
  Message message("content");
  message.add(url).add(text::fold(item.title)).add(item.author).add(text::fold(plain));
  // Only whether there is a date: some feeds date every item with the hour of the poll.
  message.add(item.published_at ? "dated" : "undated").add(item.language);
  for (const std::string& category : item.categories) message.add(category);
  for (const Enclosure& enclosure : item.enclosures) message.add(enclosure.type);
  return message.key();
}

}  // namespace

DocumentFacts facts_of(const ParsedFeed& feed, std::string_view feed_url) {
  DocumentFacts facts{std::string(feed_url), feed.link, {}, {}};
  std::map<std::string, std::set<std::string>> items_of_id;
  std::map<std::string, std::set<std::string>> titles_of_link;
  for (const FeedItem& item : feed.items) {
    const std::string link = link_key(item, facts);
    if (!item.id.empty()) items_of_id[item.id].insert(link.empty() ? item.title : link);
    if (!link.empty()) titles_of_link[link].insert(title_key(item.title));
  }
  for (const auto& [id, items] : items_of_id) {
    if (items.size() > 1) facts.worn_ids.insert(id);
  }
  const std::string site = text::canonical_url(feed.link);
  for (const auto& [link, titles] : titles_of_link) {
    const bool home = link == site && titles.size() > 1;
    if (home || titles.size() > kTitlesOfOneLinkMax) facts.worn_links.insert(link);
  }
  return facts;
}

ItemIdentity identify(const FeedItem& item, const DocumentFacts& facts) {
  const std::string link = link_key(item, facts);
  const std::string plain = plain_of(item);
  ItemIdentity identity;
  identity.item_key = item_key(item, link, facts);
  identity.url_key = url_key(link, identity.item_key, facts);
  identity.content_hash = content_hash(item, identity.url_key, plain);
  identity.text_key = text_key(plain);
  identity.title_key = title_key(item.title.empty() ? item.excerpt : item.title);
  return identity;
}

}  // namespace vigie::identify
