// SPDX-License-Identifier: EUPL-1.2
#include "identify/identify.hpp"

#include "base/secret.hpp"
#include "identify/ambiguous_names.hpp"
#include "identify/title_key.hpp"
#include "text/url.hpp"

namespace vigie::identify {
namespace {

/// The shortest that BLAKE2b makes.
constexpr std::size_t kDigestBytes = 16;
/// Room for what names an item beside its text.
constexpr std::size_t kMessageBytes = 512;

/// Parts of a message that cannot run into one another.
class Message {
 public:
  explicit Message(std::string_view kind, std::size_t bytes = 0) {
    bytes_.reserve(bytes);
    add(kind);
  }
  Message& add(std::string_view part) {
    bytes_ += std::to_string(part.size());
    bytes_ += ':';
    bytes_ += part;
    return *this;
  }
  std::string key() const { return key_of(bytes_); }

 private:
  std::string bytes_;
};

std::string item_key(const FeedItem& item, const std::string& link, const std::string& title,
                     const AmbiguousNames& ambiguous) {
  const std::string_view guid = guid_of(item);
  if (!guid.empty() && !ambiguous.all_guids() && !ambiguous.guids.contains(guid)) {
    return Message("id").add(guid).key();
  }
  if (link.empty()) return Message("title").add(title).add(date_key(item)).key();
  if (!ambiguous.links.contains(link)) return Message("link").add(link).key();
  Message message("date");
  message.add(link).add(date_key(item));
  if (ambiguous.dates.contains(link)) message.add(title);
  return message.key();
}

/// A key for what has no page of its own; it cannot be mistaken for an address.
std::string url_key(const std::string& link, const std::string& key, const DocumentFacts& facts) {
  if (!link.empty() && !facts.ambiguous.links.contains(link)) return link;
  const std::string under = link.empty() ? text::canonical_url(facts.feed_url) : link;
  return "item:" + hex(Message("item").add(under).add(key).key());
}

std::string content_hash(const FeedItem& item, const std::string& url, const text::Folded& plain) {
  Message message("content", kMessageBytes + plain.folded.size());
  message.add(url).add(text::fold(item.title)).add(item.author);
  // Only whether there is a date: some feeds date every item with the hour of the poll.
  message.add(item.published_at ? "dated" : "undated").add(item.language);
  for (const std::string& category : item.categories) message.add(category);
  for (const Enclosure& enclosure : item.enclosures) message.add(enclosure.type);
  return message.add(plain.folded).key();
}

}  // namespace

std::string key_of(std::string_view message) {
  return digest(message, kDigestBytes).substr(0, kKeyBytes);
}

DocumentFacts facts_of(const ParsedFeed& feed, std::string_view feed_url,
                       const AmbiguousNames& remembered) {
  DocumentFacts facts{std::string(feed_url), feed.link, {}, {}};
  facts.links.reserve(feed.items.size());
  for (const FeedItem& item : feed.items) {
    facts.links.push_back(text::canonical_url(item.link, facts.feed_url, facts.site_url));
  }
  facts.ambiguous = ambiguous_names_of(feed, facts.links, remembered);
  return facts;
}

ItemIdentity identify(const FeedItem& item, const ItemWords& words, const std::string& link,
                      const DocumentFacts& facts) {
  ItemIdentity identity;
  identity.title_key = title_key(item.title.empty() ? words.excerpt() : words.title());
  identity.item_key = item_key(item, link, identity.title_key, facts.ambiguous);
  identity.url_key = url_key(link, identity.item_key, facts);
  identity.content_hash = content_hash(item, identity.url_key, words.plain());
  return identity;
}

}  // namespace vigie::identify
