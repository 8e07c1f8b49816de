// SPDX-License-Identifier: EUPL-1.2
#include "panorama/atom.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "base/secret.hpp"
#include "model/access_words.hpp"
#include "text/html.hpp"

namespace vigie::panorama {
namespace {

std::string entry_xml(const Entry& entry) {
  const PublicArticle& article = entry.article;
  std::string out = "<entry>\n";
  out += fmt::format("<id>{}</id>\n", entry_urn(entry.key));
  out += fmt::format("<title>{}</title>\n", text::escape_xml(article.title));
  out += fmt::format("<link rel=\"alternate\" href=\"{}\"/>\n", text::escape_xml(article.url));
  out +=
      fmt::format("<updated>{}</updated>\n",
                  iso(std::max(entry.relayed_at, entry.corrected_at.value_or(entry.relayed_at))));
  if (article.published_at) {
    out += fmt::format("<published>{}</published>\n", iso(*article.published_at));
  }
  const std::string& author = article.author.empty() ? article.media : article.author;
  out += fmt::format("<author><name>{}</name></author>\n",
                     text::escape_xml(author.empty() ? entry.centre : author));
  for (const std::string& theme : article.themes) {
    out += fmt::format("<category term=\"{0}\" label=\"{0}\"/>\n", text::escape_xml(theme));
  }
  std::string words = article.note;
  if (!article.extract.empty()) words += fmt::format(" «\u00a0{}\u00a0»", article.extract);
  if (!article.media.empty()) words += fmt::format(" — {}", article.media);
  if (article.access != Access::free) words += fmt::format(" ({})", access_words(article.access));
  if (!entry.correction.empty()) words += fmt::format(" (Correction\u00a0: {})", entry.correction);
  out += fmt::format("<summary type=\"text\">{}</summary>\n", text::escape_xml(words));
  return out + "</entry>\n";
}

}  // namespace

std::string entry_urn(std::string_view key) {
  std::string bytes = digest(fmt::format("vigie panorama {}", key), 16);
  bytes[6] = static_cast<char>((bytes[6] & 0x0f) | 0x80);  // version 8: made by our own rule
  bytes[8] = static_cast<char>((bytes[8] & 0x3f) | 0x80);
  const std::string digits = hex(bytes);
  const std::string_view all = digits;
  return fmt::format("urn:uuid:{}-{}-{}-{}-{}", all.substr(0, 8), all.substr(8, 4),
                     all.substr(12, 4), all.substr(16, 4), all.substr(20));
}

std::string atom_feed(const FeedFacts& facts, std::span<const Entry> entries) {
  const auto newest =
      std::max_element(entries.begin(), entries.end(),
                       [](const Entry& a, const Entry& b) { return a.relayed_at < b.relayed_at; });
  const Instant updated = newest == entries.end() ? facts.now : newest->relayed_at;
  const std::string url = text::escape_xml(facts.public_url);
  std::string out =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n";
  out +=
      fmt::format("<id>{}/panorama</id>\n<title>{}</title>\n", url, text::escape_xml(facts.title));
  out += fmt::format("<updated>{}</updated>\n", iso(updated));
  out += fmt::format(
      "<link rel=\"self\" type=\"application/atom+xml\" href=\"{}/panorama.atom\"/>\n", url);
  out += fmt::format("<link rel=\"alternate\" type=\"text/html\" href=\"{}/panorama\"/>\n", url);
  for (const Entry& entry : entries) out += entry_xml(entry);
  return out + "</feed>\n";
}

}  // namespace vigie::panorama
