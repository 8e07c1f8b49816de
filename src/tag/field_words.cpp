// SPDX-License-Identifier: EUPL-1.2
#include "tag/field.hpp"

namespace vigie::tag {
namespace {

/// Public bodies, those who study or act for them, and what they do.
constexpr std::string_view kActors = R"words(
gouvernement, ministre, ministère, secrétaire d'État, préfet, préfète, préfecture, sous-préfet,
Sénat, sénateur, sénatrice, Assemblée nationale, parlementaire, projet de loi, proposition de loi,
PPL, loi, décret, circulaire, réforme, instruction interministérielle, mission d'information,
collectivités, collectivité, intercommunalité, communauté de communes, communauté d'agglomération,
communauté urbaine, métropole, agglomération, agglo, conseil municipal, conseil départemental,
conseil régional, département, région, maire, mairie, municipalité, élus, adjoint, adjointe,
villes, territoires, Cour des comptes, chambre régionale des comptes, Insee, INSEE, Drees, DREES,
Dares, Depp, DEPP, Igas, IGAS, Inspection générale, inspection générale, Haut Conseil, Conseil
d'État, conseil d'État, Défenseur des droits, Défenseure des droits, observatoire, rapport, étude,
sondage, baromètre, chercheur, chercheuse, sociologue, géographe, association, collectif,
fondation, service public, services publics, politique publique, politiques publiques, pouvoirs
publics, dispositif, expérimentation, expérimenter*, appel à projets, subvention, plan national,
plan d'urgence, plan de relance, budget, crédits, financement, État, académie, rectorat, ARS, CAF,
Caf, CCAS, ANCT, ANRU, Anru, USH, Banque des territoires, Caisse des dépôts, Caisse des Dépôts,
syndicat, plan d'action, feuille de route, communes, Etat, bailleurs, Inter-réseau, villes
moyennes)words";

/// What fills papers and is no subject of the network.
constexpr std::string_view kOutside = R"words(
# Matches and champions.
match, Ligue 1, Ligue 2, Ligue des champions, Ligue Europa, Top 14, Pro D2, National 2, National
3, Fédérale 1, Fédérale 2, Régional 1, Régional 2, NBA, Betclic, Coupe de France, Coupe du monde,
Coupe d'Europe, Coupe Davis, Mondial, Euro 2020, Euro 2024, championnat, championne, quart de
finale, demi-finale, huitièmes de finale, finale, finaliste, buteur, buteuse, mercato, entraîneur,
sélectionneur, attaquant, milieu de terrain, gardien de but, XV de France, équipe de France,
Bleus, Tour de France, Vendée Globe, Route du rhum, Dakar, Roland-Garros, Wimbledon, Open
d'Australie, Grand Chelem, Formule 1, F1, MotoGP, biathlon, ski alpin, slalom, podium, médaille,
tournoi, Super Bowl, supporteurs, supporters, PSG, OM, OL, FC, AS, RC, SCO, LOSC, Paris FC,
pétanque, cyclotourisme, foot, football, rugby, handball, volley, tennis, basket, golf, surf,
récap sport, temps additionnel, joueur, joueuse, transfert du joueur, vainqueur, s'incline,
l'emporte, score, Tournoi des six nations,
# Weather and what it breaks.
vigilance orange, vigilance rouge, vigilance jaune, alerte orange, vigilance, orages, tempête,
cyclone, ouragan, neige, verglas, grêle, intempéries, crues, séisme, météo, prévisions météo, quel
temps, avalanche, glissement de terrain, sécheresse,
# Markets, firms and money.
Bourse, bourse crypto, CAC 40, bitcoin, Bitcoin, crypto, cryptomonnaie, actionnaire, dividende,
Wall Street, OPA, rachat, levée de fonds, placements, épargne, livret A, Livret A, assurance-vie,
chiffre d'affaires, bénéfices, profits, dollar, Fed, BCE, banque centrale, taux directeurs,
obligations d'État, investir, investisseurs, baril, soldes, Black Friday, consommateurs, UFC-Que
choisir, Tesla, Amazon, Apple, iPhone, smartphone, Netflix, rappelle des, rappel de produits,
compagnie aérienne, transport aérien, avion, aéroport, drones de combat,
# Books, films and their people.
roman, romancier, romancière, film, cinéaste, réalisateur, réalisatrice, saison 1, saison 2,
saison 3, album, chanteur, chanteuse, rappeur, rappeuse, acteur de, actrice, comédien, comédienne,
humoriste, écrivain, écrivaine, essayiste, poète, Disney+, OCS, sur Arte, sur France 2, sur France
3, sur France 5, sur TF1, sur M6, Prime Video, Festival de Cannes, Oscars, César, Goncourt,
Femina, Médicis, photographe, opéra, chorégraphe, exposition, expo, concert, spectacle, dédicace,
festival, bande dessinée, BD, stand-up, marionnettes, théâtre, cinéma, librairie, influenceur,
influenceuse, célébrité, princesse, prince, people, horoscope, recette, jeu vidéo, télé-réalité,
vin, vins, gastronomie, chef étoilé, haute couture,
# Crimes, trials and accidents.
mis en examen, mise en examen, garde à vue, écroué, écrouée, cour d'assises, assises, procès, jugé
pour, jugée pour, condamné à, condamnée à, condamné pour, meurtre, meurtrier, assassinat,
assassiné, assassinée, homicide, tué, tuée, tués, mort d'un, retrouvé mort, cadavre, corps
retrouvé, poignardé, poignarder*, couteau, coups de couteau, séquestration, enlèvement,
disparition inquiétante, braquage, cambriolage, voleurs, escroquerie, arnaque, détention
provisoire, prison ferme, ans de prison, incendie, feu de forêt, accident, collision, blessé,
blessée, blessés, noyade, sauvée par, secourus, crash, suspect, soupçonné, soupçonnée, viol,
viols, violée, pédocriminel, attentat, terroriste, terrorisme, djihadiste, otage, perquisition, relaxé, relaxée, agresse, agressée, agressés, menace de,
interpellé, interpellés, arrêté pour,
# Parties, elections and the news of the world.
présidentielle, législatives=, municipales=, européennes=, sénatoriales=, second tour, premier
tour, candidat, candidate, candidats, circonscription, Nupes, motion de censure, dissolution,
meeting, tête de liste, primaire de la droite, primaire de la gauche, guerre en, guerre à,
missile, missiles, soldats, armée russe, armée israélienne, OTAN, ONU, cessez-le-feu, junte, coup d'État, droits de douane,
Trump, Poutine, Zelensky, Union européenne, UE, pape, reine,
# The village's diary.
loto, belote, vœux, galette, goûter, repas des aînés, repas de Noël, aînés, thé dansant, Téléthon,
téléthon, assemblée générale, AG, vide-greniers, brocante, marché de Noël, bourse aux, randonnée,
kermesse, gala, karaté, soirée, animations, reprise des activités, réunis autour, carnaval, recrute un, recrute une, recrute son, recrute sa, CDI, CDD, chasse, chasseurs, comité des fêtes, crèches de Noël, concours de belote, concours de pétanque, concours de boules, tombola,
chorale, don du sang, noces, centenaire, sapin, Père Noël, réveillon, jumelage, médaillés,
cérémonie, recherche un correspondant, portes ouvertes, amicale, anciens combattants,
# Advice, puzzles and schools for the few.
quiz, Quiz, les mots pour comprendre, sudoku, bac philo, bac de, sujets du bac, corrigés, job d'été, conseils pour, nos
conseils, comment choisir, bons plans, classes préparatoires, prépa, grandes écoles, HEC, Sciences
Po, école de commerce, écoles de commerce, école d'ingénieurs, école d'art, écoles d'art, ChatGPT,
intelligence artificielle, biberon, bébé, nourrisson)words";

