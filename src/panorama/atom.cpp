// SPDX-License-Identifier: EUPL-1.2
#include "panorama/atom.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/secret.hpp"
#include "model/access_words.hpp"
#include "text/french.hpp"
#include "text/html.hpp"

namespace vigie::panorama {
namespace {

std::string urn_of(std::string_view name) {
  std::string bytes = digest(fmt::format("vigie panorama {}", name), 16);
  bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x80);  // version 8: made by our own rule
  bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
  const std::string digits = hex(bytes);
  const std::string_view all = digits;
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", all.substr(0, 8), all.substr(8, 4),
                     all.substr(12, 4), all.substr(16, 4), all.substr(20));
}

std::string entry_xml(const FeedFacts& facts, const Entry& entry) {
  const PublicArticle& article = entry.article;
  std::string out = "<entry>\n";
  out += fmt::format("<id>{}</id>\n", entry_urn(entry.key));
  out += fmt::format("<title>{}</title>\n", text::escape_xml(article.title));
  out += fmt::format("<link rel=\"alternate\" href=\"{}\"/>\n", text::escape_xml(article.url));
  out += fmt::format("<link rel=\"related\" type=\"text/html\" href=\"{}\"/>\n",
                     text::escape_xml(entry_address(facts, entry)));
  out += fmt::format("<updated>{}</updated>\n", iso(entry_updated(entry)));
  if (article.published_at) {
    out += fmt::format("<published>{}</published>\n", iso(*article.published_at));
  }
  const std::string& author = article.author.empty() ? article.media : article.author;
  out += fmt::format("<author><name>{}</name></author>\n",
                     text::escape_xml(author.empty() ? entry.centre : author));
  for (const std::string& theme : article.themes) {
    out += fmt::format("<category term=\"{0}\" label=\"{0}\"/>\n", text::escape_xml(theme));
  }
  out += fmt::format("<summary type=\"text\">{}</summary>\n", text::escape_xml(entry_words(entry)));
  return out + "</entry>\n";
}

}  // namespace

std::string entry_urn(std::string_view key) { return urn_of(key); }

std::string entry_address(const FeedFacts& facts, const Entry& entry) {
  if (!entry.page.empty()) return facts.public_url + entry.page;
  return fmt::format("{}/panorama/article/{}", facts.public_url, entry.key);
}

Instant entry_updated(const Entry& entry) {
  return std::max(entry.relayed_at, entry.corrected_at.value_or(entry.relayed_at));
}

Instant feed_updated(const FeedFacts& facts, std::span<const Entry> entries) {
  std::optional<Instant> newest = facts.changed_at;
  for (const Entry& entry : entries) {
    newest = std::max(newest.value_or(Instant{}), entry_updated(entry));
  }
  return newest.value_or(facts.now);
}

std::string entry_words(const Entry& entry) {
  const PublicArticle& article = entry.article;
  std::string words = article.note;
  if (!article.extract.empty()) words += fmt::format(" «\u00a0{}\u00a0»", article.extract);
  if (!article.media.empty()) words += fmt::format(" — {}", article.media);
  if (article.access != Access::free) words += fmt::format(" ({})", access_words(article.access));
  if (!entry.correction.empty() && entry.corrected_at) {
    words += fmt::format(" Corrigé le {}\u00a0: {}",
                         text::long_date(paris_day(*entry.corrected_at)), entry.correction);
  }
  return words;
}

std::string atom_feed(const FeedFacts& facts, std::span<const Entry> entries) {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n";
  out += fmt::format("<id>{}</id>\n<title>{}</title>\n", urn_of("feed " + facts.page_path),
                     text::escape_xml(facts.title));
  out += fmt::format("<updated>{}</updated>\n", iso(feed_updated(facts, entries)));
  out += fmt::format("<link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n",
                     text::escape_xml(facts.public_url + facts.feed_path));
  out += fmt::format("<link rel=\"alternate\" type=\"text/html\" href=\"{}\"/>\n",
                     text::escape_xml(facts.public_url + facts.page_path));
  for (const Entry& entry : entries) out += entry_xml(facts, entry);
  return out + "</feed>\n";
}

}  // namespace vigie::panorama
