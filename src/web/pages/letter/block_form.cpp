// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/block_form.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::web {
namespace {

std::string line_of(const Request& request, std::string_view name) {
  return text::typographic(text::one_line(text::showable(text::trimmed(request.field(name)))));
}

/// Several lines, as they were typed but for what no text may hold.
std::string lines_of(std::string_view given) {
  std::string out;
  for (std::size_t at = 0; at <= given.size();) {
    const std::size_t end = std::min(given.find('\n', at), given.size());
    std::string_view line = given.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    // Blanks at the beginning of a line mean something in Markdown.
    const std::size_t first = std::min(line.find_first_not_of(' '), line.size());
    out += line.substr(0, first);
    out += text::showable(line.substr(first));
    out += '\n';
    at = end + 1;
  }
  return std::string(text::trimmed(out));
}

void read_link(const Request& request, TypedBlock& typed) {
  const std::string url(text::trimmed(request.field("lien")));
  typed.text.url = url;
  if (url.empty()) return;
  const bool mail = url.starts_with("mailto:") && url.find_first_of(" \r\n\t<>\"") == url.npos;
  if (!mail && !text::absolute_url(url, "")) {
    typed.problems.push_back("Le lien n’est pas une adresse\u00a0: il commence par https://.");
  }
}

void read_times(const Request& request, TypedBlock& typed) {
  const auto start = text::trimmed(request.field("debut"));
  const auto end = text::trimmed(request.field("fin"));
  typed.text.starts_at = text::read_moment(start);
  typed.text.ends_at = text::read_moment(end, typed.text.starts_at);
  if (!start.empty() && !typed.text.starts_at) {
    typed.unread_start = start;
    typed.problems.push_back("Le début ne se lit pas\u00a0: écrire 2026-12-08 9:30.");
  }
  if (!end.empty() && !typed.text.ends_at) {
    typed.unread_end = end;
    typed.problems.push_back("La fin ne se lit pas\u00a0: écrire 2026-12-08 12:30, ou 12:30.");
  }
  if (typed.text.starts_at && typed.text.ends_at && *typed.text.ends_at < *typed.text.starts_at) {
    typed.problems.push_back("La fin vient avant le début.");
  }
}

/// "Où : Nanterre", a line each.
void read_facts(const Request& request, TypedBlock& typed) {
  typed.text.facts.clear();
  const std::size_t before = typed.problems.size();
  std::size_t lines = 0;
  std::string_view rest = request.field("fiche");
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string line(text::trimmed(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.empty()) continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) {
      typed.problems.push_back(fmt::format(
          "La ligne «\u00a0{}\u00a0» de la fiche attend «\u00a0Où\u00a0: …\u00a0».", line));
      continue;
    }
    if (++lines > kFactsMax) continue;
    std::string label(text::trimmed(line.substr(0, colon)));
    while (label.ends_with("\u00a0")) label.resize(label.size() - 2);
    typed.text.facts.push_back(
        {text::typographic(text::showable(label)),
         text::typographic(text::showable(text::trimmed(line.substr(colon + 1))))});
  }
  if (lines > kFactsMax) {
    typed.problems.push_back(fmt::format("La fiche tient {} lignes au plus\u00a0: elle en a {}.",
                                         text::number(kFactsMax), lines));
  }
  if (typed.problems.size() > before) typed.unread_facts = request.field("fiche");
}

/// Another picture is named: its size is read from it afterwards.
void read_picture(const Request& request, Block& block) {
  const bool given =
      std::ranges::any_of(request.form, [](const auto& field) { return field.first == "image"; });
  const std::string name(text::trimmed(request.field("image")));
  if (!given || name == block.picture.url) return;
  block.picture.url = name;
  block.picture.width = block.picture.height = 0;
  if (name.empty()) block.picture = {};
}

void check_sizes(TypedBlock& typed) {
  if (typed.text.title.empty()) typed.problems.push_back("Il manque le titre.");
  if (text::utf8_length(typed.text.title) > kTitleSignsMax) {
    typed.problems.push_back(
        fmt::format("Le titre passe {} signes.", text::number(kTitleSignsMax)));
  }
  if (typed.text.body_markdown.size() > kBodyBytesMax) {
    typed.problems.push_back("Le texte est trop long pour un bloc.");
  }
}

std::string facts_text(const std::vector<Fact>& facts) {
  std::string out;
  for (const Fact& fact : facts) out += fmt::format("{}\u00a0: {}\n", fact.label, fact.value);
  return out;
}

}  // namespace

TypedBlock read_block_form(const Request& request, const Block& before) {
  TypedBlock typed{before};
  Block& block = typed.text;
  block.title = line_of(request, "titre");
  block.body_markdown = lines_of(request.field("texte"));
  block.link_label = line_of(request, "libelle");
  block.media = line_of(request, "media");
  block.genre = line_of(request, "genre");
  block.details = line_of(request, "detail");
  block.place = line_of(request, "lieu");
  block.picture.alt = line_of(request, "alt");
  block.picture.credit = line_of(request, "legende");
  read_link(request, typed);
  block.button =
      request.field("bouton") == "oui" && !block.url.empty() && !block.link_label.empty();
  read_times(request, typed);
  read_facts(request, typed);
  read_picture(request, block);
  check_sizes(typed);
  return typed;
}

render::View block_form(const TypedBlock& typed, const SectionPlan& section) {
  const Block& block = typed.text;
  const bool unread_moment = !typed.unread_start.empty() || !typed.unread_end.empty();
  const bool unread_facts = !typed.unread_facts.empty();
  render::View view;
  view.set("title", block.title)
      .set("body", block.body_markdown)
      .set("url", block.url)
      .set("link_label", block.link_label)
      .set("button", block.button)
      .set("media", block.media)
      .set("genre", block.genre)
      .set("details", block.details)
      .set("place", block.place)
      .set("starts", block.starts_at ? text::moment_field(*block.starts_at) : typed.unread_start)
      .set("ends", block.ends_at ? text::moment_field(*block.ends_at) : typed.unread_end)
      .set("unread_moment", unread_moment)  // a field for moments would show nothing of it
      .set("facts", unread_facts ? typed.unread_facts : facts_text(block.facts))
      .set("picture", block.picture.url)
      .set("alt", block.picture.alt)
      .set("credit", block.picture.credit)
      .set("is_agenda", section.shape == SectionShape::agenda || unread_moment)
      .set("is_initiative", section.shape == SectionShape::initiative || unread_facts)
      .set("is_resource", section.shape == SectionShape::resources);
  return view;
}

}  // namespace vigie::web
