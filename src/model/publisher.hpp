// SPDX-License-Identifier: EUPL-1.2
/// What a publisher says of the use of a page: read where a page is fetched, kept with the article.
///
/// Shape   absent means that nothing was said. Of two sayings the stricter one holds.
/// Source  Google's robots meta tag and X-Robots-Tag; schema.org isAccessibleForFree; the TDM
///         Reservation Protocol (W3C community group) for article 4 of directive (EU) 2019/790.
#pragma once

#include <optional>
#include <string>

namespace vigie {
inline namespace model {

struct PublisherSignals {
  std::optional<int> max_snippet;   ///< characters of text that may be shown; 0: none (nosnippet)
  bool no_index = false;            ///< noindex, none
  std::optional<bool> free_access;  ///< isAccessibleForFree
  std::optional<bool> tdm_reserved;
  std::string tdm_policy;  ///< its address

  friend bool operator==(const PublisherSignals&, const PublisherSignals&) = default;
};

/// What the network was granted of a source's texts, by its files.
struct ExtractGrant {
  int words = 0;       ///< that may be shown to the public
  std::string reason;  ///< by what right; "" with 0 words

  friend bool operator==(const ExtractGrant&, const ExtractGrant&) = default;
};

}  // namespace model
}  // namespace vigie
