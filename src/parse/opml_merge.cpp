// SPDX-License-Identifier: EUPL-1.2
#include "parse/opml_merge.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "base/format.hpp"
#include "text/html.hpp"
#include "text/shown.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

/// Names of attributes that run programs or carry secrets in other readers' files.
bool is_dangerous(std::string_view attribute) {
  static constexpr std::array<std::string_view, 13> kParts = {
      "password",   "passwd", "secret", "token",   "cookie", "httpauth", "authentication",
      "credential", "login",  "curl",   "command", "exec",   "filtercmd"};
  const std::string name = text::ascii_lower(attribute);
  return std::any_of(kParts.begin(), kParts.end(), [&name](std::string_view part) {
    return name.find(part) != std::string::npos;
  });
}

/// "" where no feed may be asked at this address.
std::string key_of(const Outline& outline) {
  if (!text::absolute_url(outline.url, "") || text::has_account(outline.url)) return {};
  return text::canonical_url(outline.url);
}

void drop_dangerous(Outline& outline, std::vector<OpmlProblem>& problems) {
  auto& attributes = outline.attributes;
  for (const OutlineAttribute& attribute : attributes) {
    if (!is_dangerous(attribute.name)) continue;
    problems.push_back(
        {outline.line, outline.column,
         fmt::format("l’attribut «\u00a0{}\u00a0» n’est pas repris\u00a0: il peut porter un secret "
                     "ou une commande",
                     text::shown(attribute.name))});
  }
  attributes.erase(
      std::remove_if(attributes.begin(), attributes.end(),
                     [](const OutlineAttribute& one) { return is_dangerous(one.name); }),
      attributes.end());
}

/// The declarations of `from` that `into` does not have under the same name.
std::vector<OutlineAttribute> new_namespaces(const Opml& into, const Opml& from) {
  std::vector<OutlineAttribute> found;
  for (const OutlineAttribute& one : from.namespaces) {
    const bool known = std::any_of(into.namespaces.begin(), into.namespaces.end(),
                                   [&one](const auto& had) { return had.name == one.name; });
    if (!known) found.push_back(one);
  }
  return found;
}

/// Where the tag of the root ends, comments passed by; npos where it is not found.
std::size_t root_tag_end(std::string_view file) {
  std::size_t at = 0;
  while ((at = file.find('<', at)) != std::string_view::npos) {
    if (file.substr(at, 4) == "<!--") {
      at = file.find("-->", at);
      if (at == std::string_view::npos) return at;
    } else if (file.substr(at, 5) == "<opml") {
      return file.find('>', at);
    } else {
      ++at;
    }
  }
  return at;
}

}  // namespace

OpmlMerge merge_opml(const Opml& into, const Opml& from,
                     const std::vector<KnownSource>& elsewhere) {
  OpmlMerge merge;
  std::set<std::string> known;
  for (const Outline& outline : into.outlines) known.insert(key_of(outline));
  std::map<std::string, std::string> others;
  for (const KnownSource& source : elsewhere) others.emplace(source.url_key, source.centre);
  for (Outline outline : from.outlines) {
    const auto tell = [&](std::string message) {
      merge.problems.push_back({outline.line, outline.column, std::move(message)});
    };
    const std::string key = key_of(outline);
    const std::string shown = text::shown_url(outline.url);
    if (key.empty()) {
      ++merge.refused;
      tell(fmt::format("«\u00a0{}\u00a0» n’est pas une adresse http ou https sans mot de passe",
                       shown));
      continue;
    }
    if (!known.insert(key).second) {
      ++merge.duplicates;
      tell(fmt::format("flux déjà présent\u00A0: «\u00a0{}\u00a0»", shown));
      continue;
    }
    if (const auto other = others.find(key); other != others.end()) {
      tell(
          fmt::format("«\u00a0{}\u00a0» est aussi tenu par {}\u00A0: il ne sera relevé qu’une fois",
                      shown, other->second));
    }
    drop_dangerous(outline, merge.problems);
    merge.added.push_back(std::move(outline));
  }
  merge.namespaces = new_namespaces(into, from);
  return merge;
}

std::string written_with(std::string_view file, const Opml& into, const OpmlMerge& merge) {
  const std::size_t root = root_tag_end(file);
  const std::size_t body = file.rfind("</body>");
  const bool takes_lines = text::is_utf8(file) && root != std::string_view::npos &&
                           body != std::string_view::npos && root < body &&
                           file.substr(0, root).find("xmlns:vigie=") != std::string_view::npos;
  if (!takes_lines) {
    Opml whole = into;
    whole.outlines.insert(whole.outlines.end(), merge.added.begin(), merge.added.end());
    whole.namespaces.insert(whole.namespaces.end(), merge.namespaces.begin(),
                            merge.namespaces.end());
    return write_opml(whole);
  }
  const std::size_t line = file.rfind('\n', body) + 1;  // 0 where there is no line before
  const bool own_line = text::trimmed(file.substr(line, body - line)).empty();
  const std::size_t at = own_line ? line : body;
  std::string out(file.substr(0, root));
  for (const OutlineAttribute& one : merge.namespaces) {
    out += fmt::format(" {}=\"{}\"", one.name, text::escape_html(one.value));
  }
  out.append(file.substr(root, at - root));
  return out.append(write_outlines(merge.added)).append(file.substr(at));
}

}  // namespace vigie::parse
