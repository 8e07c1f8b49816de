// SPDX-License-Identifier: EUPL-1.2
/// A draft of a letter that two of its editors write and a third person reads.
#pragma once

#include "web/letter_sample.hpp"

namespace vigie::web {

class ComposePages : public SiteTest {
 protected:
  ComposePages() {
    copy_newsletter(folder.path() / "newsletter");
    row = draft_letter(sample, letter_config(folder.path()), clock.now());
    entrust(sample, "aicha@pole.example", "letter_editor");
    entrust(sample, "bruno@pole.example", "letter_editor");
    aicha.log_in("aicha@pole.example");
    bruno.log_in("bruno@pole.example");
    chloe.log_in("chloe@oriv.example");
  }

  std::string issue(std::string_view what = "") const {
    return fmt::format("/lettres/resonances/{}{}", row.number, what);
  }
  std::string of(const Block& block, std::string_view what = "") const {
    return fmt::format("{}/blocs/{}{}", issue(), block.id.value, what);
  }
  Block block(std::string_view section) { return block_in(sample, row.id, section); }
  Block again(const Block& before) {
    for (Block& each : blocks_of(sample, row.id)) {
      if (each.id == before.id) return each;
    }
    return {};
  }
  Response send(Browser& who, const std::string& path, Pairs form) {
    form.emplace_back("jeton", who.token());
    return who.post(path, std::move(form));
  }
  static Pairs version(const Block& block, Pairs more = {}) {
    more.emplace_back("version", std::to_string(block.version));
    return more;
  }

  store::IssueRow row;
  Browser aicha{*site};
  Browser bruno{*site};
  Browser chloe{*site};
};

}  // namespace vigie::web
