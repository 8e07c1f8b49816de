// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/answer_table.hpp"

#include "config/providers.hpp"
#include "mailing/retry.hpp"

namespace vigie::app {

Result<mailing::AnswerBook> answer_book(const config::VigieConfig& config) {
  auto loaded = config::load_providers(config.providers);
  return mailing::AnswerBook::make(std::move(loaded.value));
}

std::string provider_key(const mailing::AnswerBook& book, std::string_view address) {
  const MailProvider* const provider = book.provider_of_domain(mailing::domain_of(address));
  return provider == nullptr ? "" : provider->key;
}

}  // namespace vigie::app
