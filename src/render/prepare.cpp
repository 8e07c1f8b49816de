// SPDX-License-Identifier: EUPL-1.2
#include "render/prepare.hpp"

#include <algorithm>
#include <vector>

#include "base/format.hpp"
#include "render/view.hpp"

namespace vigie::render {
namespace {

struct Tag {
  char kind = ' ';  ///< ' ' variable, '{' or '&' unescaped, '#', '^', '/', '>', '!', '='
  std::string_view name;
  std::size_t begin = 0;  ///< of its first brace
  std::size_t end = 0;    ///< after its last
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  const auto first = text.find_first_not_of(kBlank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

Failure broken(std::string_view name, std::string_view source, std::size_t at,
               std::string_view what, std::string_view said) {
  const auto line = 1 + std::count(source.begin(), source.begin() + static_cast<long>(at), '\n');
  return fail(Code::parse, fmt::format("template {}: line {}: {}", name, line, what),
              fmt::format("{}.mustache, ligne {}\u00a0: {}", name, line, said));
}

/// Reads the tag that opens at `begin`.
Result<Tag> read_tag(std::string_view name, std::string_view source, std::size_t begin) {
  const bool triple = source.substr(begin).starts_with("{{{");
  const std::string_view close = triple ? "}}}" : "}}";
  const std::size_t inside = begin + close.size();
  const std::size_t end = source.find(close, inside);
  if (end == std::string_view::npos)
    return broken(name, source, begin, "a tag is never closed", "une balise n’est jamais fermée");
  Tag tag;
  tag.begin = begin;
  tag.end = end + close.size();
  std::string_view content = trimmed(source.substr(inside, end - inside));
  if (triple) {
    tag.kind = '{';
  } else if (!content.empty() &&
             std::string_view("&#^/>!=").find(content.front()) != std::string_view::npos) {
    tag.kind = content.front();
    content = trimmed(content.substr(1));
  }
  tag.name = content;
  return tag;
}

/// What no template may do, whatever its sections.
Result<void> check_tag(std::string_view name, std::string_view source, const Tag& tag) {
  if (tag.kind == '!') return {};
  if (tag.kind == '=')
    return broken(name, source, tag.begin, "set delimiters are not supported",
                  "les délimiteurs ne se changent pas");
  if (tag.name.empty() || tag.name == "." ||
      tag.name.find_first_of("{}?&<>\"' \t\r\n") != std::string_view::npos) {
    return broken(name, source, tag.begin, fmt::format("'{}' is no name", tag.name),
                  fmt::format("«\u00a0{}\u00a0» n’est pas un nom", tag.name));
  }
  const bool raw = tag.kind == '{' || tag.kind == '&';
  if (raw && !is_html_name(tag.name)) {
    return broken(name, source, tag.begin, fmt::format("'{}' would not be escaped", tag.name),
                  fmt::format("«\u00a0{}\u00a0» demande deux accolades", tag.name));
  }
  if (tag.kind == ' ' && is_html_name(tag.name)) {
    return broken(name, source, tag.begin, fmt::format("'{}' would be escaped twice", tag.name),
                  fmt::format("«\u00a0{}\u00a0» demande trois accolades", tag.name));
  }
  return {};
}

/// Is the tag alone on its line? Then `begin` and `end` are moved to take in the line's blanks and
/// its end; the blanks before it are the partial's indentation.
bool widen_standalone(std::string_view source, Tag& tag) {
  std::size_t begin = tag.begin;
  while (begin > 0 && (source[begin - 1] == ' ' || source[begin - 1] == '\t')) --begin;
  if (begin > 0 && source[begin - 1] != '\n') return false;
  std::size_t end = tag.end;
  while (end < source.size() &&
         (source[end] == ' ' || source[end] == '\t' || source[end] == '\r')) {
    ++end;
  }
  if (end < source.size() && source[end] != '\n') return false;
  tag.begin = begin;
  tag.end = std::min(end + 1, source.size());
  return true;
}

std::string indented(std::string_view text, std::string_view indentation) {
  if (indentation.empty()) return std::string(text);
  std::string out;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && c != '\n') out += indentation;
    at_start = c == '\n';
    out += c;
  }
  return out;
}

class Preparer {
 public:
  explicit Preparer(const Sources& sources) : sources_(sources) {}

