// SPDX-License-Identifier: EUPL-1.2
/// A small plan and its material, as the tests of `letter` need them.
#pragma once

#include "letter/propose.hpp"
#include "letter/wording.hpp"
#include "model/letter.hpp"

namespace vigie::letter::test {

inline SectionPlan section(std::string key, std::string title,
                           std::vector<BlockSource> block_sources, int minimum, int maximum) {
  return {std::move(key), std::move(title), std::move(block_sources), minimum, maximum};
}

inline LetterPlan small_plan() {
  LetterPlan plan;
  plan.key = "essai";
  plan.name = "Essai";
  plan.tagline = "La lettre d'essai";
  plan.centre = "centre-a";
  plan.territory = {"92", "R11"};
  plan.first_number = 7;
  plan.subject = "N° {numero}, {mois} : {titre}";
  plan.preheader = "Au sommaire\u00a0: {titres}";
  plan.mentions = {"l'association", "1 rue des Lilas, 92000 Nanterre", "Camille Exemple",
                   "lettre@exemple.org", "https://exemple.org/vie-privee"};
  plan.pages = {
      {"La vie de l'association", {section("une", "", {BlockSource::texts}, 1, 2)}},
      {"L'actualité",
       {section("national", "Au niveau national", {BlockSource::texts, BlockSource::panorama}, 1,
                2),
        section("local", "Chez nous", {BlockSource::territory}, 0, 2)}},
      {"Repéré", {section("ecoutes", "", {BlockSource::listening, BlockSource::panorama}, 0, 2)}}};
  return plan;
}

inline OwnText own_text(std::string section, std::string title, std::string body) {
  OwnText text;
  text.section = std::move(section);
  text.title = std::move(title);
  text.body_markdown = std::move(body);
  return text;
}

inline Candidate piece(std::int64_t number, std::string title, std::vector<std::string> codes = {},
                       std::string kind = "text") {
  Candidate out;
  out.panorama_item = PanoramaItemId{number};
  out.article = ArticleId{number};
  out.title = std::move(title);
  out.note = "Une note de la main du centre.";
  out.url = "https://presse.example/" + std::to_string(number);
  out.url_key = out.url;
  out.media = "Le Quotidien";
  out.access = "free";
  out.kind = std::move(kind);
  out.published_at = Instant{1'795'000'000};
  out.territories = std::move(codes);
  return out;
}

inline Material full_material() {
  Material material;
  material.texts = {own_text("une", "Le séminaire", "On se retrouve *jeudi*.")};
  material.panorama = {piece(1, "Loi nationale"), piece(2, "À Nanterre", {"92050"}),
                       piece(3, "Une émission", {}, "audio"), piece(4, "Autre loi"),
                       piece(5, "Troisième loi")};
  material.kept = {piece(6, "Dans l'Ouest", {"R11"})};
  material.kept[0].panorama_item = {};
  material.kept[0].note = "";
  return material;
}

/// An issue of proposals alone.
inline Issue assemble(const LetterPlan& plan, const std::string& month, int number,
                      const Material& material) {
  Issue issue;
  issue.letter_key = plan.key;
  issue.number = number;
  issue.month = month;
  issue.blocks = propose(plan, {}, material).blocks;
  issue.subject = subject_of(plan, issue);
  issue.preheader = preheader_of(plan, issue);
  return issue;
}

}  // namespace vigie::letter::test
