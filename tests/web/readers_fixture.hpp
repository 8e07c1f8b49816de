// SPDX-License-Identifier: EUPL-1.2
/// A list without readers, whoever asks to be on it, and the mails that leave.
#pragma once

#include <functional>

#include "app/job_list.hpp"
#include "app/jobs/notification.hpp"
#include "store/mail/person_repo.hpp"
#include "store/mail/reader_repo.hpp"
#include "store/mail/subscription_repo.hpp"
#include "web/route_scenes.hpp"

namespace vigie::web {

/// Keeps what leaves.
class KeptMail final : public net::Mailer {
 public:
  net::Handover deliver(const net::OutgoingMail& mail,
                        const std::function<bool()>& hand_over) override {
    if (!hand_over()) return {};
    sent.emplace_back(std::string(mail.envelope_to), std::string(mail.bytes));
    return {net::Handover::Outcome::answered, 250, "250 ok"};
  }
  std::vector<std::pair<std::string, std::string>> sent;
};

class Readers : public RouteScenes {
 protected:
  Readers() {
    letter_reader();
    sample.run("DELETE FROM subscription");
    sample.run("DELETE FROM person");
    config.web.public_url = "https://vigie.example";
    config.mail.from = "lettre@exemple.fr";
    config.mail.list_domain = "exemple.fr";
  }

  /// What leaves now.
  std::vector<std::pair<std::string, std::string>> mails() {
    KeptMail mailer;
    const auto report = app::send_notifications(sample.db(), config, app::notification_kinds(),
                                                mailer, clock.now(), [] { return false; });
    EXPECT_TRUE(report) << report.error().detail;
    return mailer.sent;
  }
  /// The address in a mail, without its host.
  static std::string link_of(const std::string& bytes) {
    std::string plain = bytes;
    for (std::size_t at = plain.find("=\r\n"); at != std::string::npos; at = plain.find("=\r\n")) {
      plain.erase(at, 3);
    }
    return "/abonnement/" + between(plain, "https://vigie.example/abonnement/", "\r\n");
  }
  std::string state_of(std::string_view email) {
    store::Reader reader = sample.db().reader();
    const auto person = store::subscriber_by_email(reader, "resonances", email).value();
    return person ? std::string(name_of(person->state)) : "none";
  }
  Response ask(Browser& browser, std::string_view address) {
    return browser.post("/lettre/resonances", {{"courriel", std::string(address)}, {"nom", "Léa"}});
  }
  std::string subscribed(Browser& browser, std::string_view address) {
    ask(browser, address);
    const auto sent = mails();
    EXPECT_EQ(sent.size(), 1U);
    const std::string link = sent.empty() ? "" : link_of(sent[0].second);
    browser.post(link, {});
    return link.substr(0, link.find('/', 12));
  }

  config::VigieConfig config;
  Browser stranger{*site};
};

}  // namespace vigie::web
