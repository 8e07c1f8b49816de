// SPDX-License-Identifier: EUPL-1.2
/// TXT records, by the system's resolver.
///
/// Shape   a name -> its texts, each joined from its pieces; none where the name has no such record.
/// Units   answers up to kTextAnswerBytesMax bytes.
/// Errors  network: no answer came.
/// Source  RFC 1035 sections 3.3.14 and 4.1.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"

namespace vigie::net {

inline constexpr std::size_t kTextAnswerBytesMax = 16 * 1024;

Result<std::vector<std::string>> text_records(const std::string& name);

/// The texts of an answer as it came; pure, for tests.
std::vector<std::string> texts_of_answer(std::string_view answer);

}  // namespace vigie::net
