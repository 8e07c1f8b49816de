// SPDX-License-Identifier: EUPL-1.2
#include "parse/discovery.hpp"

#include <algorithm>
#include <array>

#include "parse/limits.hpp"
#include "text/charset.hpp"
#include "text/html.hpp"
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

}  // namespace

void FeedFinder::see(const text::HtmlTag& tag) {
  if (tag.closing) return;
  if (tag.name == "base" && !based_) {
    const auto base = text::absolute_url(tag.attribute("href"), base_);
    if (!base) return;
    base_ = *base;
    based_ = true;
  }
  if (tag.name != "link" || found_.size() >= kAnnouncedMax) return;
  const std::string_view rel = tag.attribute("rel");
  const std::string_view type = tag.attribute("type");
  const bool feed = has_token(rel, "feed") && (type.empty() || is_feed_type(type));
  if (!feed && !(has_token(rel, "alternate") && is_feed_type(type))) return;
  const auto url = text::absolute_url(tag.attribute("href"), base_);
  if (!url || is_wordpress_object(*url)) return;
  const bool known = std::any_of(found_.begin(), found_.end(),
                                 [&](const AnnouncedFeed& one) { return one.url == *url; });
  if (known) return;
  const std::string title = text::plain_text(text::escape_html(tag.attribute("title")));
  found_.push_back({*url, std::string(text::utf8_prefix(title, kTitleBytesMax))});
}

std::vector<AnnouncedFeed> announced_feeds(std::string_view bytes, std::string_view content_type,
                                           const std::string& url) {
  const auto page = text::to_utf8(bytes.substr(0, kPageBytesMax), content_type);
  text::HtmlTags tags(page.utf8);
  FeedFinder finder(url);
  while (const auto tag = tags.next()) finder.see(*tag);
  return finder.found();
}

std::vector<std::string> guessed_feeds(const std::string& page_url) {
  static constexpr std::array<std::string_view, kGuessesMax> kPaths = {"/feed", "/rss.xml", "/rss",
                                                                       "/atom.xml", "/feed.xml"};
  std::vector<std::string> guesses;
  for (const std::string_view path : kPaths) {
    if (auto url = text::absolute_url(path, page_url)) guesses.push_back(std::move(*url));
  }
  return guesses;
}

}  // namespace vigie::parse
