// SPDX-License-Identifier: EUPL-1.2
#include "net/curl_library.hpp"

#include "base/assert.hpp"

namespace vigie::net {

void start_curl() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  VIGIE_ASSERT(started == CURLE_OK);
}

}  // namespace vigie::net
