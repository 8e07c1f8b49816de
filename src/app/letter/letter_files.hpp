// SPDX-License-Identifier: EUPL-1.2
/// A letter's folder, read: its plan, its templates, and where its texts are.
///
/// Shape   newsletter/<letter>/ -> values. What is missing from [mentions] and [envoi] comes from
///         vigie.toml, the templates from the layout that all letters share.
/// Errors  invalid_input when letter.toml has mistakes (they are in the diagnostics), parse and
///         internal for templates, not_found for a letter that has no folder.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "config/diagnostic.hpp"
#include "config/vigie_config.hpp"
#include "mailing/message.hpp"
#include "model/letter.hpp"
#include "render/template_set.hpp"
#include "store/letter/issue_repo.hpp"

namespace vigie::app {

struct LetterFiles {
  LetterPlan plan;
  render::TemplateSet templates;
  std::filesystem::path folder;

  std::filesystem::path texts_of(std::string_view month) const;
};

/// `diagnostics` receives what the files say wrong, errors and warnings.
Result<LetterFiles> open_letter(const config::VigieConfig& config, std::string_view letter,
                                std::vector<config::Diagnostic>& diagnostics);

/// The only letter when `named` is empty.
Result<std::string> which_letter(const config::VigieConfig& config, std::string_view named);

/// `sender` is frozen with the issue: what was approved says as whom it leaves.
mailing::LetterHead letter_head(const config::VigieConfig& config, const store::IssueRow& issue,
                                const LetterSender& sender);

/// "2026-11" in Paris.
std::string month_of(Instant now);

/// The own texts of a month as their files say them now, named from the folder of the texts on;
/// mistakes are in the diagnostics.
config::Loaded<std::vector<OwnText>> own_texts(const LetterFiles& files, std::string_view month);

}  // namespace vigie::app
