// SPDX-License-Identifier: EUPL-1.2
/// libcurl's process-wide state, and its handles as owned values. For the .cpp files of `net` only.
#pragma once

#include <curl/curl.h>

#include <memory>

namespace vigie::net {

/// Once a process, before the first handle. Names of hosts with accents also need
/// setlocale(LC_CTYPE, "C.UTF-8"), which `cli` does.
void start_curl();

template <auto Function>
struct FreeWith {
  template <typename T>
  void operator()(T* owned) const {
    Function(owned);
  }
};

using EasyHandle = std::unique_ptr<CURL, FreeWith<curl_easy_cleanup>>;
using MultiHandle = std::unique_ptr<CURLM, FreeWith<curl_multi_cleanup>>;
using HeaderList = std::unique_ptr<curl_slist, FreeWith<curl_slist_free_all>>;
using UrlHandle = std::unique_ptr<CURLU, FreeWith<curl_url_cleanup>>;
using ShareHandle = std::unique_ptr<CURLSH, FreeWith<curl_share_cleanup>>;
using CurlText = std::unique_ptr<char, FreeWith<curl_free>>;

}  // namespace vigie::net
