// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/picture_at.hpp"

#include "base/format.hpp"
#include "letter/picture_bytes.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

Result<std::string> read_answer(HttpAnswer&& answer) {
  switch (answer.transfer) {
    case Transfer::answered:
      break;
    case Transfer::too_large:
      return fail(Code::too_large, answer.url, "l’image de cette adresse est trop lourde");
    case Transfer::forbidden:
      return fail(Code::network, answer.url,
                  "cette adresse n’est pas du web public, et n’est pas demandée");
    case Transfer::no_name:
      return fail(Code::network, answer.url, "ce site n’existe pas");
    default:
      return fail(Code::network, answer.url, "l’adresse n’a pas répondu");
  }
  if (answer.status != 200) {
    return fail(Code::network, answer.url, fmt::format("l’adresse a répondu {}", answer.status));
  }
  if (answer.body.size() > letter::kUploadBytesMax) {
    return fail(Code::too_large, answer.url, "l’image de cette adresse est trop lourde");
  }
  return std::move(answer.body);
}

}  // namespace

Result<std::string> picture_at(net::HttpGetter& getter, const std::string& address) {
  const auto url = text::absolute_url(address, "");
  if (!url) {
    return fail(Code::invalid_input, address, "ce n’est pas une adresse du web");
  }
  HttpAnswer kept;
  bool asked = false;
  const auto next = [&]() -> std::optional<HttpRequest> {
    if (std::exchange(asked, true)) return std::nullopt;
    HttpRequest request;
    request.url = *url;
    return request;
  };
  getter.run(next, [&kept](HttpAnswer&& answer) { kept = std::move(answer); });
  return read_answer(std::move(kept));
}

}  // namespace vigie::app
