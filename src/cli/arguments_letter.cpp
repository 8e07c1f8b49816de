// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "cli/arguments_verb.hpp"
#include "cli/verbs/letter/letter.hpp"
#include "cli/verbs/letter/mail.hpp"
#include "cli/verbs/letter/subscribers.hpp"

namespace vigie::cli {
namespace {

constexpr int kIssueNumberMax = 100'000;

template <typename Arguments>
CLI::App* add_verb(CLI::App& group, Chosen& chosen, const std::shared_ptr<Arguments>& arguments,
                   const char* name, const char* help, Verb<Arguments> verb) {
  CLI::App* app = group.add_subcommand(name, help);
  app->add_option("--letter", arguments->letter, "clé de la lettre, s’il y en a plusieurs")
      ->type_name("CLÉ");
  runs(app, chosen, arguments, verb);
  return app;
}

CLI::App* add_issue_verb(CLI::App& letter, Chosen& chosen,
                         const std::shared_ptr<LetterArguments>& arguments, const char* name,
                         const char* help, Verb<LetterArguments> verb) {
  CLI::App* app = add_verb(letter, chosen, arguments, name, help, verb);
  app->add_option("--month", arguments->month, "mois du numéro, par défaut ce mois-ci")
      ->type_name("AAAA-MM");
  app->add_option("--number", arguments->number, "numéro, s’il y en a plusieurs ce mois-là")
      ->type_name("N")
      ->check(CLI::Range(1, kIssueNumberMax));
  return app;
}

void add_letter_group(CLI::App& app, Chosen& chosen) {
  CLI::App* letter =
      app.add_subcommand("letter", "la lettre\u00a0: assembler, relire, figer, envoyer");
  letter->require_subcommand(1);
  const auto arguments = std::make_shared<LetterArguments>();
  const auto json = [&](CLI::App* verb) {
    verb->add_flag("--json", arguments->json, "pour un script");
  };
  json(add_issue_verb(*letter, chosen, arguments, "draft",
                      "propose des blocs aux places vides du numéro et le contrôle",
                      run_letter_draft));
  json(add_issue_verb(*letter, chosen, arguments, "show", "montre le brouillon et son contrôle",
                      run_letter_show));
  CLI::App* preview = add_issue_verb(*letter, chosen, arguments, "preview",
                                     "écrit le numéro tel qu’il se verra", run_letter_preview);
  preview->add_option("FICHIER", arguments->file, "où écrire la page HTML")->required();
  preview->add_flag("--archive", arguments->archive, "la page publique, sans partie personnelle");
  preview->add_flag("--text", arguments->text, "la version en texte");
  json(add_issue_verb(*letter, chosen, arguments, "freeze",
                      "fige le contenu et la liste des destinataires", run_letter_freeze));
  json(add_issue_verb(*letter, chosen, arguments, "reopen",
                      "remet en brouillon un numéro figé qui n’est pas parti", run_letter_reopen));
  CLI::App* cancel =
      add_issue_verb(*letter, chosen, arguments, "cancel",
                     "annule le numéro\u00a0: plus rien n’en part, sans retour", run_letter_cancel);
  json(cancel);
  cancel->add_flag("--yes", arguments->yes, "je le confirme");
  json(add_issue_verb(*letter, chosen, arguments, "send",
                      "envoie le numéro figé, ou reprend un envoi", run_letter_send));
  add_issue_verb(*letter, chosen, arguments, "resend",
                 "remet à l’envoi ce qui est incertain, à votre demande", run_letter_resend)
      ->add_flag("--uncertain", arguments->uncertain, "les envois sans réponse du serveur")
      ->required();
  add_verb(*letter, chosen, arguments, "picture", "prépare une image et la garde pour la lettre",
           run_letter_picture)
      ->add_option("FICHIER", arguments->file, "une image PNG, JPEG ou WebP")
      ->required();
  CLI::App* compendium =
      add_verb(*letter, chosen, arguments, "compendium",
               "le recueil des fiches expériences d’une année", run_letter_compendium);
  compendium->add_option("ANNÉE", arguments->year, "l’année")
      ->required()
      ->check(CLI::Range(2000, 2100));
  compendium->add_option("FICHIER", arguments->file, "où l’écrire\u00a0: .html ou .pdf")
      ->required();
  CLI::App* status =
      add_issue_verb(*letter, chosen, arguments, "status",
                     "où en est l’envoi, destinataire par destinataire", run_letter_status);
  json(status);
  status->add_option("--who", arguments->who, "noms de ceux dans cet état")
      ->check(one_of(
          {"todo", "accepted", "refused", "deferred", "uncertain", "suppressed", "cancelled"}));
}

void add_subscribers_group(CLI::App& app, Chosen& chosen) {
  CLI::App* group = app.add_subcommand("subscribers", "les destinataires de la lettre");
  group->require_subcommand(1);
  const auto arguments = std::make_shared<SubscribersArguments>();
  CLI::App* importing = add_verb(*group, chosen, arguments, "import",
                                 "ajoute les adresses d’un fichier CSV", run_subscribers_import);
  importing
      ->add_option("FICHIER", arguments->file,
                   "d’un tableur, d’un carnet d’adresses ou d’un outil d’envoi")
      ->required();
  importing->add_flag("--dry-run", arguments->dry_run, "dit ce qui serait fait, sans rien écrire");
  importing->add_flag("--json", arguments->json, "pour un script");
  add_verb(*group, chosen, arguments, "list", "la liste des destinataires", run_subscribers_list)
      ->add_flag("--json", arguments->json, "pour un script");
  add_verb(*group, chosen, arguments, "export", "la liste en CSV, pour un tableur",
           run_subscribers_export);
  add_verb(*group, chosen, arguments, "undo", "annule un import, et lui seul", run_subscribers_undo)
      ->add_option("NUMÉRO", arguments->lot, "celui que l’import a donné")
      ->required();
  add_verb(*group, chosen, arguments, "remove",
           "retire une adresse, qui ne pourra pas être réimportée", run_subscribers_remove)
      ->add_option("ADRESSE", arguments->address, "l’adresse à retirer")
      ->required();
  CLI::App* erasing = group->add_subcommand(
      "erase", "efface l’adresse et le nom d’une personne, de toutes les listes");
  erasing->add_option("ADRESSE", arguments->address, "l’adresse à effacer")->required();
  runs(erasing, chosen, arguments, run_subscribers_erase);
}

void add_mail_group(CLI::App& app, Chosen& chosen) {
  CLI::App* group = app.add_subcommand("mail", "le courrier\u00a0: le domaine, les réponses");
  group->require_subcommand(1);
  const auto arguments = std::make_shared<MailArguments>();
  CLI::App* domain = group->add_subcommand(
      "check-domain", "ce que publie le domaine d’envoi, et ce qu’il faut publier");
  domain->add_option("--selector", arguments->selector, "sélecteur DKIM, que nomme le relais")
      ->type_name("NOM");
  runs(domain, chosen, arguments, run_mail_check_domain);
  CLI::App* reading = group->add_subcommand("read", "ce que veut dire la réponse d’un serveur");
  reading->add_option("RÉPONSE", arguments->answer, "telle qu’il l’a donnée")->required();
  reading->add_option("--to", arguments->address, "adresse de la personne")->type_name("ADRESSE");
  runs(reading, chosen, arguments, run_mail_read);
}

}  // namespace

void add_letter_verbs(CLI::App& app, Chosen& chosen) {
  add_letter_group(app, chosen);
  add_mail_group(app, chosen);
  add_subscribers_group(app, chosen);
}

}  // namespace vigie::cli
