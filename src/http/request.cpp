// SPDX-License-Identifier: EUPL-1.2
#include "http/request.hpp"

#include <algorithm>
#include <charconv>

#include "text/utf8.hpp"

namespace vigie::http {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// Decodes %XX (and + in queries and forms); refuses broken escapes and what is no UTF-8.
std::optional<std::string> decode(std::string_view encoded, bool plus_is_space) {
  std::string out;
  for (std::size_t at = 0; at < encoded.size(); ++at) {
    const char c = encoded[at];
    if (c == '%') {
      if (at + 2 >= encoded.size()) return std::nullopt;
      const int high = hex_digit(encoded[at + 1]);
      const int low = hex_digit(encoded[at + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      at += 2;
    } else {
      out += c == '+' && plus_is_space ? ' ' : c;
    }
  }
  if (!text::is_utf8(out)) return std::nullopt;
  return out;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7f;
}
bool has_control(std::string_view text) { return std::ranges::any_of(text, is_control); }

enum class Controls { refuse, drop };

std::optional<Pairs> read_pairs(std::string_view encoded, Controls controls) {
  Pairs pairs;
  while (!encoded.empty()) {
    const std::size_t end = std::min(encoded.find('&'), encoded.size());
    const std::string_view part = encoded.substr(0, end);
    encoded.remove_prefix(std::min(end + 1, encoded.size()));
    if (part.empty()) continue;
    const std::size_t equals = std::min(part.find('='), part.size());
    auto name = decode(part.substr(0, equals), true);
    auto value = decode(part.substr(std::min(equals + 1, part.size())), true);
    if (!name || !value || value->size() > kFieldBytesMax || pairs.size() == kFieldsMax) {
      return std::nullopt;
    }
    if (controls == Controls::drop) std::erase_if(*value, is_control);
    if (has_control(*name) || has_control(*value)) return std::nullopt;
    pairs.emplace_back(std::move(*name), std::move(*value));
  }
  return pairs;
}

}  // namespace

std::string_view value_of(const Pairs& pairs, std::string_view name) {
  const auto found = std::find_if(pairs.begin(), pairs.end(),
                                  [name](const auto& pair) { return pair.first == name; });
  return found == pairs.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Request::cookie(std::string_view name) const {
  std::string_view rest = header("cookie");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view pair = text::trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name) {
      return pair.substr(equals + 1);
    }
  }
  return {};
}

bool is_host(std::string_view text) {
  return !text.empty() && text.find_first_not_of(
                              "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVW"
                              "XYZ0123456789.-_:[]") == std::string_view::npos;
}

std::optional<OriginForm> origin_form(std::string_view target) {
  if (target.starts_with('/')) return OriginForm{"", std::string(target)};
  const std::size_t mark = target.find("://");
  if (mark == std::string_view::npos) return std::nullopt;
  const std::string scheme = text::ascii_lower(target.substr(0, mark));
  if (scheme != "http" && scheme != "https") return std::nullopt;
  const std::string_view rest = target.substr(mark + 3);
  const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
  const std::string_view authority = rest.substr(0, end);
  if (!is_host(authority)) return std::nullopt;
  const std::string_view path = rest.substr(end);
  return OriginForm{std::string(authority), (path.starts_with('/') ? "" : "/") + std::string(path)};
}

std::optional<Target> read_target(std::string_view target) {
  if (target.empty() || target.front() != '/' || target.size() > kTargetBytesMax) {
    return std::nullopt;
  }
  const std::size_t question = std::min(target.find('?'), target.size());
  auto path = decode(target.substr(0, question), false);
  auto query = read_pairs(target.substr(std::min(question + 1, target.size())), Controls::refuse);
  if (!path || !query || has_control(*path) || path->find('\n') != std::string::npos ||
      path->find('\r') != std::string::npos) {
    return std::nullopt;
  }
  return Target{std::move(*path), std::move(*query)};
}

std::optional<Pairs> read_form(std::string_view body) { return read_pairs(body, Controls::drop); }

std::optional<std::int64_t> read_number(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

}  // namespace vigie::http
