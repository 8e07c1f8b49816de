// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "app/setup/export_text.hpp"
#include "base/format.hpp"
#include "parse/opml_merge.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::app {
namespace {

using parse::Outline;

/// A piece of the file and what stands in its place.
struct Edit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string instead;
};

void set(Outline& outline, std::string_view name, std::string value) {
  auto& all = outline.attributes;
  const auto found = std::ranges::find(all, name, &parse::OutlineAttribute::name);
  if (value.empty()) {
    if (found != all.end()) all.erase(found);
  } else if (found != all.end()) {
    found->value = std::move(value);
  } else {
    all.push_back({std::string(name), std::move(value)});
  }
}

std::string weight_of(const Allocation& held) {
  return held.weight_minutes ? fmt::format("{}", *held.weight_minutes) : std::string();
}

/// The line of a feed: what the database says, and of the line before what is others'.
Outline outline_of(const store::SourceFacts& source, const Allocation& held,
                   const Outline* before) {
  Outline outline = before == nullptr ? Outline{} : *before;
  outline.url = source.url;
  outline.title = source.title;
  outline.site_url = source.site_url;
  outline.folders.clear();
  set(outline, "vigie:suppleant", held.backup);
  set(outline, "vigie:acces",
      source.access == Access::free ? std::string() : std::string(file_word(source.access)));
  set(outline, "vigie:poids", weight_of(held));
  set(outline, "vigie:territoire", fmt::format("{}", fmt::join(source.territory, ",")));
  set(outline, "vigie:themes", fmt::format("{}", fmt::join(source.themes, ",")));
  set(outline, "vigie:fixe", held.fixed ? "oui" : "");
  const bool granted = source.extract.words > 0;
  set(outline, "vigie:extrait", granted ? std::to_string(source.extract.words) : "");
  set(outline, "vigie:extrait-motif", granted ? source.extract.reason : "");
  return outline;
}

/// Where a place of the file begins; npos outside of it.
std::size_t offset_of(std::string_view text, int line, int column) {
  std::size_t at = 0;
  for (int passed = 1; passed < line; ++passed) {
    at = text.find('\n', at);
    if (at == std::string_view::npos) return at;
    ++at;
  }
  for (int passed = 1; passed < column && at < text.size(); ++passed) {
    do ++at;
    while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  }
  return at < text.size() ? at : std::string_view::npos;
}

/// Behind the '>' of a tag, quotes passed by.
std::size_t tag_end(std::string_view text, std::size_t at) {
  char quote = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

/// The element of a feed, which holds no other; nothing where it is written otherwise.
std::optional<Edit> element_of(std::string_view text, const Outline& outline) {
  constexpr std::string_view kClosing = "</outline>";
  const std::size_t begin = offset_of(text, outline.line, outline.column);
  if (begin == std::string_view::npos || !text.substr(begin).starts_with("<outline")) {
    return std::nullopt;
  }
  std::size_t end = tag_end(text, begin);
  if (end == std::string_view::npos) return std::nullopt;
  if (text[end - 2] != '/') {
    const std::size_t closing = text.find_first_not_of(" \t\r\n", end);
    if (closing == std::string_view::npos || !text.substr(closing).starts_with(kClosing)) {
      return std::nullopt;
    }
    end = closing + kClosing.size();
  }
  return Edit{begin, end, ""};
}

/// With its line, where nothing else stands there.
Edit with_line(std::string_view text, Edit edit) {
  const std::size_t before = text.find_last_not_of(" \t", edit.begin == 0 ? 0 : edit.begin - 1);
  const std::size_t after = text.find_first_not_of(" \t\r", edit.end);
  const bool alone = before != std::string_view::npos && text[before] == '\n' &&
                     after != std::string_view::npos && text[after] == '\n';
  return alone ? Edit{before + 1, after + 1, ""} : edit;
}

std::string written(const Outline& outline) {
  std::string line = parse::write_outlines({outline});
  line.erase(0, line.find('<'));
  while (line.ends_with('\n')) line.pop_back();
  return line;
}

std::string edited(std::string_view text, std::vector<Edit> edits) {
  std::ranges::sort(edits, {}, &Edit::begin);
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    out.append(text.substr(at, edit.begin - at)).append(edit.instead);
    at = edit.end;
  }
  return out.append(text.substr(at));
}

/// One centre's list as the database has it.
struct HeldList {
  const ExportSides& sides;
  const std::string& centre;

  const Allocation* held(const std::string& url_key) const {
    const auto found = std::ranges::find_if(sides.stored.allocations, [&](const Allocation& each) {
      return each.centre == centre && each.url_key == url_key;
    });
    return found == sides.stored.allocations.end() ? nullptr : &*found;
  }
  const store::SourceFacts* source(const std::string& url_key) const {
    const auto found =
        std::ranges::find(sides.stored.sources, url_key, &store::SourceFacts::url_key);
    return found == sides.stored.sources.end() ? nullptr : &*found;
  }
  /// The first file to name a feed says what it is: as long as it does, others may differ.
  bool as_is(const std::string& url_key) const {
    const std::string own = centre + " " + url_key;
    if (!sides.same(fact::kSource, url_key) || !sides.same(fact::kAllocation, own)) return false;
    const auto first = std::ranges::find(sides.files.allocations, url_key, &Allocation::url_key);
    return first != sides.files.allocations.end() &&
           sides.stored_facts.count(FactKey(fact::kAllocation, key_of(*first))) > 0;
  }
};

}  // namespace

std::optional<std::string> feeds_text(const ExportSides& sides, const Centre& centre,
                                      std::string_view text) {
  const HeldList list{sides, centre.key};
  parse::Opml opml;
  opml.title = centre.name;
  const std::string empty = parse::write_opml(opml);
  const std::string_view file = text.empty() ? std::string_view(empty) : text;
  auto read = parse::parse_opml(file, "");
  if (!read || read->cut || !read->problems.empty() || !text::is_utf8(file)) return std::nullopt;
  const bool knows_ours = file.find("xmlns:vigie=") != std::string_view::npos;
  std::vector<Edit> edits;
  std::vector<std::string> known;
  for (const Outline& outline : read->outlines) {
    const std::string url_key = text::canonical_url(outline.url);
    const Allocation* held = list.held(url_key);
    const store::SourceFacts* source = list.source(url_key);
    known.push_back(url_key);
    if (held != nullptr && source != nullptr && list.as_is(url_key)) continue;
    auto edit = element_of(file, outline);
    if (!edit) return std::nullopt;
    if (held == nullptr || source == nullptr) {
      edits.push_back(with_line(file, *edit));
    } else {
      if (!knows_ours) return std::nullopt;
      edit->instead = written(outline_of(*source, *held, &outline));
      edits.push_back(std::move(*edit));
    }
  }
  const std::string kept = edited(file, std::move(edits));
  parse::OpmlMerge merge;
  for (const Allocation& held : sides.stored.allocations) {
    if (held.centre != centre.key || std::ranges::find(known, held.url_key) != known.end())
      continue;
    const store::SourceFacts* source = list.source(held.url_key);
    if (source != nullptr) merge.added.push_back(outline_of(*source, held, nullptr));
  }
  if (merge.added.empty()) return kept;
  read = parse::parse_opml(kept, "");
  if (!read) return std::nullopt;
  return parse::written_with(kept, *read, merge);
}

}  // namespace vigie::app
