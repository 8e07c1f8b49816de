// SPDX-License-Identifier: EUPL-1.2
#include "rights/share.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "text/utf8.hpp"

namespace vigie::rights {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

/// Parameters that open a page to whoever holds the link, or that name the visitor. Short names
/// that also number articles ("sid") count only when their value is as long as a secret.
bool is_key_to_the_page(std::string_view parameter) {
  static constexpr std::array<std::string_view, 12> kAlways = {
      "phpsessid",  "jsessionid", "aspsessionid", "sessionid",
      "session_id", "jwt",        "cadeau",       "offert",
      "partage",    "reflink",    "share_code",   "unlocked_article_code"};
  static constexpr std::array<std::string_view, 7> kWhenLong = {"sid",    "session", "auth", "sso",
                                                                "ticket", "st",      "key"};
  constexpr std::size_t kSecretBytesMin = 16;
  const std::string name = lower(parameter.substr(0, parameter.find('=')));
  const auto is_name = [&name](std::string_view known) { return known == name; };
  if (std::any_of(kAlways.begin(), kAlways.end(), is_name)) return true;
  if (name.find("token") != std::string::npos || name.find("gift") != std::string::npos)
    return true;
  return parameter.size() >= name.size() + 1 + kSecretBytesMin &&
         std::any_of(kWhenLong.begin(), kWhenLong.end(), is_name);
}

/// "/a;jsessionid=1/b" -> "/a/b"
std::string without_path_sessions(std::string_view path) {
  std::string out;
  std::size_t at = 0;
  while (at < path.size()) {
    const std::size_t next = std::min(path.find('/', at + 1), path.size());
    std::string_view part = path.substr(at, next - at);
    const std::size_t semicolon = part.find(';');
    if (semicolon != std::string_view::npos && is_key_to_the_page(part.substr(semicolon + 1))) {
      part = part.substr(0, semicolon);
    }
    out += part;
    at = next;
  }
  return out;
}

std::string without_keys(std::string_view query) {
  std::string out;
  std::size_t at = 0;
  while (at <= query.size()) {
    const std::size_t next = std::min(query.find('&', at), query.size());
    const std::string_view parameter = query.substr(at, next - at);
    if (!parameter.empty() && !is_key_to_the_page(parameter)) {
      out += out.empty() ? '?' : '&';
      out += parameter;
    }
    at = next + 1;
  }
  return out;
}

}  // namespace

std::string public_link(std::string_view url) {
  const std::string scheme = lower(url.substr(0, url.find("://")));
  if (scheme != "http" && scheme != "https") return "";
  const bool unsafe = std::any_of(url.begin(), url.end(), [](char c) {
    return static_cast<unsigned char>(c) <= ' ' || c == '\\' || c == '"' || c == '<' || c == '>';
  });
  if (unsafe) return "";
  std::string_view rest = url.substr(scheme.size() + 3);
  const std::size_t fragment = std::min(rest.find('#'), rest.size());
  const std::string_view after = rest.substr(fragment);
  rest = rest.substr(0, fragment);
  const std::size_t question = std::min(rest.find('?'), rest.size());
  const std::string_view query = question < rest.size() ? rest.substr(question + 1) : "";
  rest = rest.substr(0, question);
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  std::string_view host = rest.substr(0, slash);
  const std::size_t user = host.rfind('@');
  if (user != std::string_view::npos) host = host.substr(user + 1);
  if (host.empty()) return "";
  return scheme + "://" + std::string(host) + without_path_sessions(rest.substr(slash)) +
         without_keys(query) + std::string(after);
}

PublicArticle shareable(PublicArticle article) {
  article.title = text::one_line(article.title);
  article.media = text::one_line(article.media);
  article.author = text::one_line(article.author);
  article.url = public_link(article.url);
  article.extract = text::one_line(article.extract);
  return article;
}

}  // namespace vigie::rights
