// SPDX-License-Identifier: EUPL-1.2
#include "cli/arguments_verb.hpp"
#include "cli/verbs/rota/rota_act.hpp"
#include "cli/verbs/rota/rota_balance.hpp"
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
  add_requests(*rota, chosen);
  add_absences(*rota, chosen);
}

}  // namespace vigie::cli
