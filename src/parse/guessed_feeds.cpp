// SPDX-License-Identifier: EUPL-1.2
#include "parse/guessed_feeds.hpp"

#include <algorithm>
#include <array>

#include "parse/discovery.hpp"
#include "text/charset.hpp"
#include "text/domain.hpp"
#include "text/html_tags.hpp"
#include "text/inflate.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

constexpr std::size_t kOwnLinksMax = 3;

/// A program that makes sites: what its pages hold (in lower case), and where its feeds are. A path
/// without slash is sought beside the page, then at the root of the site.
struct Program {
  std::string_view generator;
  std::array<std::string_view, 3> marks;
  std::array<std::string_view, 3> paths;
};

constexpr Program kPrograms[] = {
    {"spip",
     {"spip.php", "class=\"spip", "local/cache-"},
     {"spip.php?page=backend", "backend", ""}},
    {"wordpress", {"/wp-content/", "/wp-includes/", "wp-json"}, {"/feed/", "/?feed=rss2", "feed/"}},
    {"drupal",
     {"/sites/default/files", "drupal-settings-json", "drupal.settings"},
     {"/rss.xml", "/fr/rss.xml", "rss.xml"}},
    {"joomla",
     {"/media/jui/", "option=com_content", "/media/system/js/"},
     {"?format=feed&type=rss", "?format=feed&type=atom", "index.php?format=feed&type=rss"}},
    {"typo3",
     {"/typo3temp/", "/typo3conf/", "/fileadmin/"},
     {"/rss.xml", "?type=9818", "?type=100"}},
    {"dotclear", {"dotclear", "", ""}, {"feed/atom", "index.php?feed/atom", "feed/rss2"}},
    {"ez p",
     {"/var/ezwebin_site", "/extension/ezwebin", "ezpublish"},
     {"/layout/set/rss", "/rss/feed/actualites", "/rss"}},
    {"lodel",
     {"lodel", "", ""},
     {"backend.php?format=rssdocuments", "/backend.php?format=rssdocuments", ""}},
    {"blogger",
     {".blogspot.", "blogblog.com", ""},
     {"/feeds/posts/default", "/feeds/posts/default?alt=rss", ""}},
    {"overblog", {"over-blog", "overblog", ""}, {"/rss", "/rss-articles.xml", ""}},
    {"canalblog", {"canalblog.com", "", ""}, {"/rss.xml", "/feeds/posts", ""}},
    {"e-monsite", {"e-monsite.com", "", ""}, {"/blog/do/rss.xml", "/news/do/rss.xml", ""}},
    {"wix.com",
     {"wixstatic.com", "static.parastorage.com", ""},
     {"/blog-feed.xml", "/feed.xml", ""}},
    {"squarespace", {"squarespace.com", "", ""}, {"?format=rss", "/blog?format=rss", ""}},
    {"ghost", {"ghost.io", "ghost-search", ""}, {"/rss/", "", ""}},
    {"hugo", {"", "", ""}, {"/index.xml", "/posts/index.xml", ""}},
    {"jekyll", {"", "", ""}, {"/feed.xml", "/atom.xml", ""}},
    {"plone", {"plone", "", ""}, {"RSS", "atom.xml", ""}},
    {"pmb", {"opac_css", "index.php?lvl=", ""}, {"rss.php?id=1", "opac_css/rss.php?id=1", ""}},
    {"omeka", {"omeka", "", ""}, {"/items/browse?output=rss2", "", ""}},
    {"peertube", {"peertube", "", ""}, {"/feeds/videos.xml", "", ""}},
    {"discourse", {"", "", ""}, {"/latest.rss", "", ""}},
};

constexpr std::array<std::string_view, 6> kUsual = {
    "/feed", "/rss.xml", "/rss", "/spip.php?page=backend", "/atom.xml", "/feed.xml"};

/// "/flux-rss", "spip.php?page=backend", "/actualites.rss" in a link that people click.
bool is_called_a_feed(std::string_view address) {
  static constexpr std::array<std::string_view, 9> kEnds = {
      "/rss", "/feed", "/atom", ".rss", ".atom", "rss.xml", "atom.xml", "feed.xml", "rss.php"};
  static constexpr std::array<std::string_view, 7> kInside = {
      "page=backend", "feed=rss", "format=rss", "format=feed", "/rss/", "/feed/", "flux-rss"};
  std::string lower = text::ascii_lower(address);
  if (std::ranges::any_of(
          kInside, [&](std::string_view part) { return lower.find(part) != std::string::npos; })) {
    return lower.find("/comments/feed") == std::string::npos;
  }
  lower.resize(std::min(lower.size(), lower.find_first_of("?#")));
  while (lower.ends_with('/')) lower.pop_back();
  return std::ranges::any_of(kEnds, [&](std::string_view end) { return lower.ends_with(end); });
}

class Guesser {
 public:
  explicit Guesser(const std::string& page_url) : page_(page_url) {}

  void see(const text::HtmlTag& tag) {
    if (tag.closing) return;
    if (tag.name == "meta" && text::ascii_lower(tag.attribute("name")) == "generator") {
      generator_ = text::ascii_lower(tag.attribute("content"));
    }
    if (tag.name != "a" || guesses_.size() >= kOwnLinksMax) return;
    const std::string href = without_feed_scheme(tag.attribute("href"));
    if (is_called_a_feed(href)) add(href);
  }

  std::vector<std::string> finish(std::string_view html) && {
    const std::string lower = text::ascii_lower(html);
    // A program that names itself is believed before what its pages resemble.
    for (const Program& program : kPrograms) {
      if (generator_.find(program.generator) != std::string::npos) add_paths(program);
    }
    for (const Program& program : kPrograms) {
      const bool shown = std::ranges::any_of(program.marks, [&](std::string_view mark) {
        return !mark.empty() && lower.find(mark) != std::string::npos;
      });
      if (shown && generator_.empty()) add_paths(program);
    }
    for (const std::string_view path : kUsual) add(path);
    return std::move(guesses_);
  }

 private:
  void add_paths(const Program& program) {
    for (const std::string_view path : program.paths) {
      if (path.empty()) continue;
      add(path);
      if (path.front() != '/' && path.front() != '?') add("/" + std::string(path));
    }
  }

  /// Only on the page's own site, each once.
  void add(std::string_view path) {
    if (guesses_.size() >= kGuessesMax) return;
    auto url = text::absolute_url(path, page_);
    if (!url || text::registrable_domain(text::host_of(*url)) !=
                    text::registrable_domain(text::host_of(page_))) {
      return;
    }
    if (std::ranges::find(guesses_, *url) == guesses_.end()) guesses_.push_back(std::move(*url));
  }

  std::string page_;
  std::string generator_;
  std::vector<std::string> guesses_;
};

}  // namespace

std::vector<std::string> guessed_feeds(std::string_view bytes, const std::string& page_url) {
  const auto inflated = text::inflated(bytes, kPageBytesMax);
  const std::string_view given = inflated ? std::string_view(inflated->bytes) : bytes;
  const auto page = text::to_utf8(given.substr(0, kPageBytesMax), "");
  text::HtmlTags tags(page.utf8);
  Guesser guesser(page_url);
  while (const auto tag = tags.next()) guesser.see(*tag);
  return std::move(guesser).finish(page.utf8);
}

}  // namespace vigie::parse
