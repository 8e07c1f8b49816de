# SPDX-License-Identifier: EUPL-1.2
# Sourced by the replays that send.
#   mail_settings PORT     the end of a vigie.toml whose letters go to the SMTP server of that port
mail_settings() {
  cat << END
[web]
adresse_publique = "https://vigie.example.org"
[courriel]
envoi = "smtp"
expediteur = "resonances@lettre.example.org"
nom_expediteur = "Résonances"
repondre_a = "redaction@lettre.example.org"
domaine_de_liste = "lettre.example.org"
identifiant_de_retour = "vigieessai"
par_heure = 100000
editeur = "Pôle ressources"
adresse_postale = "1 place de l’Exemple, 95200 Sarcelles"
directeur_publication = "Camille Exemple"
desinscription_par_courriel = "desinscription@lettre.example.org"
[courriel.smtp]
serveur = "smtp://127.0.0.1:$1"
chiffrement = "aucun"
END
}
