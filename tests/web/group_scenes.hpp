// SPDX-License-Identifier: EUPL-1.2
/// What each POST of working groups would do: beside export_scenes.hpp.
#pragma once

#include "web/export_scenes.hpp"

namespace vigie::web {

class GroupScenes : public ExportScenes {
 protected:
  GroupScenes() {
    scenes["/groupes"] = [this] {
      let_aicha_coordinate();
      return Scene{.path = "/groupes",
                   .form = {{"nom", "Groupe Santé"}},
                   .why_unversioned = "adds, and replaces nothing"};
    };
    scenes["/groupes/{groupe}"] = [this] {
      let_aicha_coordinate();
      return Scene{.path = a_group(), .form = {{"version", "1"}, {"nom", "Groupe Logement"}}};
    };
    scenes["/groupes/{groupe}/membres"] = [this] {
      return Scene{.path = a_group() + "/membres",
                   .form = {{"geste", "rejoindre"}},
                   .own_business = "each joins for herself",
                   .why_unversioned = "joined twice is joined"};
    };
    scenes["/groupes/{groupe}/notes"] = [this] {
      return Scene{.path = a_group() + "/notes",
                   .form = {{"texte", "À lire avant la réunion."}},
                   .why_unversioned = "adds, and replaces nothing"};
    };
    scenes["/groupes/{groupe}/notes/{note}"] = [this] {
      const std::string group = a_group();
      by_aicha(group + "/notes", {{"texte", "À lire."}});
      const auto note = sample.number("SELECT max(id) FROM working_group_note");
      return Scene{.path = group + "/notes/" + std::to_string(note),
                   .form = {{"version", "1"}, {"texte", "À relire."}}};
    };
    scenes["/groupes/{groupe}/reunions"] = [this] {
      return Scene{.path = a_group() + "/reunions",
                   .form = {{"debut", "2026-12-08T09:30"}, {"lieu", "Cergy"}},
                   .why_unversioned = "adds, and replaces nothing"};
    };
  }

  /// The address of a group of which Aïcha is a member, and nobody else.
  std::string a_group() {
    sample.run(
        "INSERT INTO working_group (name, created_by, created_at, changed_by, changed_at) "
        "SELECT 'Groupe ' || (SELECT count(*) FROM working_group), id, 0, id, 0 FROM curator "
        "WHERE email = 'aicha@pole.example'");
    sample.run(
        "INSERT INTO working_group_member (group_id, curator_id, joined_at) "
        "SELECT (SELECT max(id) FROM working_group), id, 0 FROM curator "
        "WHERE email = 'aicha@pole.example'");
    return "/groupes/" + std::to_string(sample.number("SELECT max(id) FROM working_group"));
  }
};

}  // namespace vigie::web
