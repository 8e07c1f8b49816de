// SPDX-License-Identifier: EUPL-1.2
/// Addresses as people see them: without what says how a reader came.
///
/// Shape   a list of parameters, of every site or of one, → an address without those, in its query
///         and in a fragment that is made of nothing else ("#xtor=RSS-1"). All else stays byte for
///         byte; an address that holds none is given back as it is.
/// Errors  none: what is no address of the web stays.
/// Pure    yes. Names are compared in lower case.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vigie::text {

class TrackerList {
 public:
  /// Of a host and all below it; "" for every site. "utm_*" is a family.
  void add(std::string_view site, std::string_view parameter);
  bool empty() const { return everywhere_.empty() && by_site_.empty(); }

  std::string clean(std::string_view url) const;

 private:
  struct Names {
    std::set<std::string, std::less<>> names;
    std::vector<std::string> families;
    bool hold(std::string_view parameter) const;
    bool empty() const { return names.empty() && families.empty(); }
  };
  using Lists = std::vector<const Names*>;
  static std::optional<std::string> without(std::string_view parameters, const Lists& lists);

  Names everywhere_;
  std::map<std::string, Names, std::less<>> by_site_;
};

/// The addresses in a text that people wrote, Markdown or none, each cleaned.
std::string clean_addresses(std::string_view text, const TrackerList& trackers);

/// The links of markup that `clean_html` made, each cleaned.
std::string clean_links(std::string_view html, const TrackerList& trackers);

}  // namespace vigie::text
