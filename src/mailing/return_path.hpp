// SPDX-License-Identifier: EUPL-1.2
/// The envelope sender that names one delivery (VERP), so that whatever comes back says of whom it
/// speaks.
///
/// Shape   "rebonds@lettre.exemple.fr" and a delivery -> "rebonds+42.k3f9…@lettre.exemple.fr"; back
///         only where the mark fits, which is a keyed hash: nobody else can make one.
/// Pure    yes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace vigie::mailing {

std::string return_path(std::string_view address, std::string_view key, std::int64_t delivery);
std::optional<std::int64_t> delivery_of_return(std::string_view address, std::string_view key,
                                               std::string_view envelope_to);

}  // namespace vigie::mailing
