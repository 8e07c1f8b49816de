// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/people/factor.hpp"

#include "app/people/second_factor.hpp"
#include "people/one_time_code.hpp"
#include "render/qr_code.hpp"
#include "web/pages/people/account.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

Result<std::string> secret_shown(const Visit& visit) {
  store::Reader reader = visit.db.reader();
  return app::proposed_secret(reader, visit.curator().id);
}

Response factor_form(const Layout& layout, const Visit& visit, std::string_view problem,
                     int status) {
  const auto secret = secret_shown(visit);
  if (!secret) return error_page(layout, visit, secret.error());
  if (secret->empty()) return see_other("/compte#double");
  render::View view;
  view.set("sheet", sheet_view())
      .set("secret", people::secret_words(*secret))
      .set("problem", problem);
  return layout.page(visit, "people/double", "Double vérification", Section::none, std::move(view),
                     status);
}

Response recovery_page(const Layout& layout, const Visit& visit, std::string_view said,
                       const app::RecoveryCodes& codes) {
  std::vector<render::View> lines;
  for (const std::string& code : codes) lines.push_back(render::View().set("code", code));
  render::View view;
  view.set("sheet", sheet_view()).set("said", said).set("codes", std::move(lines));
  return layout.page(visit, "people/secours", "Codes de secours", Section::none, std::move(view));
}

}  // namespace

Response post_factor(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  if (auto refused = refused_password(layout, visit, doors)) return std::move(*refused);
  const auto done = app::propose_factor(visit.db, *doors.entropy, visit.curator().id, visit.now);
  if (!done) return error_page(layout, visit, done.error());
  return see_other("/compte/double");
}

Response get_factor(const Layout& layout, const Visit& visit, const LoginDoors&) {
  return factor_form(layout, visit, "", 200);
}

Response get_factor_image(const Layout& layout, const Visit& visit, const LoginDoors&) {
  const auto secret = secret_shown(visit);
  if (!secret) return error_page(layout, visit, secret.error());
  if (secret->empty()) return error_page(layout, visit, {Code::not_found, "no secret to show"});
  auto image = render::qr_svg(people::key_address(*secret, visit.curator().email));
  if (!image) return error_page(layout, visit, image.error());
  Response response;
  response.content_type = "image/svg+xml";
  response.body = std::move(*image);
  return response;
}

Response post_factor_code(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  const auto codes = app::confirm_factor(visit.db, *doors.entropy, visit.curator(),
                                         visit.request.field("code"), visit.now);
  if (!codes && codes.error().code == Code::conflict) return see_other("/compte#double");
  if (!codes) return error_page(layout, visit, codes.error());
  if (!*codes) {
    return factor_form(layout, visit,
                       "Ce code n’est pas le bon. Vérifiez l’heure du téléphone, et donnez le code "
                       "qu’il affiche maintenant.",
                       422);
  }
  return recovery_page(layout, visit, "La double vérification est en place.", **codes);
}

Response post_factor_gesture(const Layout& layout, const Visit& visit, const LoginDoors& doors) {
  if (auto refused = refused_password(layout, visit, doors)) return std::move(*refused);
  if (visit.request.field("geste") == "codes") {
    const auto codes =
        app::renew_recovery_codes(visit.db, *doors.entropy, visit.curator(), visit.now);
    if (!codes) return error_page(layout, visit, codes.error());
    return recovery_page(layout, visit, "Les codes d’avant ne valent plus.", *codes);
  }
  const auto done = app::end_factor(visit.db, visit.curator(), visit.curator().id, visit.now);
  if (!done) return error_page(layout, visit, done.error());
  return see_other("/compte?fait=double-fin");
}

}  // namespace vigie::web