  Result<std::string> run(std::string_view name, int depth) {
    const std::string_view source = sources_.find(name)->second;
    std::string out;
    std::vector<std::string_view> open;
    std::size_t at = 0;
    for (;;) {
      const std::size_t begin = source.find("{{", at);
      out += source.substr(at, begin == std::string_view::npos ? begin : begin - at);
      if (begin == std::string_view::npos) break;
      auto tag = read_tag(name, source, begin);
      if (!tag) return fail(tag.error());
      if (auto fine = check_tag(name, source, *tag); !fine) return fail(fine.error());
      if (auto fine = nest(name, source, *tag, open); !fine) return fail(fine.error());
      if (auto done = append(name, source, *tag, depth, out); !done) return fail(done.error());
      if (out.size() > kTemplateBytesMax)
        return broken(name, source, begin, "too large", "le modèle est trop volumineux");
      at = tag->end;
    }
    if (!open.empty()) {
      return broken(name, source, source.size(), fmt::format("'{}' is never closed", open.back()),
                    fmt::format("«\u00a0{}\u00a0» n’est jamais fermé", open.back()));
    }
    return out;
  }

 private:
  static Result<void> nest(std::string_view name, std::string_view source, const Tag& tag,
                           std::vector<std::string_view>& open) {
    if (tag.kind == '#' || tag.kind == '^') {
      open.push_back(tag.name);
      if (open.size() > kSectionDepthMax)
        return broken(name, source, tag.begin, "nested too deep", "trop de niveaux");
    }
    if (tag.kind != '/') return {};
    if (open.empty() || open.back() != tag.name) {
      return broken(name, source, tag.begin, fmt::format("'{}' is closed but not open", tag.name),
                    fmt::format("«\u00a0{}\u00a0» est fermé sans avoir été ouvert", tag.name));
    }
    open.pop_back();
    return {};
  }

  Result<void> append(std::string_view name, std::string_view source, Tag& tag, int depth,
                      std::string& out) {
    if (tag.kind == '!' || tag.kind == '>') {
      const std::size_t begin = tag.begin;
      std::string_view indentation;
      if (widen_standalone(source, tag)) {
        indentation = source.substr(tag.begin, begin - tag.begin);
        out.resize(out.size() - indentation.size());  // copied already
      }
      if (tag.kind == '!') return {};
      if (sources_.find(tag.name) == sources_.end()) {
        return broken(name, source, begin, fmt::format("no partial '{}'", tag.name),
                      fmt::format("«\u00a0{}\u00a0» n’est le nom d’aucun modèle", tag.name));
      }
      if (depth == kPartialDepthMax)
        return broken(name, source, begin, "partials include each other",
                      "des modèles se contiennent l’un l’autre");
      auto inner = run(tag.name, depth + 1);
      if (!inner) return fail(inner.error());
      out += indented(*inner, indentation);
      return {};
    }
    const bool section = tag.kind == '#' || tag.kind == '^' || tag.kind == '/';
    if (section) {
      out += fmt::format("{{{{{}{}{}}}}}", tag.kind, kSectionMark, tag.name);
    } else if (tag.kind == ' ') {
      out += fmt::format("{{{{{}}}}}", tag.name);
    } else {
      out += fmt::format("{{{{{{{}}}}}}}", tag.name);
    }
    return {};
  }

  const Sources& sources_;
};

}  // namespace

Result<std::string> prepare(std::string_view name, const Sources& sources) {
  if (sources.find(name) == sources.end()) return fail(Code::not_found, std::string(name));
  return Preparer(sources).run(name, 0);
}

}  // namespace vigie::render
