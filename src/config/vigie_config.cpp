// SPDX-License-Identifier: EUPL-1.2
#include "config/vigie_config.hpp"

#include <algorithm>
#include <tuple>

#include "base/format.hpp"
#include "config/toml_reader.hpp"

namespace vigie::config {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kMegabyte = 1 << 20;

/// One of the words a key may hold; the first is the default.
std::string choice(TableReader& table, std::string_view key,
                   const std::vector<std::string>& words) {
  const std::string given = table.text(key, words.front());
  for (const std::string& word : words) {
    if (word == given) return word;
  }
  std::string list;
  for (const std::string& word : words) {
    list += fmt::format("{}« {} »", list.empty() ? "" : ", ", word);
  }
  table.notes().error(
      table.node().find(key)->value,
      fmt::format("« {} » attend un de ces mots : {} ; pas « {} ».", key, list, given));
  return words.front();
}

void read_paths(VigieConfig& config, TableReader table, const fs::path& folder) {
  const auto path = [&](std::string_view key, std::string_view otherwise) {
    return (folder / table.text(key, otherwise)).lexically_normal();
  };
  config.database = path("base", "../var/vigie.sqlite");
  config.centres = path("centres", "centres.toml");
  config.rota = path("rota", "rota.toml");
  config.themes = path("themes", "themes.toml");
  config.territories = path("territoires", "territories");
  config.feeds = path("sources", "../feeds");
  config.filters = path("filtres", "filters.toml");
  config.medias = path("medias", "medias.toml");
  config.trackers = path("traceurs", "trackers.toml");
  config.providers = path("fournisseurs", "providers.toml");
  config.texts = path("textes", "site");
  config.newsletter = path("lettres", "../newsletter");
  config.agents = path("visiteurs", "audience.toml");
  table.refuse_unknown_keys();
}

/// "10.0.0.0/8": the shape only; `net` understands the address.
bool looks_like_cidr(std::string_view text) {
  const std::size_t slash = text.find('/');
  return slash != std::string_view::npos && slash > 0 &&
         text.find_first_not_of("0123456789abcdefABCDEF.:/") == std::string_view::npos;
}

void read_network(VigieConfig::Network& network, TableReader table, const fs::path& folder) {
  network.user_agent = table.text("identite", "vigie/0.1 (veille de presse)");
  for (const auto& cidr : table.placed_texts("adresses_privees_permises")) {
    if (!looks_like_cidr(cidr.value)) {
      table.notes().error(cidr,
                          fmt::format("« {} » n’est pas une plage d’adresses : écrire par exemple "
                                      "\"127.0.0.0/8\".",
                                      cidr.value));
      continue;
    }
    network.allowed_cidrs.push_back(cidr.value);
  }
  network.parallel = static_cast<int>(table.integer("releves_simultanees", 32, 1, 256));
  network.connect_timeout_s = static_cast<int>(table.integer("delai_connexion_s", 10, 1, 120));
  network.total_timeout_s = static_cast<int>(table.integer("delai_total_s", 30, 1, 600));
  network.body_max_bytes = table.integer("taille_max_mo", 10, 1, 10) * kMegabyte;
  const std::string authorities = table.text("autorites");
  if (!authorities.empty()) network.ca_file = (folder / authorities).lexically_normal();
  network.throttle_per_feed = table.texts("attente_par_flux");
  table.refuse_unknown_keys();
}

void read_web(VigieConfig::Web& web, TableReader table) {
  web.listen_address = table.text("ecoute", "127.0.0.1");
  web.port = static_cast<int>(table.integer("port", 8080, 0, 65'535));
  web.public_url = table.text("adresse_publique", fmt::format("http://localhost:{}", web.port));
  const bool https = web.public_url.starts_with("https://");
  if (!https && !web.public_url.starts_with("http://")) {
    table.notes().error(table.node().find("adresse_publique")->value,
                        "« adresse_publique » commence par https:// (ou http:// pour un essai).");
  }
  while (web.public_url.ends_with('/')) web.public_url.pop_back();
  web.secure_cookies = table.flag("cookies_securises", https);
  table.refuse_unknown_keys();
}

void read_smtp(VigieConfig::Mail& mail, TableReader table, const fs::path& folder) {
  mail.smtp_url = table.text("serveur", "smtp://localhost:25");
  if (!mail.smtp_url.starts_with("smtp://") && !mail.smtp_url.starts_with("smtps://")) {
    table.notes().error(table.node().find("serveur")->value,
                        "« serveur » commence par smtp:// ou smtps://.");
  }
  mail.smtp_user = table.text("compte");
  const std::string secret = table.text("fichier_mot_de_passe");
  if (!secret.empty()) mail.smtp_password_file = (folder / secret).lexically_normal();
  const std::string tls = choice(table, "chiffrement", {"starttls", "tls", "aucun"});
  mail.smtp_tls = tls == "aucun" ? "none" : tls;
  table.refuse_unknown_keys();
}

void read_mail(VigieConfig::Mail& mail, TableReader table, const fs::path& folder) {
  mail.transport = choice(table, "envoi", {"dossier", "smtp"}) == "smtp" ? "smtp" : "outbox";
  mail.outbox = (folder / table.text("dossier", "../var/outbox")).lexically_normal();
  read_smtp(mail, table.table("smtp"), folder);
  mail.from = table.text("expediteur", "veille@localhost.invalid");
  mail.from_name = table.text("nom_expediteur", "Veille");
  mail.reply_to = table.text("repondre_a", mail.from);
  const std::string domain = mail.from.substr(mail.from.find('@') + 1);
  if (mail.from.find('@') == std::string::npos) {
    table.notes().error(table.node().find("expediteur")->value,
                        fmt::format("« {} » n’est pas une adresse de courriel.", mail.from));
  }
  mail.list_domain = table.text("domaine_de_liste", domain);
  mail.feedback_id = table.text("identifiant_de_retour");
  mail.per_hour = static_cast<int>(table.integer("par_heure", 2000, 1, 100'000));
  mail.per_day = static_cast<int>(table.integer("par_jour", 0, 0, 1'000'000));
  mail.deadline_hours = static_cast<int>(table.integer("delai_heures", 72, 6, 240));
  mail.postal_address = table.text("adresse_postale");
  mail.publisher = table.text("editeur");
  mail.director = table.text("directeur_publication");
  mail.unsubscribe_mailto = table.text("desinscription_par_courriel");
  const std::string inbox = table.text("boite_des_sources");
  if (!inbox.empty()) mail.inbox = (folder / inbox).lexically_normal();
  mail.sources_address = table.text("adresse_des_sources");
  mail.return_address = table.text("adresse_de_retour");
  const std::string returns = table.text("dossier_des_retours");
  if (!returns.empty()) mail.returns = (folder / returns).lexically_normal();
  table.refuse_unknown_keys();
}

/// "08:30", or "8 h 30" as people write it; none for what is no hour.
std::optional<std::pair<int, int>> read_hour(std::string_view text) {
  int numbers[2] = {0, 0};
  int count = 0;
  bool in_number = false;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !in_number && ++count > 2) return std::nullopt;
    if (digit) numbers[count - 1] = std::min(100, 10 * numbers[count - 1] + (c - '0'));
    in_number = digit;
  }
  if (count == 0 || numbers[0] > 23 || numbers[1] > 59) return std::nullopt;
  return std::pair(numbers[0], numbers[1]);
}

void read_panorama(PublicationRules& rules, TableReader table) {
  std::vector<std::string> words;
  for (const WhoPublishes who : kWhoPublishes) words.emplace_back(word_of(who));
  const std::string who = choice(table, "publication", words);
  for (const WhoPublishes each : kWhoPublishes) {
    if (word_of(each) == who) rules.who = each;
  }
  const auto morning = read_hour(table.text("edition_du_matin", "08:30"));
  if (!morning) {
    table.notes().error(table.node().find("edition_du_matin")->value,
                        "« edition_du_matin » est une heure : écrire par exemple \"08:30\".");
  } else {
    std::tie(rules.morning_hour, rules.morning_minute) = *morning;
  }
  rules.weekly_min = static_cast<int>(table.integer("par_semaine_au_moins", 8, 0, 200));
  rules.weekly_max = static_cast<int>(table.integer("par_semaine_au_plus", 12, 1, 200));
  table.refuse_unknown_keys();
}

/// "https://www.exemple.fr", as browsers name a site: no path, no capital.
bool is_origin(std::string_view text) {
  const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  return scheme > 0 && text.size() > scheme &&
         text.substr(scheme).find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-:") ==
             std::string_view::npos;
}

void read_embed(VigieConfig::Embed& embed, TableReader table) {
  for (const auto& site : table.placed_texts("sites")) {
    std::string origin = site.value;
    if (origin.ends_with('/')) origin.pop_back();
    if (!is_origin(origin)) {
      table.notes().error(
          site, fmt::format("«\u00a0{}\u00a0» n’est pas un site\u00a0: écrire par exemple "
                            "\"https://www.exemple.fr\", sans chemin ni majuscule.",
                            site.value));
      continue;
    }
    embed.sites.push_back(std::move(origin));
  }
  table.refuse_unknown_keys();
}

void read_audience(VigieConfig::Audience& audience, TableReader table, const fs::path& folder) {
  const std::string by = choice(table, "comptage", {"vigie", "nginx", "aucun"});
  audience.counted_by = by == "aucun" ? "" : by;
  audience.log = (folder / table.text("journal", "/run/vigie/audience.log")).lexically_normal();
  table.refuse_unknown_keys();
}

}  // namespace

Loaded<VigieConfig> load_vigie(const fs::path& file) {
  Notebook notes(file.string());
  const TomlNode root = read_toml_file(file, notes);
  const fs::path folder = file.parent_path();
  VigieConfig config;
  TableReader top(root, notes);
  read_paths(config, top.table("fichiers"), folder);
  read_network(config.network, top.table("reseau"), folder);
  read_web(config.web, top.table("web"));
  read_mail(config.mail, top.table("courriel"), folder);
  read_panorama(config.panorama, top.table("panorama"));
  read_embed(config.embed, top.table("encart"));
  read_audience(config.audience, top.table("audience"), folder);
  TableReader retention = top.table("conservation");
  config.retention.feed_text_days =
      static_cast<int>(retention.integer("texte_des_flux_jours", 30, 1, 30));
  config.retention.event_names_days =
      static_cast<int>(retention.integer("noms_du_journal_jours", 365, 180, 365));
  retention.refuse_unknown_keys();
  top.refuse_unknown_keys();
  return {std::move(config), notes.take()};
}

}  // namespace vigie::config
