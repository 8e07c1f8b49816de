// SPDX-License-Identifier: EUPL-1.2
/// config/providers.toml as an `AnswerBook`; where it is missing or cannot be read, answers are
/// read by their class alone, which strikes nobody whom the table would not.
///
/// Errors  invalid_input: an expression that cannot be read.
#pragma once

#include "config/vigie_config.hpp"
#include "mailing/answer_book.hpp"

namespace vigie::app {

Result<mailing::AnswerBook> answer_book(const config::VigieConfig& config);

/// Key of the provider of an address; "" when it is not listed.
std::string provider_key(const mailing::AnswerBook& book, std::string_view address);

}  // namespace vigie::app
