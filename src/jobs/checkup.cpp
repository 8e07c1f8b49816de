// SPDX-License-Identifier: EUPL-1.2
#include "jobs/checkup.hpp"

#include <algorithm>

#include "base/format.hpp"
#include "jobs/wording.hpp"
#include "text/french.hpp"

namespace vigie::jobs {
namespace {

constexpr std::int64_t kQueueLateSeconds = kDaySeconds;

std::string room_words(std::int64_t bytes) {
  if (bytes >= 1LL << 30) {
    const std::int64_t tenths = bytes * 10 / (1LL << 30);
    return fmt::format("{},{}\u00a0Go", tenths / 10, tenths % 10);
  }
  return fmt::format("{}\u00a0Mo", bytes >> 20);
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::fine:
      return "fine";
    case Verdict::look:
      return "look";
    case Verdict::wrong:
      return "wrong";
  }
  return "";
}

std::string_view word_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::fine:
      return "bien";
    case Verdict::look:
      return "à voir";
    case Verdict::wrong:
      return "à réparer";
  }
  return "";
}

Check check_disk(std::optional<std::int64_t> free_bytes, std::int64_t base_bytes) {
  Check check{.name = "disk", .title = "disque", .sentence = {}, .remedy = {}};
  if (!free_bytes) {
    check.verdict = Verdict::look;
    check.sentence = "La place libre n’a pas pu être lue.";
    return check;
  }
  check.sentence =
      fmt::format("{} libres, base de {}.", room_words(*free_bytes), room_words(base_bytes));
  const std::int64_t wanted = std::max(kDiskLowBytes, base_bytes + base_bytes / 2);
  if (*free_bytes < kDiskFullBytes) {
    check.verdict = Verdict::wrong;
  } else if (*free_bytes < wanted) {
    check.verdict = Verdict::look;
  }
  if (check.verdict != Verdict::fine) {
    check.remedy = fmt::format(
        "Faites de la place\u00a0: {} au moins, une sauvegarde et une mise à jour font chacune une "
        "copie de la base. Les sauvegardes anciennes et les courriels rangés en dossier "
        "s’effacent sans perte.",
        room_words(wanted));
  }
  return check;
}

Check check_rights(const FileRights& base) {
  Check check{.name = "rights", .title = "droits", .sentence = {}, .remedy = {}};
  check.sentence = fmt::format("{}\u00a0: vigie seule la lit et l’écrit.", base.path);
  if (!base.we_write) {
    check.verdict = Verdict::wrong;
    check.sentence = fmt::format("{}\u00a0: ce compte ne peut pas l’écrire.", base.path);
    check.remedy = fmt::format(
        "Lancez vigie sous le compte à qui est la base, ou\u00a0: chown vigie {}", base.path);
  } else if (base.others_read) {
    check.verdict = Verdict::wrong;
    check.sentence =
        fmt::format("{}\u00a0: d’autres comptes de la machine peuvent la lire.", base.path);
    check.remedy = fmt::format("Elle contient des adresses. Lancez\u00a0: chmod 600 {}", base.path);
  }
  return check;
}

Check check_backup(std::optional<Instant> newest, std::string_view folder, Instant now) {
  Check check{.name = "backup", .title = "sauvegarde", .sentence = {}, .remedy = {}};
  const std::string how = fmt::format(
      "Regardez vigie-backup.timer (systemctl list-timers), puis\u00a0: vigie db backup "
      "{}/vigie.sqlite",
      folder);
  if (!newest) {
    check.verdict = Verdict::wrong;
    check.sentence = fmt::format("Aucune dans {}.", folder);
    check.remedy = how;
    return check;
  }
  check.sentence = fmt::format("La dernière est du {}.", moment(*newest));
  const std::int64_t age = now - *newest;
  if (age > kBackupLostSeconds) check.verdict = Verdict::wrong;
  if (age > kBackupLateSeconds && age <= kBackupLostSeconds) check.verdict = Verdict::look;
  if (check.verdict != Verdict::fine) check.remedy = how;
  return check;
}

Check check_clock(std::string_view jump, bool synchronised_known, bool synchronised) {
  Check check{.name = "clock", .title = "horloge", .sentence = {}, .remedy = {}};
  if (!jump.empty()) {
    check.verdict = Verdict::wrong;
    check.sentence = text::sentence(jump);
    check.remedy = "Vérifiez l’heure (timedatectl), puis\u00a0: vigie clock accept";
  } else if (synchronised_known && !synchronised) {
    check.verdict = Verdict::look;
    check.sentence = "Elle n’est réglée sur aucun serveur de temps.";
    check.remedy = "Lancez\u00a0: timedatectl set-ntp true";
  } else {
    check.sentence = "Elle n’a pas sauté.";
  }
  return check;
}

Check check_sources(const SourcesSeen& seen) {
  Check check{.name = "sources", .title = "sources", .sentence = {}, .remedy = {}};
  if (seen.all == 0) {
    check.verdict = Verdict::look;
    check.sentence = "Aucune source à relever.";
    check.remedy = "Ajoutez-les aux fichiers de feeds/, puis\u00a0: vigie apply";
    return check;
  }
  check.sentence = text::sentence(text::plural(seen.all, "source", "sources") + " à relever");
  if (seen.failing == 0) return check;
  check.verdict = seen.failing == seen.all ? Verdict::wrong : Verdict::look;
  check.sentence = fmt::format(
      "{} sur {} {} un regard{}.", text::number(seen.failing),
      text::plural(seen.all, "source", "sources"), seen.failing == 1 ? "demande" : "demandent",
      seen.certificates == 0
          ? std::string()
          : fmt::format(", dont {} pour leur certificat", text::number(seen.certificates)));
  check.remedy = seen.failing == seen.all
                     ? "Toutes échouent\u00a0: le réseau de la machine est à vérifier d’abord."
                     : "Chacune dit quoi faire\u00a0: vigie sources";
  return check;
}

Check check_relay(const RelaySeen& seen) {
  Check check{.name = "relay", .title = "courriel", .sentence = {}, .remedy = {}};
  if (seen.is_outbox) {
    check.verdict = Verdict::look;
    check.sentence =
        fmt::format("Les courriels vont dans le dossier {}, et à personne.", seen.place);
    check.remedy = "Pour envoyer vraiment\u00a0: [courriel] transport = \"smtp\" dans vigie.toml";
  } else if (!seen.trouble.empty()) {
    check.verdict = Verdict::wrong;
    check.sentence = fmt::format("{} ne répond pas\u00a0: {}.", seen.place, seen.trouble);
    check.remedy =
        "Vérifiez l’adresse, le compte et le mot de passe de [courriel] dans vigie.toml, puis le "
        "pare-feu.";
  } else {
    check.sentence = fmt::format("{} répond.", seen.place);
  }
  return check;
}

Check check_queue(const QueueSeen& seen, Instant now) {
  Check check{.name = "queue", .title = "file d’envoi", .sentence = {}, .remedy = {}};
  if (seen.waiting == 0) {
    check.sentence = "Aucun message en attente.";
    return check;
  }
  check.sentence =
      text::sentence(text::plural(seen.waiting, "message en attente", "messages en attente"));
  if (seen.next_try_at && now - *seen.next_try_at > kQueueLateSeconds) {
    check.verdict = Verdict::wrong;
    check.remedy =
        "Ils devraient être partis depuis plus d’un jour\u00a0: le service tourne-t-il\u202f? "
        "systemctl status vigie";
  }
  return check;
}

}  // namespace vigie::jobs
