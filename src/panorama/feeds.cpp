// SPDX-License-Identifier: EUPL-1.2
#include "panorama/feeds.hpp"

#include <array>

#include "base/format.hpp"
#include "text/html.hpp"
#include "text/utf8.hpp"

namespace vigie::panorama {
namespace {

constexpr std::array<std::string_view, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

LocalTime in_paris(Instant at) {
  const auto local = local_time(at, kParis);
  return local ? *local : LocalTime{.day = paris_day(at)};
}

/// "+0100"
std::string offset_of(const LocalTime& time, std::string_view between) {
  const int minutes = time.offset_seconds / 60;
  return fmt::format("{}{:02}{}{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60, between,
                     std::abs(minutes) % 60);
}

std::string rfc822(Instant at) {
  const LocalTime time = in_paris(at);
  const YearMonthDay date = civil(time.day);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} {}",
                     kDays.at(static_cast<std::size_t>(weekday_of(time.day) - 1)), date.day,
                     kMonths.at(date.month - 1), date.year, time.hour, time.minute, time.second,
                     offset_of(time, ""));
}

std::string iso_paris(Instant at) {
  const LocalTime time = in_paris(at);
  return fmt::format("{}T{:02}:{:02}:{:02}{}", iso(time.day), time.hour, time.minute, time.second,
                     offset_of(time, ":"));
}

std::string element(std::string_view name, std::string_view text) {
  return fmt::format("<{0}>{1}</{0}>\n", name, text::escape_xml(text));
}

std::string rss_item(const Entry& entry) {
  const PublicArticle& article = entry.article;
  std::string out = "<item>\n" + element("title", article.title) + element("link", article.url);
  out += fmt::format("<guid isPermaLink=\"false\">{}</guid>\n", entry_urn(entry.key));
  out += element("pubDate", rfc822(entry.relayed_at));
  out += element("dc:creator", article.author.empty() ? article.media : article.author);
  out += element("dc:date", iso_paris(article.published_at.value_or(entry.relayed_at)));
  out += element("dc:subject", fmt::format("{}", fmt::join(article.themes, "\u00a0; ")));
  for (const std::string& theme : article.themes) out += element("category", theme);
  for (const std::string& place : article.territories) out += element("category", place);
  return out + element("description", entry_words(entry)) + "</item>\n";
}

std::string json_list(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& each : texts) out += (out.size() > 1 ? "," : "") + json_text(each);
  return out + "]";
}

std::string json_item(const FeedFacts& facts, const Entry& entry) {
  const PublicArticle& article = entry.article;
  std::vector<std::string> tags = article.themes;
  tags.insert(tags.end(), article.territories.begin(), article.territories.end());
  std::string out = fmt::format(
      "{{\"id\":{},\"url\":{},\"external_url\":{},\"title\":{},\"content_"
      "text\":{},"
      "\"date_published\":{},",
      json_text(entry_urn(entry.key)), json_text(entry_address(facts, entry)),
      json_text(article.url), json_text(article.title), json_text(entry_words(entry)),
      json_text(iso(entry.relayed_at)));
  if (entry.corrected_at) {
    out += fmt::format("\"date_modified\":{},", json_text(iso(entry_updated(entry))));
  }
  const std::string& author = article.author.empty() ? article.media : article.author;
  if (!author.empty()) out += fmt::format("\"authors\":[{{\"name\":{}}}],", json_text(author));
  return out + fmt::format("\"tags\":{},\"language\":\"fr\"}}", json_list(tags));
}

}  // namespace

std::string json_text(std::string_view plain) {
  std::string out = "\"";
  for (const char c : plain) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || c == '<' || c == '>' || c == '&') {
      out += fmt::format("\\u{:04x}", byte);
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string rss_feed(const FeedFacts& facts, std::span<const Entry> entries) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n";
  out += element("title", facts.title);
  out += element("link", facts.public_url + facts.page_path);
  out += element("description", facts.description.empty() ? facts.title : facts.description);
  out += element("language", "fr");
  out += element("lastBuildDate", rfc822(feed_updated(facts, entries)));
  out += fmt::format("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"{}\"/>\n",
                     text::escape_xml(facts.public_url + facts.feed_path));
  for (const Entry& entry : entries) out += rss_item(entry);
  return out + "</channel>\n</rss>\n";
}

std::string json_feed(const FeedFacts& facts, std::span<const Entry> entries) {
  std::string out = fmt::format(
      "{{\"version\":\"https://jsonfeed.org/version/"
      "1.1\",\"title\":{},\"home_page_url\":{},"
      "\"feed_url\":{},\"description\":{},\"language\":\"fr\",\"items\":[",
      json_text(facts.title), json_text(facts.public_url + facts.page_path),
      json_text(facts.public_url + facts.feed_path), json_text(facts.description));
  bool first = true;
  for (const Entry& entry : entries) {
    if (!first) out += ",\n";
    first = false;
    out += json_item(facts, entry);
  }
  return out + "]}\n";
}

std::string entry_ld(const FeedFacts& facts, const Entry& entry) {
  const PublicArticle& article = entry.article;
  std::string out = fmt::format(
      "{{\"@context\":\"https://"
      "schema.org\",\"@type\":\"Review\",\"@id\":{},\"url\":{},"
      "\"inLanguage\":\"fr\",\"datePublished\":{},\"dateModified\":{},"
      "\"reviewBody\":{},"
      "\"author\":{{\"@type\":\"Organization\",\"name\":{}}},"
      "\"itemReviewed\":{{\"@type\":\"NewsArticle\",\"headline\":{},\"url\":{}",
      json_text(entry_urn(entry.key)), json_text(entry_address(facts, entry)),
      json_text(iso(entry.relayed_at)), json_text(iso(entry_updated(entry))),
      json_text(article.note), json_text(entry.centre), json_text(article.title),
      json_text(article.url));
  if (article.published_at) {
    out += fmt::format(",\"datePublished\":{}", json_text(iso(*article.published_at)));
  }
  if (!article.media.empty()) {
    out += fmt::format(",\"publisher\":{{\"@type\":\"Organization\",\"name\":{}}}",
                       json_text(article.media));
  }
  const bool open = article.access == Access::free;
  out += fmt::format(",\"isAccessibleForFree\":{}}},\"keywords\":{}}}\n", open ? "true" : "false",
                     json_list(article.themes));
  return out;
}

}  // namespace vigie::panorama
