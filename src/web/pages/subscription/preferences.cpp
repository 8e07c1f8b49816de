// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/subscription/preferences.hpp"

#include <algorithm>

#include "app/letter/unsubscribe.hpp"
#include "app/readers/preferences.hpp"
#include "app/readers/sign_up.hpp"
#include "base/format.hpp"
#include "web/pages/subscription/follow.hpp"
#include "web/pages/subscription/sign_up.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using app::Proof;
using render::View;

constexpr int kPauses[] = {1, 2, 3, 6, 12};

std::string preferences_address(const Visit& visit) {
  return fmt::format("/abonnement/{}", visit.capture("token"));
}

/// What the last gesture came to, by the word in the address.
std::string_view done_sentence(std::string_view done) {
  if (done == "retour") return "Vous recevez de nouveau la lettre.";
  if (done == "inscription") return "Votre inscription est confirmée.";
  if (done == "adresse") return "Votre nouvelle adresse est enregistrée.";
  if (done == "choix") return "Votre choix est enregistré.";
  if (done == "pause") return "La pause est enregistrée.";
  if (done == "reprise") return "Vous recevez de nouveau la lettre.";
  if (done == "courrier")
    return "Un courriel vient de partir\u00a0: suivez le lien qu’il contient.";
  return done.empty() ? "" : "C’est fait.";
}

View preferences_view(const app::Preferences& page, const Visit& visit) {
  const Request& form = visit.request;  // empty, but where a gesture was refused
  const bool again = form.field("geste") == "choix";
  std::vector<View> pauses;
  for (const int months : kPauses) {
    pauses.push_back(
        View()
            .set("months", std::to_string(months))
            .set("label", months == 1 ? std::string("un mois") : fmt::format("{} mois", months))
            .set("chosen", form.field("mois") == std::to_string(months)));
  }
  std::vector<View> others;
  for (const store::LetterRow& letter : page.others) {
    others.push_back(View()
                         .set("key", letter.key)
                         .set("name", letter.name)
                         .set("chosen", form.field("lettre") == letter.key));
  }
  std::vector<View> themes;
  for (const Theme& theme : page.themes) {
    if (!theme.holds_on(paris_day(visit.now))) continue;
    const bool chosen =
        again ? std::ranges::any_of(form.form,
                                    [&](const auto& each) {
                                      return each.first == "theme" && each.second == theme.code;
                                    })
              : std::ranges::any_of(page.filters,
                                    [&](const auto& each) { return each.second == theme.code; });
    themes.push_back(
        View().set("code", theme.code).set("label", theme.label).set("chosen", chosen));
  }
  const SubscriptionState state = page.person.state;
  View view;
  view.set("sheet", View().set("url", asset_url("readers.css")))
      .set("letter", page.letter_name)
      .set("sign_up",
           View().set("url", page.panorama ? std::string("/panorama/suivre")
                                           : fmt::format("/lettre/{}", page.person.list)))
      .set("panorama", page.panorama)
      .set("weekly", again ? form.field("rythme") == "semaine" : page.person.frequency == "weekly")
      .set("typed_address", form.field("adresse"))
      .set("has_themes", !themes.empty())
      .set("themes", std::move(themes))
      .set("masked", app::masked_address(page.person.email))
      .set("link", visit.capture("token"))
      .set("receives", state == SubscriptionState::active)
      .set("paused", state == SubscriptionState::paused)
      .set("until", day_of(page.person.paused_until_at))
      .set("pending", state == SubscriptionState::pending)
      .set("left", state == SubscriptionState::left)
      .set("on_list", state == SubscriptionState::active || state == SubscriptionState::paused)
      .set("may_take_back", page.may_take_back)
      .set("pauses", std::move(pauses))
      .set("has_others", !others.empty())
      .set("others", std::move(others));
  return view;
}