/// What the panorama relays: the quarters and what divides.
constexpr std::string_view kSubjects = R"words(
quartiers prioritaires, quartier prioritaire, QPV, politique de la ville, quartiers populaires,
quartier populaire, quartiers, banlieue, cités, logement social, HLM, bailleurs sociaux, bailleur
social, parc social, renouvellement urbain, rénovation urbaine, ANRU, Anru, NPNRU, ANCT,
inégalité, discrimination, discriminatoire, racisme, raciste, islamophobie, antisémitisme,
antisémite, antimusulman, antimusulmane, musulmans, pauvreté, pauvre, précarité, ségrégation,
mixité sociale, mixité scolaire, cohésion sociale, cohésion des territoires, égalité républicaine,
égalité des chances, contrat de ville, contrats de ville, Seine-Saint-Denis, éducation
prioritaire, cité éducative, cités éducatives, laïcité, centre social, centres sociaux, habitat
indigne, mal-logement, mal-logés, sans-abri, sans-abrisme, crise du logement, accès aux droits,
non-recours, révoltes urbaines, violences urbaines, émeutes, Nahel, relégation, cohésion urbaine,
développement social, éducation populaire, travail social, médiation sociale, centres de
ressources, quartiers 2030, Quartiers 2030, comité interministériel des villes, CIV, ministre de
la ville, seuil de pauvreté, services publics, grands ensembles, attribution des logements,
stigmatisation, immigrés, jeunes des quartiers)words";

/// What makes it more than one town's affair.
constexpr std::string_view kNational = R"words(
gouvernement, ministre, ministère, Sénat, Assemblée nationale, parlementaire, France, en France,
national, nationale, rapport, étude, enquête, Insee, INSEE, observatoire, Cour des comptes,
collectivités, Premier ministre, programme, programmes, réforme, loi, projet de loi, proposition
de loi, Union sociale pour l'habitat, USH, ANCT, ANRU, Anru, budget, budgétaire, tribune, débat,
Ifop, IFOP, élus, acteurs, Défenseur des droits, Défenseure des droits, territoires, OCDE,
sociologue, chercheurs, président de l'Union, associations, professionnels, comité
interministériel)words";

}  // namespace

std::string_view field_words(FieldGroup group) {
  switch (group) {
    case FieldGroup::actor:
      return kActors;
    case FieldGroup::outside:
      return kOutside;
    case FieldGroup::subject:
      return kSubjects;
    case FieldGroup::national:
      return kNational;
  }
  return {};
}

}  // namespace vigie::tag
