// SPDX-License-Identifier: EUPL-1.2
/// The row number of an enquiry of the info-doc desk.
#pragma once

#include "base/id.hpp"

namespace vigie {
inline namespace model {

using EnquiryId = Id<struct EnquiryTag>;

}  // namespace model
}  // namespace vigie