Response preferences_page(const SubscriptionPages& pages, const Visit& visit, std::string_view done,
                          std::string_view problem, int status = 200) {
  store::Reader reader = visit.db.reader();
  const auto page = app::read_preferences(reader, visit.capture("token"), visit.now);
  if (!page) return error_page(pages.layout, visit, page.error());
  if (!*page) return error_page(pages.layout, visit, {Code::not_found, "preferences link"});
  View view = preferences_view(**page, visit);
  view.set("done", done_sentence(done)).set("problem", problem);
  return pages.layout.page(visit, "subscription/preferences", "Vos préférences", Section::none,
                           std::move(view), status);
}

Response after(const Visit& visit, const Result<bool>& done, const Layout& layout,
               std::string_view word) {
  if (!done) return error_page(layout, visit, done.error());
  return see_other(
      fmt::format("{}{}{}", preferences_address(visit), *done ? "?fait=" : "", *done ? word : ""));
}

Response ask_address(const SubscriptionPages& pages, const Visit& visit) {
  const auto asked = app::ask_for_address(visit.db, visit.capture("token"),
                                          visit.request.field("adresse"), visit.now);
  if (!asked) return error_page(pages.layout, visit, asked.error());
  if (*asked == app::AddressAsked::no_address) {
    return preferences_page(pages, visit, "", "Ce n’est pas une adresse de courriel.", 422);
  }
  return see_other(preferences_address(visit) + "?fait=courrier");
}

struct ProofWords {
  std::string_view title;
  std::string_view text;
  std::string_view button;
};
ProofWords words_of(Proof proof) {
  switch (proof) {
    case Proof::confirm:
      return {"Confirmer l’inscription", kSignUpWording, "Confirmer mon inscription"};
    case Proof::address:
      return {"Changer d’adresse", "La lettre arrivera désormais à votre nouvelle adresse.",
              "Confirmer cette adresse"};
    case Proof::data:
      return {"Vos données", "Tout ce que nous gardons de vous, dans un fichier de texte.",
              "Télécharger mes données"};
    case Proof::erase:
      return {"Effacer vos données",
              "Votre adresse et votre nom sont effacés de toutes nos listes, sans retour. Une "
              "empreinte illisible de l’adresse reste, pour ne plus vous écrire par mégarde.",
              "Effacer mes données"};
  }
  return {};
}

/// Whose link it is, and what for; not_found for a void one.
struct ProofLink {
  Proof proof;
  store::Subscriber person;
};
Result<ProofLink> proof_link(const Visit& visit) {
  const auto proof = app::proof_named(visit.capture("proof"));
  if (!proof) return fail(Code::not_found, "proof");
  store::Reader reader = visit.db.reader();
  auto person = app::person_of_proof(reader, visit.capture("token"), *proof, visit.capture("code"),
                                     visit.now);
  if (!person) return fail(person.error());
  if (!*person) {
    return fail(Code::not_found, "void proof",
                "ce lien a déjà servi, ou il est trop vieux\u00a0: demandez-en un autre depuis la "
                "page d’inscription");
  }
  return ProofLink{*proof, std::move(**person)};
}

Response proved(const SubscriptionPages& pages, const Visit& visit, app::ProofDone done,
                std::string_view word) {
  if (done == app::ProofDone::taken) {
    return preferences_page(pages, visit, "",
                            "Quelqu’un reçoit déjà à cette adresse\u00a0: quittez cette liste-ci, "
                            "ou gardez les deux.",
                            422);
  }
  return see_other(fmt::format("{}?fait={}", preferences_address(visit), word));
}

}  // namespace

Response get_preferences(const SubscriptionPages& pages, const Visit& visit) {
  return preferences_page(pages, visit, visit.request.parameter("fait"), "");
}

