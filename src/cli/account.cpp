// SPDX-License-Identifier: EUPL-1.2
#include "cli/account.hpp"

#include "base/format.hpp"

namespace vigie::cli {

Result<store::Curator> open_account(store::Reader& reader, const std::string& email) {
  auto curator = store::curator_by_email(reader, email);
  if (!curator) return fail(curator.error());
  if (!*curator || (*curator)->disabled) {
    return fail(Code::not_found, "account",
                fmt::format("aucun compte ouvert n’a l’adresse «\u00a0{}\u00a0»", email));
  }
  return std::move(**curator);
}

}  // namespace vigie::cli
