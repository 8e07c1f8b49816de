// SPDX-License-Identifier: EUPL-1.2
// What the network counts each year, with the words that are printed under each table.
#include <array>

#include "exports/report.hpp"

namespace vigie::exports {
namespace {

constexpr std::string_view kHand = "saisi à la main";
constexpr std::string_view kScoopit =
    "jusqu’en 2023, Scoop.it comptait à sa façon, dont la définition est inconnue";

constexpr std::array kFigures = {
    Figure{"pan.articles", "articles relayés au panorama",
           "Articles parus au panorama dans l’année et non retirés à la clôture\u202F; un sujet "
           "compte "
           "une fois.",
           "panorama", Nature::annual, false, true},
    Figure{"pan.centres", "centres qui ont relayé au moins un article",
           "Centres dont la note accompagne au moins un article paru dans l’année.", "panorama",
           Nature::annual},
    Figure{"pan.tours", "semaines de tour tenues",
           "Semaines du planning qu’un centre a tenues, fermetures exclues.", "tour",
           Nature::annual, false, true},
    Figure{"pan.vues", "vues du panorama",
           "Pages publiques montrées à des personnes, sans les robots ni les vignettes.",
           "fréquentation", Nature::annual, true, false, 0, 2024, kScoopit},
    Figure{
        "pan.visiteurs", "visiteurs du panorama",
        "Somme des visiteurs distincts de chaque jour\u202F: personne n’est reconnu le lendemain.",
        "fréquentation", Nature::annual, true, false, 0, 2024, kScoopit},
    Figure{"veille.articles", "articles vus par la veille",
           "Articles distincts que les sources ont montrés dans l’année.", "veille",
           Nature::annual},
    Figure{"lettre.numeros", "numéros de lettre envoyés",
           "Numéros dont l’envoi s’est achevé dans l’année.", "lettres", Nature::annual, false,
           false},
    Figure{"lettre.envois", "lettres envoyées",
           "Envois préparés pour les numéros de l’année, refus compris.", "lettres",
           Nature::annual},
    Figure{"fiches", "fiches expériences publiées", "Fiches de la page 3 parues dans l’année.",
           kHand, Nature::annual, true},
    Figure{"cosoter.proposees", "notices transmises à Cosoter",
           "Articles que vigie a donnés au catalogue dans un fichier.", "exports", Nature::annual},
    Figure{"cosoter.visites", "visites de Cosoter", "Comme les compte son outil d’audience.", kHand,
           Nature::annual, true},
    Figure{"cosoter.utilisateurs", "utilisateurs de Cosoter",
           "Comme les compte son outil d’audience.", kHand, Nature::annual, true},
    Figure{"cosoter.pages", "pages vues de Cosoter", "Comme les compte son outil d’audience.",
           kHand, Nature::annual, true},
    Figure{"portail.visiteurs", "visiteurs du portail", "Comme les compte son outil d’audience.",
           kHand, Nature::annual, true},
    Figure{"portail.sessions", "sessions du portail", "Comme les compte son outil d’audience.",
           kHand, Nature::annual, true},
    Figure{"portail.pages", "pages vues du portail", "Comme les compte son outil d’audience.",
           kHand, Nature::annual, true},
    Figure{"portail.evenements", "événements annoncés sur le portail",
           "Événements de l’agenda du portail.", kHand, Nature::annual, true},
    Figure{"portail.ressources", "ressources mises en valeur sur le portail",
           "Publications des centres choisies pour le portail.", kHand, Nature::annual, true},
    Figure{"gt.groupes", "groupes de travail", "Groupes réunis au moins une fois.", kHand,
           Nature::annual, true},
    Figure{"gt.participations", "participations de centres aux groupes",
           "Somme, sur les groupes, des centres qui y sont.", kHand, Nature::annual, true},
    Figure{"gt.reunions", "réunions de groupes", "Somme des réunions de chaque groupe.", kHand,
           Nature::annual, true},
    Figure{"pole.publications", "publications", "Comme les compte le centre.", kHand,
           Nature::annual, true, true},
    Figure{"pole.actions", "actions", "Comme les compte le centre.", kHand, Nature::annual, true,
           true},
    Figure{"pole.demi-journees", "demi-journées", "Comme les compte le centre.", kHand,
           Nature::annual, true, true},
    Figure{"pole.participations", "participations aux actions", "Comme les compte le centre.",
           kHand, Nature::annual, true, true},
    Figure{"infodoc.demandes", "demandes info-doc",
           "Demandes inscrites au registre, reçues dans l’année.", "info-doc", Nature::annual,
           false, true},
    Figure{"anct.demi-journees", "demi-journées de tous les centres",
           "Comme l’ANCT les demande à chaque centre.", kHand, Nature::annual, true},
    Figure{"pan.abonnes", "abonnés du panorama",
           "Lecteurs de flux comme ils se déclarent, et alertes par courriel.", "fréquentation",
           Nature::stock, true, false, 0, 2024, kScoopit},
    Figure{"veille.sources", "sources suivies", "Sources que la veille interroge.", "veille",
           Nature::stock},
    Figure{"lettre.destinataires", "destinataires de la lettre",
           "Lecteurs du dernier numéro de l’année.", "lettres", Nature::stock},
    Figure{"cosoter.notices", "notices dans Cosoter", "Notices du catalogue.", kHand, Nature::stock,
           true},
    Figure{"cosoter.documents", "documents numériques dans Cosoter",
           "Notices qui portent un document numérique.", kHand, Nature::stock, true},
    Figure{"linkedin", "abonnés de la page LinkedIn", "Comme LinkedIn les compte.", kHand,
           Nature::stock, true},
    Figure{"pan.articles.tot", "articles relayés au panorama",
           "Articles parus depuis l’ouverture du panorama, repris de Scoop.it compris.", "panorama",
           Nature::cumulative, false, false, 2014},
    Figure{"pan.vues.tot", "vues du panorama", "Vues depuis l’ouverture du panorama.",
           "fréquentation", Nature::cumulative, true, false, 2014, 2024, kScoopit},
    Figure{"pan.visiteurs.tot", "visiteurs du panorama",
           "Visiteurs de chaque jour depuis l’ouverture du panorama.", "fréquentation",
           Nature::cumulative, true, false, 2014, 2024, kScoopit},
};

}  // namespace

std::span<const Figure> figures() { return kFigures; }

const Figure* figure_named(std::string_view code) {
  for (const Figure& figure : kFigures) {
    if (figure.code == code) return &figure;
  }
  return nullptr;
}

}  // namespace vigie::exports