Response post_preferences(const SubscriptionPages& pages, const Visit& visit) {
  const Request& form = visit.request;
  const std::string_view token = visit.capture("token");
  const std::string_view what = form.field("geste");
  const Layout& layout = pages.layout;
  if (!pages.throttle.let(form.address, visit.now)) {
    return preferences_page(pages, visit, "",
                            "Trop de demandes viennent de votre réseau. Réessayez dans une heure.",
                            429);
  }
  if (what == "pause") {
    const int months = static_cast<int>(http::read_number(form.field("mois")).value_or(0) % 100);
    return after(visit, app::pause_reading(visit.db, token, months, visit.now), layout, "pause");
  }
  if (what == "reprise") {
    return after(visit, app::resume_reading(visit.db, token, visit.now), layout, "reprise");
  }
  if (what == "partir") {
    if (const auto left = app::unsubscribe(visit.db, token, visit.now); !left) {
      return error_page(layout, visit, left.error());
    }
    return see_other(fmt::format("/desinscription/{}", token));
  }
  if (what == "tout-quitter") {
    const auto left = app::leave_everything(visit.db, token, visit.now);
    if (!left) return error_page(layout, visit, left.error());
    return see_other(fmt::format("/desinscription/{}", token));
  }
  if (what == "adresse") return ask_address(pages, visit);
  if (what == "choix") return post_follower_choice(pages, visit);
  if (what == "donnees" || what == "effacer") {
    const Proof proof = what == "donnees" ? Proof::data : Proof::erase;
    return after(visit, app::ask_for_proof(visit.db, token, proof, visit.now), layout, "courrier");
  }
  if (what == "lettre") {
    const auto asked = app::ask_for_letter(visit.db, token, form.field("lettre"), kSignUpWording,
                                           pages.entropy, visit.now);
    return after(visit, asked, layout, "courrier");
  }
  return error_page(layout, visit, {Code::invalid_input, "preferences form"});
}

Response get_proof(const SubscriptionPages& pages, const Visit& visit) {
  const auto link = proof_link(visit);
  if (!link) return error_page(pages.layout, visit, link.error());
  const ProofWords words = words_of(link->proof);
  store::Reader reader = visit.db.reader();
  const auto page = app::read_preferences(reader, visit.capture("token"), visit.now);
  if (!page) return error_page(pages.layout, visit, page.error());
  View view;
  view.set("sheet", View().set("url", asset_url("readers.css")))
      .set("title", words.title)
      .set("letter", *page ? (*page)->letter_name : std::string())
      .set("masked", app::masked_address(link->person.email))
      .set("text", words.text)
      .set("button", words.button)
      .set("link", visit.capture("token"))
      .set("proof", visit.capture("proof"))
      .set("code", visit.capture("code"));
  return pages.layout.page(visit, "subscription/preuve", words.title, Section::none,
                           std::move(view));
}

Response post_proof(const SubscriptionPages& pages, const Visit& visit) {
  const auto link = proof_link(visit);
  if (!link) return error_page(pages.layout, visit, link.error());
  const std::string_view token = visit.capture("token");
  const std::string_view code = visit.capture("code");
  if (link->proof == Proof::confirm) {
    const auto done = app::confirm_subscription(visit.db, token, code, kSignUpWording, visit.now);
    return after(visit, done, pages.layout, "inscription");
  }
  if (link->proof == Proof::address) {
    const auto done = app::confirm_address(visit.db, token, code, visit.now);
    if (!done) return error_page(pages.layout, visit, done.error());
    return proved(pages, visit, *done, "adresse");
  }
  if (link->proof == Proof::erase) {
    const auto done = app::erase_by_reader(visit.db, token, code, visit.now);
    if (!done) return error_page(pages.layout, visit, done.error());
    return see_other(fmt::format("/desinscription/{}", token));
  }
  store::Reader reader = visit.db.reader();
  auto data = app::data_of_reader(reader, token, code, visit.now);
  if (!data) return error_page(pages.layout, visit, data.error());
  if (!*data) return error_page(pages.layout, visit, {Code::not_found, "void proof"});
  Response response = plain_text(std::move(**data));
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"mes-donnees.txt\"");
  return response;
}

}  // namespace vigie::web
