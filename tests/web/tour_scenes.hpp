// SPDX-License-Identifier: EUPL-1.2
/// The scenes of what a centre chooses about its own turns and loads, and of a first allocation.
#pragma once

#include "web/route_scenes.hpp"

namespace vigie::web {

class TourScenes : public RouteScenes {
 protected:
  TourScenes() {
    scenes["/tour/rappels"] = [this] { return reminders_chosen(); };
    scenes["/tour/charges/repartition"] = [this] { return allocated(); };
    scenes["/tour/note/{week}/lue"] = [this] { return note_read(); };
    scenes["/tour/mesure"] = [this] { return calibration_begun(); };
    scenes["/tour/mesure/arret"] = [this] { return calibration_stopped(); };
  }

  /// Pôle has the second week from now; ORIV leaves it a note.
  Scene note_read() {
    plan_duty();
    const std::string week = monday(1);
    sample.run("DELETE FROM duty_note_line WHERE week_on = '" + week + "'");
    sample.run("DELETE FROM duty_note WHERE week_on = '" + week + "'");
    sample.run("INSERT INTO duty_note (week_on, centre_id, made_at) SELECT '" + week +
               "', id, 1 FROM centre WHERE key = 'oriv'");
    return {.path = "/tour/note/" + week + "/lue",
            .form = {},
            .why_unversioned = "read twice is read once"};
  }
  Scene reminders_chosen() {
    return {.path = "/tour/rappels",
            .form = {{"vu", field("/tour/centre", "vu")}, {"jours", "14"}, {"jours", "3"}},
            .own_business = "each centre chooses for itself"};
  }
  Scene allocated() {
    plan_duty();
    let_aicha_coordinate();
    const std::string source = a_source("sans-lecteur", "personne");
    return {.path = "/tour/charges/repartition",
            .form = {{"orphelines", field("/tour/charges", "orphelines")},
                     {"centre-" + source, "pole"},
                     {"reunion", "GT Ressources"}}};
  }
  Scene calibration_begun() {
    return {.path = "/tour/mesure",
            .form = {},
            .own_business = "each centre has its own desk timed, or does not",
            .why_unversioned = "begins, and replaces nothing; one runs a centre"};
  }
  Scene calibration_stopped() {
    sample.run("DELETE FROM calibration");
    sample.run(
        "INSERT INTO calibration (centre_id, started_at, ends_at) "
        "SELECT id, 1795000000, 1799999999 FROM centre WHERE key = 'pole'");
    return {.path = "/tour/mesure/arret",
            .form = {{"mesure", std::to_string(sample.number("SELECT max(id) FROM calibration"))}},
            .own_business = "each centre stops its own"};
  }
};

}  // namespace vigie::web
