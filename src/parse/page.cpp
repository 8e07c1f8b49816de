// SPDX-License-Identifier: EUPL-1.2
#include "parse/page.hpp"

#include <array>

#include "parse/limits.hpp"
#include "parse/reading.hpp"
#include "parse/signals.hpp"
#include "parse/xml_text.hpp"
#include "text/charset.hpp"
#include "text/date.hpp"
#include "text/domain.hpp"
#include "text/html.hpp"
#include "text/inflate.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

/// Of an attribute or a title whose references were decoded once: what still holds some was escaped
/// twice.
std::string one_line(std::string_view decoded) { return plain(decoded, Kind::plain); }

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

/// Collects, tag after tag. What Open Graph says is written for readers: it goes before the rest.
class PageReader {
 public:
  PageReader(const FeedContext& context, std::string url)
      : context_(context), url_(std::move(url)), finder_(url_) {}

  void see(const text::HtmlTag& tag) {
    finder_.see(tag);
    if (tag.closing) return;
    html_ = html_ || tag.name == "html" || tag.name == "head" || tag.name == "body" ||
            tag.name == "meta" || tag.name == "title";
    if (tag.name == "html") fill(page_.language, std::string(text::trimmed(tag.attribute("lang"))));
    if (tag.name == "title") fill(title_, one_line(text::plain_text(tag.text)));
    if (tag.name == "meta") see_meta(tag);
    if (tag.name == "link") see_link(tag);
    if (tag.name == "script") see_script(tag);
  }

  /// Of the whole page: its first heading of the first level.
  void see_heading(std::string_view html) {
    for (std::size_t at = html.find("<h1"); at != std::string_view::npos;
         at = html.find("<h1", at + 1)) {
      const std::size_t begin = html.find('>', at);
      const std::size_t end = begin == std::string_view::npos ? begin : html.find("</h1", begin);
      if (end == std::string_view::npos) return;
      heading_ = one_line(text::plain_text(html.substr(begin + 1, end - begin - 1)));
      if (!heading_.empty()) return;
    }
  }

  Result<WebPage> finish() && {
    if (!html_) return fail(Code::unsupported, "no HTML");
    // Structured data comes after the tags that were written for readers.
    for (const std::string_view block : linked_data_) read_linked_data(page_, block);
    fill(page_.title, title_);
    take_heading();
    fill(page_.description, described_);
    if (page_.language.empty()) page_.language = context_.content_language;
    settle_link();
    page_.feeds = finder_.found();
    return std::move(page_);
  }

 private:
  void see_meta(const text::HtmlTag& tag) {
    std::string_view key = tag.attribute("property");
    if (key.empty()) key = tag.attribute("name");
    if (key.empty()) key = tag.attribute("itemprop");
    const std::string name = text::ascii_lower(text::trimmed(key));
    const std::string_view content = tag.attribute("content");
    if (name == "robots" || name == "vigie") read_robots(page_.signals, content);
    if (name == "tdm-reservation") read_tdm_reservation(page_.signals, content);
    if (name == "tdm-policy") fill(page_.signals.tdm_policy, resolve(content, url_));
    if (name == "article:content_tier") see_tier(text::ascii_lower(text::trimmed(content)));
    if (name == "og:title") fill(page_.title, one_line(content));
    if (name == "og:description") fill(page_.description, one_line(content));
    if (name == "description") fill(described_, one_line(content));
    if (name == "og:site_name" || name == "application-name") {
      fill(page_.site_name, one_line(content));
    }
    if (name == "og:image") fill(page_.image, resolve(content, url_));
    if (name == "og:url") fill(canonical_, resolve(content, url_));
    if (name == "author") fill(page_.author, one_line(content));
    see_date(name, content);
  }

  /// The title element often has the site's name behind the article's title, which is the heading.
  void take_heading() {
    constexpr std::size_t kShortest = 12;
    if (page_.title.empty() ||
        (page_.title == title_ && heading_.size() >= kShortest && heading_.size() < title_.size() &&
         title_.find(heading_) != std::string::npos)) {
      page_.title = heading_.empty() ? page_.title : heading_;
    }
  }

  void see_tier(const std::string& tier) {
    if (tier == "free" && !page_.signals.free_access) page_.signals.free_access = true;
    if (tier == "locked" || tier == "metered") page_.signals.free_access = false;
  }

  void see_date(std::string_view name, std::string_view content) {
    static constexpr std::array<std::string_view, 6> kPublished = {
        "article:published_time", "datepublished", "date", "dc.date", "dcterms.created", "pubdate"};
    static constexpr std::array<std::string_view, 3> kUpdated = {"article:modified_time",
                                                                 "datemodified", "og:updated_time"};
    const auto is = [name](std::string_view known) { return known == name; };
    const std::string zone = zone_for(page_.language, text::host_of(url_));
    if (!page_.published_at && std::any_of(kPublished.begin(), kPublished.end(), is)) {
      page_.published_at = text::parse_date(content, zone);
    }
    if (!page_.updated_at && std::any_of(kUpdated.begin(), kUpdated.end(), is)) {
      page_.updated_at = text::parse_date(content, zone);
    }
  }

  void see_link(const text::HtmlTag& tag) {
    if (text::ascii_lower(text::trimmed(tag.attribute("rel"))) != "canonical") return;
    const std::string link = resolve(tag.attribute("href"), url_);
    if (!link.empty()) canonical_ = link;
  }

  void see_script(const text::HtmlTag& tag) {
    const std::string type = text::ascii_lower(text::trimmed(tag.attribute("type")));
    if (!type.starts_with("application/ld+json") || linked_data_.size() >= kLinkedDataMax) return;
    linked_data_.push_back(tag.text);
  }

  /// Another host's page is another page, whatever this one calls itself.
  void settle_link() {
    const bool same = text::registrable_domain(text::host_of(canonical_)) ==
                      text::registrable_domain(text::host_of(url_));
    page_.link = !canonical_.empty() && same ? canonical_ : url_;
  }

  const FeedContext& context_;
  std::string url_;
  FeedFinder finder_;
  WebPage page_;
  std::string title_, described_, canonical_, heading_;
  std::vector<std::string_view> linked_data_;
  bool html_ = false;
};

}  // namespace

Result<WebPage> read_page(std::string_view bytes, const FeedContext& context) {
  const auto inflated = text::inflated(bytes, kPageBytesMax);
  const std::string_view page = inflated ? std::string_view(inflated->bytes) : bytes;
  const auto decoded = text::to_utf8(page.substr(0, kPageBytesMax), context.content_type);
  PageReader reader(context, resolve(context.url, {}));
  text::HtmlTags tags(decoded.utf8);
  while (const auto tag = tags.next()) reader.see(*tag);
  reader.see_heading(decoded.utf8);
  return std::move(reader).finish();
}

}  // namespace vigie::parse
