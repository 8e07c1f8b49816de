// SPDX-License-Identifier: EUPL-1.2
#include "cluster/stage.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "cluster/vocabulary.hpp"
#include "text/stem.hpp"
#include "text/word_memory.hpp"

namespace vigie::cluster {
namespace {

struct Step {
  Stage stage;
  std::string_view word;  ///< one form: its stem is what counts
};

/// Verbs of what is decided in public, and the nouns made of them.
constexpr std::array<Step, 61> kSteps = {
    {{Stage::ahead, "examine"},         {Stage::ahead, "examen"},
     {Stage::ahead, "debat"},           {Stage::ahead, "debattent"},
     {Stage::ahead, "discute"},         {Stage::ahead, "discussion"},
     {Stage::ahead, "etudie"},          {Stage::ahead, "envisage"},
     {Stage::ahead, "prepare"},         {Stage::ahead, "propose"},
     {Stage::ahead, "proposition"},     {Stage::ahead, "presente"},
     {Stage::ahead, "presentation"},    {Stage::ahead, "examinee"},
     {Stage::ahead, "etudiee"},         {Stage::ahead, "proposee"},
     {Stage::ahead, "presentee"},       {Stage::taken, "adopte"},
     {Stage::taken, "adoption"},        {Stage::taken, "vote"},
     {Stage::taken, "votent"},          {Stage::taken, "approuve"},
     {Stage::taken, "approbation"},     {Stage::taken, "valide"},
     {Stage::taken, "validation"},      {Stage::taken, "enterine"},
     {Stage::taken, "ratifie"},         {Stage::taken, "ratification"},
     {Stage::taken, "adoptee"},         {Stage::taken, "votee"},
     {Stage::taken, "approuvee"},       {Stage::taken, "validee"},
     {Stage::taken, "enterinee"},       {Stage::taken, "ratifiee"},
     {Stage::taken, "adopter"},         {Stage::taken, "voter"},
     {Stage::in_force, "promulgue"},    {Stage::in_force, "promulguee"},
     {Stage::in_force, "promulgation"}, {Stage::in_force, "vigueur"},
     {Stage::refused, "rejette"},       {Stage::refused, "rejetee"},
     {Stage::refused, "rejet"},         {Stage::refused, "repousse"},
     {Stage::refused, "retire"},        {Stage::refused, "retrait"},
     {Stage::refused, "retoque"},       {Stage::refused, "censure"},
     {Stage::refused, "annule"},        {Stage::refused, "annulation"},
     {Stage::refused, "suspend"},       {Stage::refused, "suspendue"},
     {Stage::refused, "suspension"},    {Stage::refused, "abandonne"},
     {Stage::refused, "abandon"},       {Stage::refused, "repoussee"},
     {Stage::refused, "retiree"},       {Stage::refused, "retoquee"},
     {Stage::refused, "censuree"},      {Stage::refused, "annulee"},
     {Stage::refused, "abandonnee"}}};

using Stages = std::vector<std::pair<std::uint32_t, Stage>>;

Stages by_stem() {
  Stages stages;
  for (const Step& step : kSteps) {
    const std::uint64_t hash = text::stem_hash(step.word, text::word_hash(step.word));
    stages.emplace_back(short_hash(hash), step.stage);
  }
  std::ranges::sort(stages);
  return stages;
}

}  // namespace

Stage stage_of(std::uint32_t stem) {
  static const Stages stages = by_stem();
  const auto known = std::ranges::lower_bound(stages, stem, {}, &Stages::value_type::first);
  return known == stages.end() || known->first != stem ? Stage::none : known->second;
}

}  // namespace vigie::cluster
