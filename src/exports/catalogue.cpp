// SPDX-License-Identifier: EUPL-1.2
#include "exports/catalogue.hpp"

#include <algorithm>

#include "text/entities.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"
#include "text/word_memory.hpp"

namespace vigie::exports {
namespace {

constexpr int kTellingMin = 3;
constexpr int kTellingAlone = 5;
constexpr int kDaysApart = 3;
constexpr std::size_t kTellingLetters = 4;

std::string key_words(std::string_view title) {
  std::string out;
  for (const std::string& word : text::words(title)) out += word + ' ';
  return out;
}

/// "Un titre - Le Journal", by the words of one of its papers.
std::string without_paper(std::string words, std::string_view title,
                          std::span<const std::string> papers) {
  constexpr std::string_view kDashes[] = {" - ", " – ", " — ", " | ", " · "};
  if (std::ranges::none_of(kDashes,
                           [title](auto dash) { return title.find(dash) != title.npos; })) {
    return words;
  }
  for (const std::string& paper : papers) {
    const std::string name = ' ' + key_words(paper);
    if (name.size() > 1 && words.ends_with(name)) {
      words.resize(words.size() - name.size() + 1);  // the space between two words stays
      return words;
    }
  }
  return words;
}

bool same_paper(const Sought& sought, const CatalogueRecord& record) {
  const std::string serial = key_words(record.serial);
  return std::ranges::any_of(sought.papers, [&serial](const std::string& paper) {
    return !paper.empty() && key_words(paper) == serial;
  });
}

bool paper_unknown(const Sought& sought, const CatalogueRecord& record) {
  const bool none =
      std::ranges::all_of(sought.papers, [](const auto& each) { return each.empty(); });
  return none || record.serial.empty();
}

MatchKey match_by_title(const Sought& sought, const CatalogueRecord& record) {
  const auto key = title_key(sought.title, sought.papers);
  if (!key || key != title_key(record.title, {&record.serial, 1})) return MatchKey::none;
  if (!sought.day || !record.day) return MatchKey::none;
  const int apart = std::abs(*sought.day - *record.day);
  if (same_paper(sought, record) && apart <= kDaysApart) return MatchKey::k2;
  const bool year = civil(*sought.day).year == civil(*record.day).year;
  if (year && paper_unknown(sought, record) && telling_words(sought.title) >= kTellingAlone) {
    return MatchKey::k3;
  }
  return MatchKey::none;
}

/// Hosts that show a page of another for telephones: "m.journal.fr", "amp.journal.fr".
std::string without_narrow_host(std::string host) {
  for (const std::string_view narrow : {"m.", "amp.", "mobile."}) {
    const std::size_t dots = static_cast<std::size_t>(std::ranges::count(host, '.'));
    if (host.starts_with(narrow) && dots >= 2) return host.substr(narrow.size());
  }
  return host;
}

}  // namespace

std::string_view name_of(MatchKey key) {
  switch (key) {
    case MatchKey::none:
      return "";
    case MatchKey::k3:
      return "K3";
    case MatchKey::k2:
      return "K2";
    case MatchKey::k1:
      return "K1";
    case MatchKey::k0:
      return "K0";
  }
  return "";
}

Certainty certainty_of(MatchKey key) {
  if (key == MatchKey::none) return Certainty::none;
  return key == MatchKey::k3 ? Certainty::probable : Certainty::sure;
}

MatchKey match(const Sought& sought, const CatalogueRecord& record) {
  if (!sought.permalink.empty() && sought.permalink == record.permalink) return MatchKey::k0;
  const std::string page = page_key(record.url);
  if (!page.empty() && std::ranges::find(sought.url_keys, page) != sought.url_keys.end()) {
    return MatchKey::k1;
  }
  return match_by_title(sought, record);
}

std::string page_key(std::string_view url) {
  std::string key = text::canonical_url(url);
  const std::string host = text::host_of(url);
  if (host.empty() || key.empty()) return "";
  const std::string wide = without_narrow_host(host);
  if (wide != host) return page_key_at(url, wide);
  if (key.ends_with("/amp")) key.resize(key.size() - 4);
  return key;
}

std::string page_key_at(std::string_view url, std::string_view host) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return "";
  const std::string_view rest = url.substr(scheme + 3);
  const std::size_t path = std::min(rest.find_first_of("/?#"), rest.size());
  return page_key("https://" + std::string(host) + std::string(rest.substr(path)));
}

int telling_words(std::string_view title) {
  int count = 0;
  for (const std::string& word : text::words(title)) {
    if (word.size() >= kTellingLetters) ++count;
  }
  return count;
}

std::optional<std::int64_t> title_key(std::string_view title, std::span<const std::string> papers) {
  const std::string decoded = text::decode_references(title);
  const std::string words = without_paper(key_words(decoded), decoded, papers);
  if (telling_words(words) < kTellingMin) return std::nullopt;
  return static_cast<std::int64_t>(text::word_hash(words));
}

std::string permalink_in(std::string_view note) {
  constexpr std::string_view kPath = "/panorama/article/";
  const std::size_t at = note.find(kPath);
  if (at == std::string_view::npos) return "";
  std::string key;
  for (const char c : note.substr(at + kPath.size())) {
    const bool part = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
    if (!part) break;
    key += c;
  }
  return key;
}

std::string_view word_of(CatalogueState state) {
  switch (state) {
    case CatalogueState::absent:
      return "absent de Cosoter";
    case CatalogueState::probable:
      return "peut-être déjà dans Cosoter";
    case CatalogueState::there:
      return "dans Cosoter";
    case CatalogueState::reprint_there:
      return "une reprise y est déjà";
    case CatalogueState::sent:
      return "transmis, pas encore vu dans Cosoter";
    case CatalogueState::sent_then_changed:
      return "transmis, mais son titre a changé depuis\u00A0: un nouvel envoi ferait un doublon";
  }
  return "";
}

}  // namespace vigie::exports
