// SPDX-License-Identifier: EUPL-1.2
/// The letter of this repository as a centre of the sample makes it: its files, a first draft, and
/// who may write and approve it.
#pragma once

#include "app/letter/compose.hpp"
#include "app/letter/letter_draft.hpp"
#include "app/letter/write_block.hpp"
#include "store/letter/block_repo.hpp"
#include "web/browser.hpp"

namespace vigie::web {

/// The letters into `folder`, theirs being the centre 'pole'.
inline void copy_newsletter(const std::filesystem::path& folder) {
  std::filesystem::copy(test::source_dir() / "newsletter", folder,
                        std::filesystem::copy_options::recursive);
  for (const char* letter : {"resonances", "breves"}) {
    const auto toml = folder / letter / "letter.toml";
    std::string text = test::read_file(toml);
    const std::string_view key = "centre     = \"";
    const std::size_t begin = text.find(key) + key.size();
    text.replace(begin, text.find('"', begin) - begin, "pole");
    test::write_file(toml, text);
  }
}

/// `folder` holds `newsletter`.
inline config::VigieConfig letter_config(const std::filesystem::path& folder) {
  config::VigieConfig config;
  config.newsletter = folder / "newsletter";
  config.web.public_url = "https://vigie.example";
  config.mail.from = "resonances@lettre.example";
  config.mail.from_name = "Résonances";
  config.mail.list_domain = "lettre.example";
  config.mail.per_hour = 1000;
  return config;
}

inline store::IssueRow draft_letter(test::PressSample& sample, const config::VigieConfig& config,
                                    Instant now, std::string letter = "resonances",
                                    std::string month = "2026-11") {
  std::vector<config::Diagnostic> diagnostics;
  const auto files = app::open_letter(config, letter, diagnostics);
  EXPECT_TRUE(files) << files.error().detail;
  const auto outcome =
      app::draft_issue(sample.db(), config, *files,
                       {std::move(letter), std::move(month), std::nullopt}, {}, now, diagnostics);
  EXPECT_TRUE(outcome) << outcome.error().detail;
  return std::get<app::Drafted>(*outcome).draft.row;
}

inline std::vector<Block> blocks_of(test::PressSample& sample, IssueId issue) {
  store::Reader reader = sample.db().reader();
  return *store::blocks_of(reader, issue);
}

/// The first block of a section.
inline Block block_in(test::PressSample& sample, IssueId issue, std::string_view section) {
  for (Block& block : blocks_of(sample, issue)) {
    if (block.section == section) return block;
  }
  ADD_FAILURE() << "no block in " << section;
  return {};
}

/// The national page of this month is empty in the sample: a text stands there, by the program.
inline void make_ready(test::PressSample& sample, IssueId issue, Instant now) {
  Block block;
  block.title = "Une loi pour les quartiers";
  block.body_markdown = "Un texte assez long pour tenir sa place dans la page deux du numéro.";
  block.section = "national";
  block.page = 2;
  EXPECT_TRUE(app::add_block(sample.db(), issue, std::move(block), {}, now));
}

/// `email` may write the letter, or approve it.
inline void entrust(test::PressSample& sample, std::string_view email, std::string_view role,
                    std::string_view letter = "resonances") {
  sample.run(
      "INSERT INTO curator_grant (curator_id, role, letter_key, granted_at) "
      "SELECT id, '" +
      std::string(role) + "', '" + std::string(letter) + "', 1 FROM curator WHERE email = '" +
      std::string(email) + "'");
}

/// Every warning of a page under review, as its form accepts them.
inline Pairs accepted_on(std::string_view page) {
  Pairs form;
  constexpr std::string_view kBox = "name=\"accepte\" value=\"";
  for (std::size_t at = page.find(kBox); at != std::string_view::npos;
       at = page.find(kBox, at + 1)) {
    std::string value = between(page.substr(at), kBox, "\"");
    for (const auto& [entity, plain] : {std::pair<std::string, std::string>{"&#39;", "'"},
                                        {"&quot;", "\""},
                                        {"&lt;", "<"},
                                        {"&gt;", ">"},
                                        {"&amp;", "&"}}) {
      for (std::size_t i = value.find(entity); i != std::string::npos; i = value.find(entity)) {
        value.replace(i, entity.size(), plain);
      }
    }
    form.emplace_back("accepte", value);
  }
  return form;
}

/// A block's form as its page would send it, with these fields in the place of its own.
inline Pairs block_fields(const Block& block, const Pairs& changed) {
  Pairs form = {{"version", std::to_string(block.version)},
                {"titre", block.title},
                {"texte", block.body_markdown},
                {"lien", block.url},
                {"libelle", block.link_label},
                {"media", block.media},
                {"genre", block.genre},
                {"detail", block.details},
                {"lieu", block.place},
                {"debut", ""},
                {"fin", ""},
                {"fiche", ""},
                {"image", block.picture.url},
                {"alt", block.picture.alt},
                {"legende", block.picture.credit}};
  if (block.button) form.emplace_back("bouton", "oui");
  for (const auto& [name, value] : changed) {
    std::erase_if(form, [&](const auto& pair) { return pair.first == name; });
    form.emplace_back(name, value);
  }
  return form;
}

}  // namespace vigie::web
