// SPDX-License-Identifier: EUPL-1.2
/// providers.toml: what the answers of mail servers mean.
///
/// Shape   one `[fournisseur.<clé>]` each: nom, relais, domaines, serveurs, avec, repos_min and
///         regles, in order; what each key holds stands at the top of the file.
/// Errors  as diagnostics: a word that is none of the list, a code that is none, too many rules.
///         Whether an expression can be read is seen by `mailing::AnswerBook`. A file that is not
///         there holds nothing.
/// Source  docs/OPERATIONS.md
#pragma once

#include <filesystem>

#include "config/diagnostic.hpp"
#include "model/mail_answer.hpp"

namespace vigie::config {

inline constexpr std::size_t kAnswerRulesMax = 2'000;

Loaded<MailProviders> load_providers(const std::filesystem::path& file);

}  // namespace vigie::config
