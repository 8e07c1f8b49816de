// SPDX-License-Identifier: EUPL-1.2
#include "letter/check_blocks.hpp"

#include <algorithm>
#include <array>

#include "base/format.hpp"
#include "letter/markdown.hpp"
#include "letter/propose.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"

namespace vigie::letter {
namespace {

/// Controls: C0, but for the white space that the caller names, DEL and C1.
bool is_control(char32_t code, std::string_view allowed) {
  if (code < 0x20) return allowed.find(static_cast<char>(code)) == std::string_view::npos;
  return code >= 0x7F && code <= 0x9F;
}

/// All that a reader may see of a block, each piece as it is shown.
std::vector<std::string> shown_of(const Block& block) {
  std::vector<std::string> shown{block.title, block.url,         block.link_label, block.media,
                                 block.place, block.picture.url, block.picture.alt};
  for (const Part& part : read_markdown(block.body_markdown)) {
    for (const Line& line : part.lines) {
      shown.push_back(plain(line));
      for (const Run& run : line) shown.push_back(run.url);
    }
  }
  for (const Fact& fact : block.facts) {
    shown.push_back(fact.label);
    shown.push_back(fact.value);
  }
  return shown;
}

bool shows(const Block& block, std::string_view what) {
  return std::ranges::any_of(shown_of(block), [&](const std::string& text) {
    return text.find(what) != std::string::npos;
  });
}

/// What a tool for merging mails would take for a field, and a reader for a mistake of ours.
constexpr std::array<std::string_view, 3> kTags{"{{", "}}", "%recipient"};

bool has_tag(std::string_view text) {
  return std::ranges::any_of(
      kTags, [&](std::string_view tag) { return text.find(tag) != std::string_view::npos; });
}

}  // namespace

const SectionPlan* section_of(const LetterPlan& plan, const Block& block) {
  for (const PagePlan& page : plan.pages) {
    for (const SectionPlan& section : page.sections) {
      if (section.key == block.section) return &section;
    }
  }
  return nullptr;
}

bool has_bad_characters(std::string_view text, std::string_view allowed) {
  while (!text.empty()) {
    const auto point = text::read_utf8(text);
    if (!point.valid || point.code == 0xFFFD || is_control(point.code, allowed)) return true;
    text.remove_prefix(point.bytes);
  }
  return false;
}

void check_tags(Checklist& list, const LetterPlan& plan, const Issue& issue,
                const RenderedIssue& rendered) {
  bool clean = true;
  for (const Block& block : issue.blocks) {
    for (const std::string_view tag : kTags) {
      if (!shows(block, tag)) continue;
      clean = false;
      list.error("champs",
                 fmt::format("{}\u00a0: «\u00a0{}\u00a0» se lirait comme un champ resté vide. "
                             "Corrigez ce texte, ou remplacez l’article par un texte à vous.",
                             where_is(plan, block), tag),
                 block.id);
      break;  // one sentence a block
    }
  }
  const bool in_subject = has_tag(issue.subject) || has_tag(issue.preheader) ||
                          issue.subject.find("{titre") != std::string::npos;
  if (in_subject || (clean && (has_tag(rendered.html) || has_tag(rendered.text)))) {
    clean = false;
    list.error("champs", in_subject ? "Un champ de l’objet ou de l’accroche n’est pas rempli."
                                    : "Un champ du modèle ou de letter.toml n’est pas rempli.");
  }
  for (const std::string_view slot : {kSlotUnsubscribe, kSlotAddress}) {
    const bool in_both = rendered.html.find(slot) != std::string::npos &&
                         rendered.text.find(slot) != std::string::npos;
    if (in_both) continue;
    clean = false;
    list.error("desinscription", "Le modèle n’a plus son lien de désinscription ou son adresse.");
  }
  if (clean) list.good("champs", "Aucun champ vide\u202f; le lien de désinscription est là.");
}

void check_characters(Checklist& list, const LetterPlan& plan, const Issue& issue,
                      const RenderedIssue& rendered) {
  bool clean = true;
  for (const Block& block : issue.blocks) {
    const auto bad = [](const std::string& text) { return has_bad_characters(text, "\n\t"); };
    if (!std::ranges::any_of(shown_of(block), bad)) continue;
    clean = false;
    list.error("caracteres",
               fmt::format("{}\u00a0: un caractère illisible (�) ou de commande s’y trouve. "
                           "Corrigez ce texte, ou remplacez l’article par un texte à vous.",
                           where_is(plan, block)),
               block.id);
  }
  if (clean &&
      (has_bad_characters(issue.preheader, "") || has_bad_characters(rendered.html, "\n\t") ||
       has_bad_characters(rendered.text, "\n\t"))) {
    clean = false;
    list.error("caracteres",
               "Un caractère illisible (�) ou de commande se trouve dans l’accroche, le modèle ou "
               "letter.toml.");
  }
  if (clean) list.good("caracteres", "Tous les caractères se lisent.");
}

void check_markdown(Checklist& list, const LetterPlan& plan, const Issue& issue) {
  bool whole = true;
  for (const Block& block : issue.blocks) {
    for (const std::string& what : lost_of(block.body_markdown)) {
      whole = false;
      list.error("markdown",
                 fmt::format("{}\u00a0: {} ne paraîtrait pas. Le récrire en texte.",
                             where_is(plan, block), what),
                 block.id);
    }
  }
  if (whole) list.good("markdown", "Tout ce qui est écrit paraîtra.");
}

std::string where_is(const LetterPlan& plan, const Block& block) {
  const SectionPlan* section = section_of(plan, block);
  const std::string name = section == nullptr || section->title.empty()
                               ? block.section
                               : text::typographic(section->title);
  return fmt::format("Page\u00a0{}, «\u00a0{}\u00a0», «\u00a0{}\u00a0»", block.page, name,
                     block.title);
}

std::vector<Check> check_texts(const LetterPlan& plan, const Issue& issue,
                               const std::vector<OwnText>& texts) {
  Checklist list;
  bool all_there = true;
  const auto say = [&](bool error, std::string message) {
    all_there = false;
    error ? list.error("textes", std::move(message)) : list.warning("textes", std::move(message));
  };
  for (const Block& block : issue.blocks) {
    if (block.source_file.empty()) continue;
    const bool ours = block.origin == BlockOrigin::proposed;
    const auto text = std::ranges::find(texts, block.source_file, &OwnText::file);
    if (text == texts.end()) {
      say(false, fmt::format("{}\u00a0: le fichier {} n’existe plus.", where_is(plan, block),
                             block.source_file));
    } else if (block_of(*text).source_hash != block.source_hash) {
      say(ours, fmt::format("{}\u00a0: le fichier {} a changé depuis{}.", where_is(plan, block),
                            block.source_file,
                            ours ? "\u202f; vigie letter draft le reprend"
                                 : ", et le bloc aussi\u00a0: c’est le bloc qui paraît"));
    }
  }
  for (const OwnText& text : texts) {
    if (std::ranges::find(issue.blocks, text.file, &Block::source_file) != issue.blocks.end()) {
      continue;
    }
    say(false, fmt::format("Le texte {} («\u00a0{}\u00a0») n’est pas dans ce numéro.", text.file,
                           text.title));
  }
  if (all_there && !texts.empty()) {
    list.good("textes", "Les textes du mois sont dans le numéro, tels que leurs fichiers.");
  }
  return list.take();
}

}  // namespace vigie::letter
