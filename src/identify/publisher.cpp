// SPDX-License-Identifier: EUPL-1.2
#include "identify/publisher.hpp"

#include <algorithm>
#include <array>

#include "text/domain.hpp"
#include "text/fold.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::identify {
namespace {

constexpr std::size_t kNameBytesMax = 200;

std::string_view without_www(std::string_view host) {
  return host.starts_with("www.") ? host.substr(4) : host;
}

std::string name_key(std::string_view name) { return text::fold(text::one_line(name)); }

Publisher of_media(const MediaBook::Entry& entry) {
  return {entry.id, entry.media.name, false, entry.media.access};
}

bool is_publisher(const MediaBook::Entry* entry) {
  return entry != nullptr && !entry->media.platform;
}

/// What the feed says: a media of the list, or the name as given.
Publisher of_named(const PublisherWitness& witness, const MediaBook& book) {
  if (const auto* known = book.named(witness.named); is_publisher(known)) return of_media(*known);
  if (const auto* known = book.at_host(text::host_of(witness.named_url)); is_publisher(known)) {
    return of_media(*known);
  }
  const std::string name = text::one_line(witness.named);
  return {{}, std::string(text::utf8_prefix(name, kNameBytesMax)), false, Access::free};
}

/// People call a source "Le Monde – Logement": the whole, or what stands before a mark.
const MediaBook::Entry* by_title(std::string_view title, const MediaBook& book) {
  static constexpr std::array<std::string_view, 4> kMarks = {" – ", " — ", " - ", " | "};
  if (const auto* whole = book.named(title); is_publisher(whole)) return whole;
  for (const std::string_view mark : kMarks) {
    const std::size_t at = title.find(mark);
    if (at == std::string_view::npos) continue;
    if (const auto* known = book.named(title.substr(0, at)); is_publisher(known)) return known;
  }
  return nullptr;
}

/// Who showed it: a media of the list, or what people call the source.
Publisher of_source(const PublisherWitness& witness, const MediaBook& book) {
  const auto* known = by_title(witness.source_title, book);
  for (const std::string_view url : witness.source_urls) {
    if (known != nullptr) break;
    if (const auto* at_host = book.at_host(text::host_of(url)); is_publisher(at_host)) {
      known = at_host;
    }
  }
  Publisher publisher{{}, std::string(witness.source_title), true, Access::free};
  if (known != nullptr) publisher = of_media(*known);
  publisher.of_source = true;
  return publisher;
}

bool is_own_site(std::string_view host, const PublisherWitness& witness) {
  const std::string domain = text::registrable_domain(host);
  return std::ranges::any_of(witness.source_urls, [&domain](std::string_view url) {
    return !url.empty() && text::registrable_domain(text::host_of(url)) == domain;
  });
}

}  // namespace

MediaBook::MediaBook(std::vector<Entry> entries) : entries_(std::move(entries)) {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Media& media = entries_[i].media;
    by_name_.emplace(name_key(media.name), i);
    for (const std::string& alias : media.aliases) by_name_.emplace(name_key(alias), i);
    for (const auto* hosts : {&media.hosts, &media.former_hosts}) {
      for (const std::string& host : *hosts) by_host_.emplace(without_www(host), i);
    }
  }
}

const MediaBook::Entry* MediaBook::at_host(std::string_view host) const {
  for (host = without_www(host); !host.empty();) {
    if (const auto found = by_host_.find(std::string(host)); found != by_host_.end()) {
      return &entries_[found->second];
    }
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos) break;
    host.remove_prefix(dot + 1);
  }
  return nullptr;
}

const MediaBook::Entry* MediaBook::named(std::string_view name) const {
  if (name.empty() || by_name_.empty()) return nullptr;
  const auto found = by_name_.find(name_key(name));
  return found == by_name_.end() ? nullptr : &entries_[found->second];
}

Publisher publisher_of(const PublisherWitness& witness, const MediaBook& book) {
  const std::string host = text::host_of(witness.url);
  const MediaBook::Entry* at_host = book.at_host(host);
  const bool own = !host.empty() && is_own_site(host, witness);
  // Two papers of one house may share a site: which of them, only the source says.
  if (is_publisher(at_host) && own && by_title(witness.source_title, book) != nullptr) {
    return of_source(witness, book);
  }
  if (is_publisher(at_host)) {
    Publisher publisher = of_media(*at_host);
    publisher.of_source = own;
    return publisher;
  }
  const bool says_nothing = host.empty() || at_host != nullptr;  // no page, or a platform's
  if (own && !says_nothing) return of_source(witness, book);
  if (!witness.named.empty()) return of_named(witness, book);
  if (says_nothing) return of_source(witness, book);
  return {{}, std::string(without_www(host)), false, Access::free};
}

}  // namespace vigie::identify
