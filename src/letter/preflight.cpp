// SPDX-License-Identifier: EUPL-1.2
#include "letter/preflight.hpp"

#include <algorithm>
#include <array>

#include "base/format.hpp"
#include "letter/check_blocks.hpp"
#include "letter/check_links.hpp"
#include "letter/markdown.hpp"
#include "letter/print_estimate.hpp"
#include "letter/wording.hpp"
#include "text/french.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::letter {
namespace {

void check_subject(Checklist& list, const Issue& issue) {
  const std::size_t length = length_of(issue.subject);
  if (length == 0) {
    list.error("objet", "L’objet est vide.");
  } else if (has_bad_characters(issue.subject, "")) {
    list.error("objet",
               "L’objet contient une tabulation, un retour à la ligne ou un caractère illisible.");
  } else if (length > kSubjectMax) {
    list.error("objet", fmt::format("L’objet a {} caractères, {} au plus\u00a0: «\u00a0{}\u00a0».",
                                    length, kSubjectMax, issue.subject));
  } else if (length > kSubjectAim) {
    list.warning("objet",
                 fmt::format("L’objet a {} caractères\u00a0: au-delà de {}, les téléphones "
                             "le coupent.",
                             length, kSubjectAim));
  } else {
    list.good("objet", fmt::format("Objet de {} caractères.", length));
  }
}

void check_preheader(Checklist& list, const Issue& issue) {
  const std::size_t length = length_of(issue.preheader);
  if (length < kPreheaderMin || length > kPreheaderMax) {
    list.warning("accroche", fmt::format("L’accroche a {} caractères, de {} à {} voulus.", length,
                                         kPreheaderMin, kPreheaderMax));
  } else {
    list.good("accroche", fmt::format("Accroche de {} caractères.", length));
  }
}

int count_in(const Issue& issue, std::string_view section) {
  return static_cast<int>(std::ranges::count(issue.blocks, section, &Block::section));
}

void check_sections(Checklist& list, const LetterPlan& plan, const Issue& issue) {
  bool short_of_something = false;
  for (const PagePlan& page : plan.pages) {
    int on_page = 0;
    for (const SectionPlan& section : page.sections) {
      const int count = count_in(issue, section.key);
      on_page += count;
      if (count >= section.minimum) continue;
      short_of_something = true;
      const std::string& name = section.title.empty() ? section.key : section.title;
      list.warning("rubriques", fmt::format("«\u00a0{}\u00a0» ({})\u00a0: {} sur {} au moins.",
                                            name, page.title, count, section.minimum));
    }
    if (on_page > 0) continue;
    short_of_something = true;
    list.error("rubriques", fmt::format("La page «\u00a0{}\u00a0» est vide.", page.title));
  }
  for (const Block& block : issue.blocks) {
    if (section_of(plan, block) != nullptr) continue;
    short_of_something = true;
    list.error(
        "rubriques",
        fmt::format("La lettre n’a plus de rubrique «\u00a0{}\u00a0»\u00a0: «\u00a0{}\u00a0» "
                    "ne paraîtrait pas.",
                    block.section, block.title));
  }
  if (!short_of_something) list.good("rubriques", "Chaque rubrique a ce qu’il lui faut.");
}

void check_weight(Checklist& list, const RenderedIssue& rendered) {
  const std::size_t bytes = rendered.html.size();
  const std::size_t kilobytes = (bytes + 512) / 1024;
  if (bytes > kHtmlBytesMax) {
    list.error("poids", fmt::format("La page pèse {} Ko\u00a0: au-delà de {}, des messageries la "
                                    "coupent.",
                                    kilobytes, kHtmlBytesMax >> 10U));
  } else if (bytes > kHtmlBytesWanted) {
    list.warning("poids", fmt::format("La page pèse {} Ko, {} voulus au plus.", kilobytes,
                                      kHtmlBytesWanted >> 10U));
  } else {
    list.good("poids", fmt::format("La page pèse {} Ko.", kilobytes));
  }
}

struct Links {
  std::vector<std::string> broken;
  std::vector<std::string> unencrypted;
  int count = 0;
};

void add_link(Links& links, const std::string& url) {
  if (url.empty()) return;
  ++links.count;
  if (url.starts_with("mailto:")) return;
  const auto absolute = text::absolute_url(url, "");
  const std::string host = absolute ? text::host_of(*absolute) : "";
  if (host.empty() || host == "localhost" || host.starts_with("127.") ||
      url.find("{{") != std::string::npos) {
    links.broken.push_back(url);
  } else if (url.starts_with("http://")) {
    links.unencrypted.push_back(url);
  }
}

Links links_of(const Issue& issue) {
  Links links;
  for (const Block& block : issue.blocks) {
    add_link(links, block.url);
    for (const Part& part : read_markdown(block.body_markdown)) {
      for (const Line& line : part.lines) {
        for (const Run& run : line) add_link(links, run.url);
      }
    }
  }
  return links;
}

void check_links(Checklist& list, const Issue& issue) {
  const Links links = links_of(issue);
  for (const std::string& url : links.broken) {
    list.error("liens", fmt::format("Ce lien ne mène nulle part pour nos lecteurs\u00a0: {}", url));
  }
  for (const std::string& url : links.unencrypted) {
    list.warning("liens", fmt::format("Ce lien n’est pas chiffré (http)\u00a0: {}", url));
  }
  if (links.broken.empty() && links.unencrypted.empty()) {
    list.good("liens", fmt::format("{} bien formés.", text::plural(links.count, "lien", "liens")));
  }
}

bool is_vague(std::string_view label) {
  constexpr std::array<std::string_view, 9> kVague{
      "ici",           "Ici",           "cliquez ici",    "Cliquez ici",
      "lire la suite", "Lire la suite", "en savoir plus", "En savoir plus",
      "lien"};
  return std::ranges::find(kVague, label) != kVague.end();
}

void check_labels(Checklist& list, const Issue& issue) {
  bool all_good = true;
  for (const Block& block : issue.blocks) {
    if (is_vague(block.link_label)) {
      all_good = false;
      list.error("libelles",
                 fmt::format("«\u00a0{}\u00a0» ne dit pas où mène le lien de «\u00a0{}\u00a0».",
                             block.link_label, block.title),
                 block.id);
    }
    if (!block.picture.url.empty() && block.picture.alt.empty()) {
      all_good = false;
      list.error("images",
                 fmt::format("L’image de «\u00a0{}\u00a0» n’a pas de texte (alt).", block.title),
                 block.id);
    }
  }
  if (all_good) list.good("libelles", "Liens et images disent ce qu’ils sont.");
}

/// What of a text is not as it is printed; "" where all of it is.
std::string unset_words(const std::vector<std::string>& shown) {
  for (const std::string& text : shown) {
    const bool quotes = text.find('"') != std::string::npos;  // alone, or one within another
    if (quotes || text::typographic(text) != text) return text;
  }
  return "";
}

std::vector<std::string> shown_words(const Block& block) {
  std::vector<std::string> shown{block.title, block.link_label};
  for (const Part& part : read_markdown(block.body_markdown)) {
    for (const Line& line : part.lines) shown.push_back(plain(line));
    for (const auto& row : part.rows) {
      for (const Line& cell : row) shown.push_back(plain(cell));
    }
    shown.push_back(part.who);
  }
  return shown;
}

void check_typography(Checklist& list, const LetterPlan& plan, const Issue& issue) {
  bool all_good = true;
  const auto tell = [&](const std::string& unset, BlockId block) {
    if (unset.empty()) return;
    all_good = false;
    list.warning("typographie",
                 fmt::format("Espaces ou guillemets à revoir\u00a0: «\u00a0{}\u00a0».", unset),
                 block);
  };
  tell(unset_words({issue.subject, issue.preheader, plan.name}), {});
  for (const Block& block : issue.blocks) tell(unset_words(shown_words(block)), block.id);
  if (all_good) {
    list.good("typographie", "Espaces insécables, guillemets et apostrophes sont en place.");
  }
}

void check_mentions(Checklist& list, const LetterPlan& plan) {
  const LetterMentions& m = plan.mentions;
  if (m.publisher.empty() || m.address.empty() || m.director.empty()) {
    list.error("mentions",
               "Il manque l’éditeur, son adresse ou la direction de la publication "
               "([mentions] de letter.toml).");
  } else {
    list.good("mentions", "Éditeur, adresse et direction de la publication sont nommés.");
  }
}

void check_print(Checklist& list, const LetterPlan& plan, const Issue& issue) {
  bool fits = true;
  for (std::size_t page = 1; page <= plan.pages.size(); ++page) {
    const int lines = printed_lines(plan, issue, static_cast<int>(page));
    if (lines <= kPrintedLinesMax) continue;
    fits = false;
    list.error("impression",
               fmt::format("La page {} fait environ {} lignes imprimées, {} tiennent sur une "
                           "feuille\u00a0: raccourcir, ou retirer un bloc.",
                           page, lines, kPrintedLinesMax));
  }
  if (fits) {
    list.good("impression",
              fmt::format("Chaque page tient sur une feuille A4 ({} pages).", plan.pages.size()));
  }
}

}  // namespace

bool has_errors(const std::vector<Check>& checks) {
  return std::ranges::any_of(checks,
                             [](const Check& check) { return check.outcome == Outcome::error; });
}

std::vector<Check> preflight(const LetterPlan& plan, const Issue& issue,
                             const RenderedIssue& rendered, Instant now) {
  Checklist list;
  check_subject(list, issue);
  check_preheader(list, issue);
  check_sections(list, plan, issue);
  check_weight(list, rendered);
  check_links(list, issue);
  check_labels(list, issue);
  check_twice(list, plan, issue);
  check_trackers(list, plan, issue);
  check_events(list, plan, issue, now);
  check_samples(list, plan, issue);
  check_tags(list, plan, issue, rendered);
  check_markdown(list, plan, issue);
  check_characters(list, plan, issue, rendered);
  check_typography(list, plan, issue);
  check_mentions(list, plan);
  check_print(list, plan, issue);
  return list.take();
}

}  // namespace vigie::letter
