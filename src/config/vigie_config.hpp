// SPDX-License-Identifier: EUPL-1.2
/// vigie.toml: where things are, what the network allows, how letters leave.
///
/// Shape   every key has a default, so that the smallest file is an empty one. Keys are French
///         without accents; paths are resolved against the folder of vigie.toml.
/// Units   the suffix of each name (…_s seconds, …_bytes, …_days).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "config/diagnostic.hpp"
#include "model/publication.hpp"

namespace vigie::config {

struct VigieConfig {
  std::filesystem::path database;
  std::filesystem::path centres;
  std::filesystem::path rota;
  std::filesystem::path themes;
  std::filesystem::path territories;  ///< folder
  std::filesystem::path feeds;        ///< folder of <centre>.opml
  std::filesystem::path filters;      ///< may be absent
  std::filesystem::path medias;       ///< may be absent
  std::filesystem::path trackers;     ///< may be absent
  std::filesystem::path providers;    ///< what mail servers mean; may be absent
  std::filesystem::path texts;        ///< folder of what the public site says of itself
  std::filesystem::path newsletter;   ///< folder of <letter>/letter.toml
  std::filesystem::path agents;       ///< robots and classes of sites; may be absent

  struct Network {
    std::string user_agent;
    std::vector<std::string> allowed_cidrs;  ///< private addresses that may be asked all the same
    int parallel = 32;
    int connect_timeout_s = 10;
    int total_timeout_s = 30;
    std::int64_t body_max_bytes = 10 << 20;
    std::filesystem::path ca_file;  ///< certificates in place of the system's; empty: the system's
    std::vector<std::string> throttle_per_feed;  ///< domains where each feed waits for itself
  } network;

  struct Web {
    std::string listen_address;
    int port = 8080;
    std::string public_url;  ///< without slash at its end
    bool secure_cookies = true;
  } web;

  struct Mail {
    std::string transport;  ///< "outbox" or "smtp"
    std::filesystem::path outbox;
    std::string smtp_url;  ///< smtp://host:port or smtps://host:port
    std::string smtp_user;
    std::filesystem::path smtp_password_file;  ///< empty: no password
    std::string smtp_tls;                      ///< "none", "starttls" or "tls"
    std::string from;
    std::string from_name;
    std::string reply_to;
    std::string list_domain;
    std::string feedback_id;
    int per_hour = 2000;
    int per_day = 0;          ///< 0: as many as the hours allow
    int deadline_hours = 72;  ///< of an issue: whoever was not reached by then is left
    std::string postal_address;
    std::string publisher;
    std::string director;
    std::string unsubscribe_mailto;
    std::filesystem::path inbox;  ///< a Maildir where letters to sources arrive; empty: none
    std::string sources_address;  ///< "veille@exemple.fr": a source's own is "veille+…@exemple.fr"
    std::string return_address;   ///< of envelopes, with +what each names; "": `from`
    std::filesystem::path returns;  ///< Maildir of what comes back to it; empty: nobody reads it
  } mail;

  PublicationRules panorama;

  struct Embed {
    std::vector<std::string> sites;  ///< origins that may show it: "https://www.exemple.fr"
  } embed;

  struct Audience {
    std::string counted_by;     ///< "vigie", "nginx"; "": nobody counts
    std::filesystem::path log;  ///< of requests, emptied as it is read
  } audience;

  struct Retention {
    int feed_text_days = 30;
    int event_names_days = 365;
  } retention;
};

Loaded<VigieConfig> load_vigie(const std::filesystem::path& file);

}  // namespace vigie::config
