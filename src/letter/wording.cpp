// SPDX-License-Identifier: EUPL-1.2
#include "letter/wording.hpp"

#include <algorithm>
#include <vector>

#include "base/format.hpp"
#include "model/access_words.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"
#include "text/utf8.hpp"

namespace vigie::letter {
namespace {

std::string replaced(std::string text, std::string_view name, std::string_view value) {
  for (std::size_t at = text.find(name); at != std::string::npos;
       at = text.find(name, at + value.size())) {
    text.replace(at, name.size(), value);
  }
  return text;
}

std::string filled(std::string pattern, const Issue& issue) {
  pattern = replaced(std::move(pattern), "{numero}", std::to_string(issue.number));
  return replaced(std::move(pattern), "{mois}", month_label(issue.month));
}

std::string without_end(std::string text) {
  constexpr std::string_view kEnds[] = {" ", "\u00a0", "\u202f", ":", ",", ";", "–"};
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view end : kEnds) {
      if (!text.ends_with(end)) continue;
      text.resize(text.size() - end.size());
      again = true;
    }
  }
  return text;
}

/// The first title of each page, as many as fit.
std::string titles_within(const Issue& issue, std::size_t room) {
  std::string out;
  int page = 0;
  for (const Block& block : issue.blocks) {
    if (block.page == page) continue;
    page = block.page;
    const std::string_view between = out.empty() ? "" : "\u202f; ";
    if (length_of(out) + length_of(between) + length_of(block.title) > room) continue;
    out += between;
    out += block.title;
  }
  return out;
}

/// "être figé", after "ne peut pas".
std::string_view words_of(IssueAction action) {
  switch (action) {
    case IssueAction::propose:
      return "recevoir de propositions";
    case IssueAction::change:
      return "changer";
    case IssueAction::submit:
      return "être mis en relecture";
    case IssueAction::take_back:
      return "être repris de la relecture";
    case IssueAction::approve:
      return "être approuvé";
    case IssueAction::withdraw_approval:
      return "perdre son approbation";
    case IssueAction::freeze:
      return "être figé";
    case IssueAction::thaw:
      return "être dégelé";
    case IssueAction::send:
      return "être envoyé";
    case IssueAction::pause:
      return "être suspendu";
    case IssueAction::finish:
      return "être dit envoyé";
    case IssueAction::resend:
      return "être renvoyé";
    case IssueAction::cancel:
      return "être annulé";
  }
  return "changer";
}

/// What to do about a state that does not allow it.
std::string_view way_back(const IssueRefusal& refusal) {
  const bool needs_draft =
      refusal.action == IssueAction::propose || refusal.action == IssueAction::submit;
  if (needs_draft && after(refusal.state, IssueAction::change)) {
    return " «\u00a0vigie letter reopen\u00a0» le remet en brouillon.";
  }
  if (refusal.action == IssueAction::send && refusal.state < IssueState::frozen) {
    return " «\u00a0vigie letter freeze\u00a0» d’abord.";
  }
  return "";
}

}  // namespace

std::string_view words_of(IssueState state) {
  switch (state) {
    case IssueState::draft:
      return "brouillon";
    case IssueState::in_review:
      return "en relecture";
    case IssueState::approved:
      return "approuvé";
    case IssueState::frozen:
      return "figé, prêt à partir";
    case IssueState::sending:
      return "envoi en cours";
    case IssueState::paused:
      return "envoi suspendu";
    case IssueState::sent:
      return "envoyé";
    case IssueState::cancelled:
      return "annulé";
  }
  return "brouillon";
}

std::string_view words_of(BlockOrigin origin) {
  switch (origin) {
    case BlockOrigin::proposed:
      return "proposé";
    case BlockOrigin::placed:
      return "placé";
    case BlockOrigin::written:
      return "écrit";
  }
  return "proposé";
}

std::string sentence_of(const IssueRefusal& refusal) {
  const int number = refusal.number;
  switch (refusal.why) {
    case IssueRefusal::Why::not_from_here:
      return fmt::format("Le n°\u00a0{} ({}) ne peut pas {}.{}", number, words_of(refusal.state),
                         words_of(refusal.action), way_back(refusal));
    case IssueRefusal::Why::changed_meanwhile:
      return fmt::format(
          "Le n°\u00a0{} a changé entre-temps\u00a0: le relire, puis recommencer. "
          "Rien n’a été fait.",
          number);
    case IssueRefusal::Why::has_errors:
      return fmt::format("Le n°\u00a0{} ne peut pas {}\u00a0: le contrôle relève des erreurs.",
                         number, words_of(refusal.action));
    case IssueRefusal::Why::nobody_receives:
      return fmt::format(
          "Le n°\u00a0{} ne peut pas {}\u00a0: personne ne le recevrait. Ajoutez "
          "des destinataires\u00a0: vigie subscribers import FICHIER.",
          number, words_of(refusal.action));
    case IssueRefusal::Why::other_content:
      return fmt::format(
          "Le n°\u00a0{} n’est plus celui qui a été approuvé\u00a0: le faire "
          "approuver de nouveau.",
          number);
    case IssueRefusal::Why::own_work:
      return fmt::format(
          "Vous avez écrit dans le n°\u00a0{}, ou l’avez soumis\u00a0: une autre personne "
          "l’approuve.",
          number);
    case IssueRefusal::Why::warnings_left:
      return fmt::format(
          "Le n°\u00a0{} n’est pas approuvé\u00a0: ce qui reste à regarder est à accepter, point "
          "par point.",
          number);
  }
  return {};
}

