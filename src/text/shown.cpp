// SPDX-License-Identifier: EUPL-1.2
#include "text/shown.hpp"

#include "text/utf8.hpp"

namespace vigie::text {
namespace {

struct Account {
  std::size_t from = 0;
  std::size_t to = 0;  ///< of the @; 0: there is none
};

Account account_of(std::string_view url) {
  const std::size_t authority = url.find("://");
  if (authority == std::string_view::npos) return {};
  const std::size_t from = authority + 3;
  const std::size_t at = url.substr(from, url.find_first_of("/?#", from) - from).rfind('@');
  return at == std::string_view::npos ? Account{} : Account{from, from + at};
}

}  // namespace

std::string shown(std::string_view text) {
  std::string line;
  text = utf8_prefix(text, kShownBytes);
  for (Utf8Char next; !text.empty(); text.remove_prefix(next.bytes)) {
    next = read_utf8(text);
    const bool breaks = next.code == 0x2028 || next.code == 0x2029;
    if (breaks || is_ascii_space(static_cast<char>(next.code < 0x80 ? next.code : 0))) {
      line.push_back(' ');
    } else if (is_showable(next.code)) {
      append_utf8(line, next.code);
    }
  }
  return line;
}

bool has_account(std::string_view url) { return account_of(url).to > 0; }

std::string shown_url(std::string_view url) {
  const Account account = account_of(url);
  if (account.to == 0) return shown(url);
  return shown(std::string(url.substr(0, account.from)) + "…" +
               std::string(url.substr(account.to)));
}

}  // namespace vigie::text
