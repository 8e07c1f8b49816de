// SPDX-License-Identifier: EUPL-1.2
#include "letter/compendium.hpp"

#include "letter/block_view.hpp"
#include "letter/link_words.hpp"
#include "letter/wording.hpp"
#include "text/french.hpp"

namespace vigie::letter {
namespace {

using render::View;

View experience_view(const Experience& experience, int position, const IssueAddresses& addresses) {
  const Block& block = experience.block;
  std::vector<View> facts;
  for (const Fact& fact : block.facts) {
    facts.push_back(View().set("label", fact.label).set("value", fact.value));
  }
  View view;
  view.set("anchor", "fiche-" + std::to_string(position))
      .set("position", std::to_string(position))
      .set("title", block.title)
      .set("source_line", source_line(block))
      .set("issue_number", std::to_string(experience.number))
      .set("when", experience.when)
      .set("parts", part_views(read_markdown(block.body_markdown)))
      .set("picture_url", picture_address(block.picture, addresses))
      .set("picture_alt", text::typographic(block.picture.alt))
      .set("picture_credit", text::typographic(block.picture.credit))
      .set("has_facts", !facts.empty())
      .set("facts", std::move(facts))
      .set("link_url", block.url)
      .set("link_label", block.url.empty() ? "" : link_words(block, {}).label);
  return view;
}

}  // namespace

Result<std::string> render_compendium(const render::TemplateSet& templates, const LetterPlan& plan,
                                      int year, const std::vector<Experience>& experiences,
                                      const IssueAddresses& addresses, std::string_view pdf_url) {
  std::vector<View> views;
  for (const Experience& each : experiences) {
    views.push_back(experience_view(each, static_cast<int>(views.size()) + 1, addresses));
  }
  const LetterMentions& mentions = plan.mentions;
  View view;
  view.set("name", text::typographic(plan.name))
      .set("masthead",
           text::typographic(plan.masthead.empty() ? mentions.publisher : plan.masthead))
      .set("year", std::to_string(year))
      .set("count",
           text::plural(static_cast<int>(views.size()), "fiche expérience", "fiches expériences"))
      .set("publisher", text::typographic(mentions.publisher))
      .set("address", text::typographic(mentions.address))
      .set("director", text::typographic(mentions.director))
      .set("c_band", plan.colours.band)
      .set("c_mark", plan.colours.mark)
      .set("c_ink", plan.colours.ink)
      .set("c_bar", plan.colours.bar)
      .set("c_link", plan.colours.link)
      .set("c_quiet", plan.colours.quiet)
      .set("c_line", plan.colours.line)
      .set("pdf_url", pdf_url)
      .set("empty", views.empty())
      .set("experiences", std::move(views));
  return templates.render("recueil", view);
}

std::vector<std::string> initiative_sections(const LetterPlan& plan) {
  std::vector<std::string> keys;
  for (const PagePlan& page : plan.pages) {
    for (const SectionPlan& section : page.sections) {
      if (section.shape == SectionShape::initiative) keys.push_back(section.key);
    }
  }
  return keys;
}

}  // namespace vigie::letter
