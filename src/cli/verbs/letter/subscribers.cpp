// SPDX-License-Identifier: EUPL-1.2
#include "cli/verbs/letter/subscribers.hpp"

#include "app/letter/subscribers.hpp"
#include "app/readers/read_readers.hpp"
#include "base/clock.hpp"
#include "base/entropy.hpp"
#include "base/files.hpp"
#include "base/format.hpp"
#include "cli/json.hpp"
#include "cli/letter_words.hpp"
#include "text/french.hpp"
#include "text/shown.hpp"

namespace vigie::cli {
namespace {

LetterArguments as_letter(const SubscribersArguments& arguments) {
  LetterArguments letter;
  letter.letter = arguments.letter;
  return letter;
}

Json json_of(const app::ImportReport& report, bool dry_run) {
  Json refused = Json::array();
  for (const auto& each : report.refused) {
    refused.push({{"line", each.line}, {"address", each.address}, {"why", each.why}});
  }
  Json unused = Json::array();
  for (const std::string& each : report.unused) unused.push(each);
  return {{"dry_run", dry_run},
          {"added", report.added},
          {"updated", report.updated},
          {"known", report.known},
          {"suppressed", report.suppressed},
          {"brought_out", report.brought_out},
          {"encoding", report.encoding},
          {"lot", report.lot.value},
          {"unused", unused},
          {"refused", refused}};
}

void tell(const app::ImportReport& report, bool dry_run, Console& console) {
  if (dry_run) console.line("Essai\u00a0: rien n’est écrit.");
  console.line(fmt::format(
      "{}, {}, {}, {}, {}, {}.", text::plural(report.added, "adresse ajoutée", "adresses ajoutées"),
      text::plural(report.updated, "complétée", "complétées"),
      text::plural(report.known, "déjà là", "déjà là"),
      text::plural(static_cast<long long>(report.refused.size()), "refusée", "refusées"),
      text::plural(report.suppressed, "désinscrite, laissée de côté",
                   "désinscrites, laissées de côté"),
      text::plural(report.brought_out, "partie de l’ancien outil, laissée dehors",
                   "parties de l’ancien outil, laissées dehors")));
  for (const std::string& each : report.unused) {
    console.line(fmt::format("Colonne laissée de côté\u00a0: {}.", text::shown(each)));
  }
  if (!dry_run) {
    console.line(fmt::format("Pour l’annuler\u00a0: vigie subscribers undo {}.", report.lot.value));
  }
  for (const auto& each : report.refused) {
    console.line(fmt::format("  ligne {}\u00a0: {}{}{}", each.line, text::shown(each.address),
                             each.address.empty() ? "" : " — ", each.why));
  }
}

}  // namespace

int run_subscribers_import(const SubscribersArguments& arguments, Console& console,
                           const Installation& installation) {
  auto scene = letter_scene(as_letter(arguments), installation);
  if (!scene) return console.report(scene.error());
  const auto kit = letter_files(*scene, console, installation);
  if (!kit) return console.report(kit.error());
  const auto bytes = read_file(arguments.file, app::kImportBytesMax);
  if (!bytes) return console.report(bytes.error());
  SystemEntropy entropy;
  const Instant now = SystemClock().now();
  const std::string origin =
      fmt::format("{}, {}", arguments.file.filename().string(), iso(paris_day(now)));
  const auto mode = arguments.dry_run ? app::ImportMode::dry_run : app::ImportMode::apply;
  const auto report =
      app::import_subscribers(scene->db, kit->plan, *bytes, origin, mode, entropy, now);
  if (!report) return console.report(report.error());
  if (arguments.json) {
    console.line(json_of(*report, arguments.dry_run).dump());
  } else {
    tell(*report, arguments.dry_run, console);
  }
  return report->refused.empty() ? kExitOk : kExitPartial;
}

int run_subscribers_list(const SubscribersArguments& arguments, Console& console,
                         const Installation& installation) {
  auto scene = letter_scene(as_letter(arguments), installation);
  if (!scene) return console.report(scene.error());
  store::Reader reader = scene->db.reader();
  const auto people = store::subscribers(reader, scene->wanted.letter);
  if (!people) return console.report(people.error());
  if (people->empty() && !arguments.json) console.line("Aucun destinataire.");
  Json out = Json::array();
  for (const store::Subscriber& person : *people) {
    if (!arguments.json) {
      console.line(fmt::format("{}\t{}\t{}\t{}", shown_address(person.email), person.name,
                               name_of(person.basis),
                               person.left_at ? "désinscrit·e" : person.origin));
      continue;
    }
    Json each{{"email", person.email},
              {"name", person.name},
              {"basis", name_of(person.basis)},
              {"origin", person.origin},
              {"subscribed_at", iso(person.subscribed_at)}};
    if (person.left_at) each.set("left_at", iso(*person.left_at));
    out.push(each);
  }
  if (arguments.json) console.line(out.dump());
  return kExitOk;
}

int run_subscribers_undo(const SubscribersArguments& arguments, Console& console,
                         const Installation& installation) {
  auto scene = letter_scene(as_letter(arguments), installation);
  if (!scene) return console.report(scene.error());
  const auto undone = app::undo_import(scene->db, scene->wanted.letter, ImportLotId{arguments.lot},
                                       {}, SystemClock().now());
  if (!undone && undone.error().code == Code::not_found) {
    return console.report(
        {Code::not_found, "import lot", "cette lettre n’a pas d’import de ce numéro"});
  }
  if (!undone) return console.report(undone.error());
  console.line(
      fmt::format("Import annulé\u00a0: {}, {}.",
                  text::plural(undone->removed, "adresse retirée", "adresses retirées"),
                  text::plural(undone->freed, "mise à l’écart levée", "mises à l’écart levées")));
  return kExitOk;
}

int run_subscribers_export(const SubscribersArguments& arguments, Console& console,
                           const Installation& installation) {
  auto scene = letter_scene(as_letter(arguments), installation);
  if (!scene) return console.report(scene.error());
  store::Reader reader = scene->db.reader();
  const auto csv = app::readers_csv(reader, scene->wanted.letter);
  if (!csv) return console.report(csv.error());
  console.line(*csv);
  return kExitOk;
}

int run_subscribers_remove(const SubscribersArguments& arguments, Console& console,
                           const Installation& installation) {
  auto scene = letter_scene(as_letter(arguments), installation);
  if (!scene) return console.report(scene.error());
  const auto removed = app::remove_subscriber(scene->db, scene->wanted.letter, arguments.address,
                                              SystemClock().now());
  if (!removed) return console.report(removed.error());
  if (!*removed) {
    return console.report({Code::not_found, "recipient", "cette adresse n’est pas dans la liste"});
  }
  console.line("L’adresse ne recevra plus la lettre.");
  return kExitOk;
}

int run_subscribers_erase(const SubscribersArguments& arguments, Console& console,
                          const Installation& installation) {
  auto db = open_database(installation);
  if (!db) return console.report(db.error());
  const auto erased = app::erase_subscriber(*db, arguments.address, SystemClock().now());
  if (!erased) return console.report(erased.error());
  if (!*erased) {
    return console.report({Code::not_found, "person", "personne n’a cette adresse"});
  }
  console.line(
      "L’adresse et le nom sont effacés de toutes les listes\u202f; l’adresse n’y reviendra par "
      "aucun import.");
  return kExitOk;
}

}  // namespace vigie::cli