std::string_view what_fell(IssueState before) {
  switch (before) {
    case IssueState::in_review:
      return "La relecture est à redemander\u00a0: le contenu a changé.";
    case IssueState::approved:
      return "L’approbation est tombée\u00a0: le contenu a changé.";
    case IssueState::frozen:
      return "L’approbation et le gel sont tombés\u00a0: le contenu a changé.";
    case IssueState::draft:
    case IssueState::sending:
    case IssueState::paused:
    case IssueState::sent:
    case IssueState::cancelled:
      return "";
  }
  return "";
}

std::string no_issue_sentence(std::string_view letter, std::string_view month,
                              const std::vector<int>& of_month) {
  if (of_month.size() > 1) {
    return fmt::format("il y a plusieurs numéros de {}\u00a0: nommez-en un avec --number ({})",
                       month, fmt::join(of_month, ", "));
  }
  return fmt::format(
      "la lettre «\u00a0{}\u00a0» n’a pas de numéro de {}\u00a0: vigie letter draft "
      "--month {} l’assemble",
      letter, month, month);
}

std::string no_number_sentence(std::string_view letter, int number) {
  return fmt::format(
      "la lettre «\u00a0{}\u00a0» n’a pas de n°\u00a0{}\u00a0: vigie letter draft "
      "--number {} l’assemble",
      letter, number, number);
}

std::size_t length_of(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

std::string month_label(std::string_view month) {
  const auto day = parse_day(std::string(month) + "-01");
  return day ? text::month_name(*day) : std::string(month);
}

std::string subject_of(const LetterPlan& plan, const Issue& issue) {
  const std::string title = issue.blocks.empty() ? "" : issue.blocks.front().title;
  const std::string pattern = filled(plan.subject, issue);
  std::string whole = text::typographic(replaced(pattern, "{titre}", title));
  if (!title.empty() && length_of(whole) <= kSubjectMax) return whole;
  return without_end(text::typographic(replaced(pattern, "{titre}", "")));
}

std::string preheader_of(const LetterPlan& plan, const Issue& issue) {
  const std::string pattern = filled(plan.preheader, issue);
  const std::size_t taken = length_of(replaced(pattern, "{titres}", ""));
  const std::size_t room = taken < kPreheaderMax ? kPreheaderMax - taken - 1 : 0;
  const std::string titles = titles_within(issue, room);
  return without_end(text::typographic(replaced(pattern, "{titres}", titles)));
}

std::string date_label(const Issue& issue) {
  return issue.dated_on ? text::weekday_date(*issue.dated_on) : month_label(issue.month);
}

std::vector<std::string> contents_of(const Issue& issue) {
  std::vector<std::string> titles;
  const auto add = [&](const Block& block) {
    const bool event = block.starts_at.has_value();
    if (titles.size() < kContentsMax && !event && !block.title.empty() &&
        std::ranges::find(titles, block.title) == titles.end()) {
      titles.push_back(block.title);
    }
  };
  int page = 0;
  for (const Block& block : issue.blocks) {
    if (block.page != page) add(block);
    page = block.page;
  }
  if (titles.size() >= 3) return titles;
  titles.clear();  // few pages: in the order of the issue
  for (const Block& block : issue.blocks) add(block);
  return titles;
}

SourceLine source_of(const Block& block) {
  std::vector<std::string> pieces;
  SourceLine line;
  line.strong = block.genre.empty() ? block.media : block.genre;
  if (!block.genre.empty() && !block.media.empty()) pieces.push_back(block.media);
  if (block.starts_at) {
    if (auto hours = text::hours_between(*block.starts_at, block.ends_at); !hours.empty()) {
      pieces.push_back(std::move(hours));
    }
  } else if (block.published_at) {
    pieces.push_back(text::long_date(paris_day(*block.published_at)));
  }
  if (!block.place.empty()) pieces.push_back(block.place);
  if (!block.details.empty()) pieces.push_back(block.details);
  if (block.media_kind == "audio") pieces.emplace_back("à écouter");
  if (block.media_kind == "video") pieces.emplace_back("à regarder");
  if (const auto words = access_words(access_named(block.access)); !words.empty()) {
    pieces.emplace_back(words);
  }
  line.rest = fmt::format("{}", fmt::join(pieces, ", "));
  if (!line.strong.empty() && !line.rest.empty()) {
    line.rest.insert(0, block.genre.empty() ? ", " : " · ");
  }
  return line;
}

std::string source_line(const Block& block) {
  const SourceLine line = source_of(block);
  return line.strong + line.rest;
}

std::string reason_of(std::string_view basis) {
  return basis == "fonctions" ? "parce que vos fonctions touchent à ses sujets"
                              : "parce que vous vous y êtes inscrit·e";
}

std::string as_markdown(std::string_view plain) {
  constexpr std::string_view kSigns = "\\`*_{}[]()<>#+-.!|&~";
  std::string out;
  out.reserve(plain.size() + plain.size() / 8);
  for (const char c : plain) {
    if (kSigns.find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace vigie::letter
