// SPDX-License-Identifier: EUPL-1.2
/// Scenes of the route table: what is no more shown on a desk.
#pragma once

#include "web/group_scenes.hpp"

namespace vigie::web {

class DeskScenes : public GroupScenes {
 protected:
  DeskScenes() {
    scenes["/pile/{story}/masquer"] = [this] { return hidden(); };
    scenes["/pile/regles/{rule}"] = [this] { return rule_withdrawn(); };
  }
  Scene hidden() {
    return {.path = at(sample.story({}), "/masquer"),
            .form = {{"version", "1"}, {"choix", "word"}, {"mots", "stade"}}};
  }
  Scene rule_withdrawn() {
    by_aicha(at(sample.story({}), "/masquer"),
             {{"version", "1"}, {"choix", "word"}, {"mots", "football"}});
    return {
        .path = "/pile/regles/" + std::to_string(sample.number("SELECT max(id) FROM filter_rule")),
        .form = {{"version", "1"}, {"geste", "retirer"}}};
  }
};

}  // namespace vigie::web
