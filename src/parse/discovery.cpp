// SPDX-License-Identifier: EUPL-1.2
#include "parse/discovery.hpp"

#include <algorithm>
#include <array>

#include "parse/xml_text.hpp"
#include "text/charset.hpp"
#include "text/inflate.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

/// Does a list of words apart by white space hold this one?
bool has_token(std::string_view list, std::string_view wanted) {
  const std::string lower = text::ascii_lower(list);
  for (std::string_view rest = text::trimmed(lower); !rest.empty();) {
    const std::size_t end = std::min(rest.find_first_of(" \t\r\n\f"), rest.size());
    if (rest.substr(0, end) == wanted) return true;
    rest = text::trimmed(rest.substr(end));
  }
  return false;
}

bool is_feed_type(std::string_view given) {
  static constexpr std::array<std::string_view, 9> kTypes = {"application/rss+xml",
                                                             "application/atom+xml",
                                                             "application/rdf+xml",
                                                             "application/feed+json",
                                                             "application/json",
                                                             "application/xml",
                                                             "text/xml",
                                                             "application/x.atom+xml",
                                                             "application/x-rss+xml"};
  const std::string type = text::ascii_lower(text::trimmed(given.substr(0, given.find(';'))));
  return std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

/// WordPress announces the article itself, as JSON of its own.
bool is_wordpress_object(std::string_view url) { return url.find("/wp-json/") != url.npos; }

/// "fr" of "fr-FR".
std::string two_letters(std::string_view language) {
  const std::string lower = text::ascii_lower(text::trimmed(language));
  const bool ends = lower.size() == 2 || (lower.size() > 2 && (lower[2] == '-' || lower[2] == '_'));
  return ends ? lower.substr(0, 2) : std::string();
}

/// Of "https://a.fr/en/rss" and "https://a.fr/rss?lang=en": sites in several languages write so.
std::string language_in(std::string_view url) {
  static constexpr std::array<std::string_view, 12> kLanguages = {
      "fr", "en", "de", "es", "it", "nl", "pt", "ca", "eu", "br", "co", "oc"};
  const std::size_t host_at = url.find("://") + 3;
  for (const std::string_view language : kLanguages) {
    for (std::size_t at = url.find(language, host_at); at != std::string_view::npos;
         at = url.find(language, at + 1)) {
      const char before = url[at - 1];
      const std::string_view after = url.substr(at + language.size());
      const bool ends = after.empty() || after[0] == '/' || after[0] == '&' || after[0] == '#';
      const bool named = before == '=' && url.substr(0, at).ends_with("lang=");
      const bool folder = before == '/' && at > host_at && ends && !after.empty();
      if (folder || (named && ends)) return std::string(language);
    }
  }
  return {};
}

}  // namespace

std::string without_feed_scheme(std::string_view address) {
  address = text::trimmed(address);
  static constexpr std::array<std::string_view, 4> kSchemes = {
      "feed:", "feeds:", "pcast:", "itpc:"};
  for (const std::string_view scheme : kSchemes) {
    if (text::ascii_lower(address.substr(0, scheme.size())) != scheme) continue;
    const std::string_view rest = address.substr(scheme.size());
    const std::string lower = text::ascii_lower(rest.substr(0, 8));
    if (lower.starts_with("http://") || lower == "https://") return std::string(rest);
    if (!rest.starts_with("//")) continue;
    const std::string_view named = rest.substr(2);  // "feed://https://a.fr/rss"
    const std::string inner = text::ascii_lower(named.substr(0, 8));
    if (inner.starts_with("http://") || inner == "https://") return std::string(named);
    return (scheme == "feeds:" ? "https:" : "http:") + std::string(rest);
  }
  return std::string(address);
}

void FeedFinder::see(const text::HtmlTag& tag) {
  if (tag.closing) return;
  if (tag.name == "html" && language_.empty()) language_ = two_letters(tag.attribute("lang"));
  if (tag.name == "base" && !based_) {
    const auto base = text::absolute_url(tag.attribute("href"), base_);
    if (!base) return;
    base_ = *base;
    based_ = true;
  }
  if (tag.name != "link" || seen_.size() >= kAnnouncedMax) return;
  const std::string_view rel = tag.attribute("rel");
  const std::string_view type = tag.attribute("type");
  const bool feed = has_token(rel, "feed") && (type.empty() || is_feed_type(type));
  if (!feed && !(has_token(rel, "alternate") && is_feed_type(type))) return;
  const auto url = text::absolute_url(without_feed_scheme(tag.attribute("href")), base_);
  if (!url || is_wordpress_object(*url)) return;
  const bool known =
      std::ranges::any_of(seen_, [&](const Seen& one) { return one.feed.url == *url; });
  if (known) return;
  const std::string title = plain(tag.attribute("title"), Kind::plain);
  std::string language = two_letters(tag.attribute("hreflang"));
  if (language.empty()) language = two_letters(tag.attribute("lang"));
  if (language.empty()) language = language_in(*url);
  seen_.push_back({{*url, title}, std::move(language)});
}

std::vector<AnnouncedFeed> FeedFinder::found() const {
  const std::string language = language_.empty() ? language_in(base_) : language_;
  const auto rank = [&language](const Seen& one) {
    if (language.empty() || one.language.empty()) return 1;
    return one.language == language ? 0 : 2;
  };
  std::vector<Seen> seen = seen_;
  std::ranges::stable_sort(seen, {}, rank);
  std::vector<AnnouncedFeed> found;
  for (Seen& one : seen) found.push_back(std::move(one.feed));
  return found;
}

std::vector<AnnouncedFeed> announced_feeds(std::string_view bytes, std::string_view content_type,
                                           const std::string& url) {
  const auto inflated = text::inflated(bytes, kPageBytesMax);
  const std::string_view given = inflated ? std::string_view(inflated->bytes) : bytes;
  const auto page = text::to_utf8(given.substr(0, kPageBytesMax), content_type);
  text::HtmlTags tags(page.utf8);
  FeedFinder finder(url);
  while (const auto tag = tags.next()) finder.see(*tag);
  return finder.found();
}

}  // namespace vigie::parse
