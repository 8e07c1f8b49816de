// SPDX-License-Identifier: EUPL-1.2
#include "parse/tdm_file.hpp"

#include "parse/bounded_json.hpp"
#include "parse/signals.hpp"
#include "text/url.hpp"

namespace vigie::parse {
namespace {

using Json = nlohmann::json;

/// "https://a.fr/x?y#z" -> "/x?y"
std::string_view path_of(std::string_view url) {
  const std::size_t host = url.find("://");
  if (host == std::string_view::npos) return {};
  url = url.substr(host + 3);
  url = url.substr(0, url.find('#'));
  const std::size_t slash = url.find('/');
  return slash == std::string_view::npos ? std::string_view("/") : url.substr(slash);
}

/// `*` goes back to the last one only: linear for each star that a path makes it try.
bool takes_in(std::string_view location, std::string_view path) {
  if (location.empty() || location.size() > kTdmLocationBytesMax) return false;
  const bool to_the_end = location.back() == '$';
  if (to_the_end) location.remove_suffix(1);
  std::size_t at = 0;
  std::size_t in = 0;
  std::size_t star = std::string_view::npos;
  std::size_t tried = 0;
  while (in < path.size()) {
    if (at == location.size() && !to_the_end) return true;
    if (at < location.size() && location[at] == '*') {
      star = at++;
      tried = in;
    } else if (at < location.size() && location[at] == path[in]) {
      ++at;
      ++in;
    } else if (star != std::string_view::npos) {
      at = star + 1;
      in = ++tried;
    } else {
      return false;
    }
  }
  while (at < location.size() && location[at] == '*') ++at;
  return at == location.size();
}

/// "1", 1: both are met.
std::string said(const Json& rule, const char* name) {
  const auto found = rule.find(name);
  if (found == rule.end()) return {};
  if (found->is_string()) return found->get<std::string>();
  return found->is_number_integer() ? std::to_string(found->get<std::int64_t>()) : std::string();
}

}  // namespace

std::string tdm_file_of(std::string_view page_url) {
  return text::absolute_url("/.well-known/tdmrep.json", page_url).value_or("");
}

void read_tdm_file(PublisherSignals& signals, std::string_view json, const std::string& page_url) {
  if (json.size() > kTdmFileBytesMax) return;
  const Json rules = parse_bounded(json);
  if (!rules.is_array()) return;
  std::size_t read = 0;
  for (const Json& rule : rules) {
    if (++read > kTdmRulesMax) return;
    if (!rule.is_object() || !takes_in(said(rule, "location"), path_of(page_url))) continue;
    read_tdm_reservation(signals, said(rule, "tdm-reservation"));
    const auto policy = text::absolute_url(said(rule, "tdm-policy"), page_url);
    if (policy && !said(rule, "tdm-policy").empty() && signals.tdm_policy.empty()) {
      signals.tdm_policy = *policy;
    }
    return;
  }
}

}  // namespace vigie::parse
