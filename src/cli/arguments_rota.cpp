// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments_verb.hpp"
#include "cli/verbs/rota/rota_act.hpp"
#include "cli/verbs/rota/rota_balance.hpp"
#include "cli/verbs/rota/rota_hands.hpp"
#include "cli/verbs/rota/rota_plan.hpp"
#include "cli/verbs/rota/rota_show.hpp"

namespace vigie::cli {
namespace {

void add_show(CLI::App& rota, Chosen& chosen) {
  auto arguments = std::make_shared<RotaShowArguments>();
  CLI::App* show = rota.add_subcommand("show", "une semaine du tour, exceptions comprises");
  show->add_option("--week", arguments->week, "un jour de la semaine (par défaut\u00a0: celle-ci)")
      ->type_name("AAAA-MM-JJ");
  show->add_option("--centre", arguments->centre, "clé d’un centre\u00a0: ses sources seulement");
  show->add_flag("--json", arguments->json, "pour un script");
  runs(show, chosen, arguments, run_rota_show);
}

void add_plan(CLI::App& rota, Chosen& chosen) {
  auto arguments = std::make_shared<RotaPlanArguments>();
  CLI::App* plan =
      rota.add_subcommand("plan", "propose un planning équitable, ou l’acte (avec --act)");
  plan->add_option("--from", arguments->from, "premier jour")->type_name("AAAA-MM-JJ")->required();
  plan->add_option("--to", arguments->to, "dernier jour")->type_name("AAAA-MM-JJ")->required();
  plan->add_option("--seed-order", arguments->seed,
                   "tire l’ordre au sort\u202f; le même nombre donne le même ordre")
      ->type_name("NOMBRE");
  plan->add_flag("--act", arguments->act, "écrit ce planning\u00a0: la réunion l’a acté");
  plan->add_option("--meeting", arguments->meeting, "quelle réunion")->type_name("NOM");
  plan->add_option("--on", arguments->acted_on, "quel jour (par défaut\u00a0: aujourd’hui)")
      ->type_name("AAAA-MM-JJ");
  plan->add_option("--as", arguments->by, "adresse du compte qui l’écrit")->type_name("ADRESSE");
  plan->add_flag("--json", arguments->json, "pour un script");
  runs(plan, chosen, arguments, run_rota_plan);
}

void add_check(CLI::App& rota, Chosen& chosen) {
  auto arguments = std::make_shared<RotaCheckArguments>();
  CLI::App* check =
      rota.add_subcommand("check", "les semaines du tour qui demandent quelque chose");
  check
      ->add_option("--from", arguments->from, "à partir de ce jour (par défaut\u00a0: aujourd’hui)")
      ->type_name("AAAA-MM-JJ");
  check->add_flag("--json", arguments->json, "pour un script");
  runs(check, chosen, arguments, run_rota_check);
}

void add_balance(CLI::App& rota, Chosen& chosen) {
  auto arguments = std::make_shared<RotaBalanceArguments>();
  CLI::App* balance = rota.add_subcommand(
      "balance", "la charge de chaque centre contre sa part, et qui lirait quoi");
  balance
      ->add_option("--moves", arguments->moves,
                   "au plus tant de sources (par défaut\u00a0: comme rota.toml)")
      ->check(between(0, 100));
  balance->add_flag("--json", arguments->json, "pour un script");
  runs(balance, chosen, arguments, run_rota_balance);
}

void add_load(CLI::App& rota, Chosen& chosen) {
  auto arguments = std::make_shared<RotaLoadArguments>();
  CLI::App* load = rota.add_subcommand("load", "la charge d’un centre, source par source");
  load->add_option("--centre", arguments->centre, "clé du centre")->required();
  load->add_flag("--json", arguments->json, "pour un script");
  runs(load, chosen, arguments, run_rota_load);
  runs(rota.add_subcommand("allocate", "qui pourrait lire ce que personne ne lit"), chosen,
       std::make_shared<RotaAllocateArguments>(), run_rota_allocate);
}

using Act = std::shared_ptr<RotaActArguments>;

CLI::App* add_act(CLI::App& rota, Chosen& chosen, const Act& arguments, const char* name,
                  const char* help, Verb<RotaActArguments> verb) {
  CLI::App* app = rota.add_subcommand(name, help);
  app->add_option("--as", arguments->as, "adresse du compte qui agit")
      ->type_name("ADRESSE")
      ->required();
  app->add_option("--centre", arguments->centre,
                  "pour un autre centre que le sien\u00a0: la coordination seulement");
  runs(app, chosen, arguments, verb);
  return app;
}

void add_answer(CLI::App& rota, Chosen& chosen, const char* name, const char* help,
                rota::OverrideMove move) {
  auto arguments = std::make_shared<RotaActArguments>();
  arguments->move = move;
  add_act(rota, chosen, arguments, name, help, run_rota_answer)
      ->add_option("numéro", arguments->request, "numéro de la demande (voir rota requests)")
      ->required();
}

void add_requests(CLI::App& rota, Chosen& chosen) {
  auto listing = std::make_shared<RotaActArguments>();
  CLI::App* requests =
      rota.add_subcommand("requests", "les demandes d’échange des semaines à venir");
  runs(requests, chosen, listing, run_rota_requests);
  auto subscribing = std::make_shared<RotaActArguments>();
  CLI::App* calendar =
      rota.add_subcommand("calendar", "les semaines de panorama, pour un agenda (iCalendar)");
  calendar->add_option("--centre", subscribing->centre, "clé d’un centre (par défaut\u00a0: tous)");
  runs(calendar, chosen, subscribing, run_rota_calendar);
  auto asking = std::make_shared<RotaActArguments>();
  CLI::App* ask =
      add_act(rota, chosen, asking, "ask", "demande un échange ou un remplacement", run_rota_ask);
  ask->add_option("--week", asking->week, "la semaine à céder")
      ->type_name("AAAA-MM-JJ")
      ->required();
  ask->add_option("--in-return", asking->in_return, "la semaine prise en échange")
      ->type_name("AAAA-MM-JJ");
  ask->add_option("--of", asking->of, "clé du centre à qui demander (par défaut\u00a0: tous)");
  ask->add_option("--reason", asking->reason, "un mot pour l’autre centre")->type_name("TEXTE");
  using rota::OverrideMove;
  add_answer(rota, chosen, "take", "accepte une demande", OverrideMove::take);
  add_answer(rota, chosen, "decline", "refuse une demande", OverrideMove::decline);
  add_answer(rota, chosen, "withdraw", "retire sa demande", OverrideMove::withdraw);
  add_answer(rota, chosen, "untake", "revient sur une demande acceptée, avant la semaine",
             OverrideMove::untake);
  auto taking = std::make_shared<RotaActArguments>();
  add_act(rota, chosen, taking, "take-week", "prend une semaine sans qu’elle soit demandée",
          run_rota_take_week)
      ->add_option("--week", taking->week, "la semaine")
      ->type_name("AAAA-MM-JJ")
      ->required();
}

void add_hand(CLI::App& rota, Chosen& chosen, const std::shared_ptr<RotaHandsArguments>& arguments,
              const char* name, const char* help, Verb<RotaHandsArguments> verb) {
  CLI::App* app = rota.add_subcommand(name, help);
  app->add_option("--as", arguments->act.as, "adresse du compte qui agit")
      ->type_name("ADRESSE")
      ->required();
  app->add_option("--centre", arguments->act.centre,
                  "pour un autre centre que le sien\u00a0: la coordination seulement");
  app->add_option("--reason", arguments->act.reason, "un mot pour les autres")->type_name("TEXTE");
  if (std::string_view(name) == "answer") {
    app->add_option("réponse", arguments->move, "accept, decline ou withdraw")->required();
  }
  app->add_option("numéro", arguments->number, "numéro (voir rota sources)")->required();
  runs(app, chosen, arguments, verb);
}

void add_hands(CLI::App& rota, Chosen& chosen) {
  auto listing = std::make_shared<RotaHandsArguments>();
  runs(rota.add_subcommand("sources", "qui lit quoi, ce que personne ne lit, ce qui est demandé"),
       chosen, listing, run_rota_sources);
  const auto ask = [&](const char* name, const char* help, SourceRequestKind kind) {
    auto arguments = std::make_shared<RotaHandsArguments>();
    arguments->kind = kind;
    add_hand(rota, chosen, arguments, name, help, run_rota_source_ask);
  };
  ask("give", "cherche qui peut prendre une source", SourceRequestKind::give);
  ask("want", "demande une source à qui la lit", SourceRequestKind::take);
  ask("share", "cherche avec qui lire une source une semaine sur deux", SourceRequestKind::share);
  add_hand(rota, chosen, std::make_shared<RotaHandsArguments>(), "pick",
           "prend une source que personne ne lit", run_rota_source_pick);
  add_hand(rota, chosen, std::make_shared<RotaHandsArguments>(), "answer",
           "répond à une demande de source, ou retire la sienne", run_rota_source_answer);
}

void add_calibration(CLI::App& rota, Chosen& chosen) {
  auto arguments = std::make_shared<RotaActArguments>();
  CLI::App* calibrate = rota.add_subcommand(
      "calibrate", "mesure la pile de son centre pendant deux semaines, source par source");
  calibrate->add_option("--as", arguments->as, "adresse du compte qui agit")
      ->type_name("ADRESSE")
      ->required();
  calibrate->add_flag("--stop", arguments->stop, "arrête la mesure, sans rien garder");
  runs(calibrate, chosen, arguments, run_rota_calibrate);
}

void add_remind(CLI::App& rota, Chosen& chosen) {
  auto arguments = std::make_shared<RotaRemindArguments>();
  CLI::App* remind = rota.add_subcommand("remind", "quand un centre est prévenu de ses semaines");
  remind->add_option("--as", arguments->act.as, "adresse du compte qui agit")
      ->type_name("ADRESSE")
      ->required();
  remind->add_option("--centre", arguments->act.centre,
                     "pour un autre centre que le sien\u00a0: la coordination seulement");
  remind->add_option("--days", arguments->days, "jours avant le lundi, par exemple 7,1")
      ->delimiter(',')
      ->type_name("JOURS");
  remind->add_flag("--none", arguments->none, "aucun rappel");
  remind->add_flag("--network", arguments->network, "comme le réseau");
  runs(remind, chosen, arguments, run_rota_remind);
}

void add_absences(CLI::App& rota, Chosen& chosen) {
  auto arguments = std::make_shared<RotaActArguments>();
  CLI::App* absent = add_act(rota, chosen, arguments, "absent",
                             "note une absence, ou une fermeture du réseau", run_rota_absent);
  absent->add_option("--from", arguments->from, "premier jour")
      ->type_name("AAAA-MM-JJ")
      ->required();
  absent->add_option("--to", arguments->to, "dernier jour")->type_name("AAAA-MM-JJ")->required();
  absent->add_option("--reason", arguments->reason, "pourquoi")->type_name("TEXTE");
  absent->add_flag("--closed", arguments->closed, "tout le réseau est fermé");
  auto correcting = std::make_shared<RotaActArguments>();
  CLI::App* correct = add_act(rota, chosen, correcting, "correct",
                              "corrige le compte d’un centre, à la vue de tous", run_rota_correct);
  correct->add_option("--days", correcting->days, "jours en plus ou en moins")
      ->type_name("NOMBRE")
      ->required();
  correct->add_option("--reason", correcting->reason, "pourquoi")->type_name("TEXTE")->required();
}

}  // namespace

void add_rota_verbs(CLI::App& app, Chosen& chosen) {
  CLI::App* rota =
      app.add_subcommand("rota", "tour de veille\u00a0: qui lit quoi, qui est de panorama");
  rota->require_subcommand(1);
  add_show(*rota, chosen);
  add_plan(*rota, chosen);
  add_check(*rota, chosen);
  add_balance(*rota, chosen);
  add_load(*rota, chosen);
  add_hands(*rota, chosen);
  add_calibration(*rota, chosen);
  add_remind(*rota, chosen);
  add_requests(*rota, chosen);
  add_absences(*rota, chosen);
}

}  // namespace vigie::cli
