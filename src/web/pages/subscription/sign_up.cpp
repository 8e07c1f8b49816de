// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/subscription/sign_up.hpp"

#include "app/readers/read_readers.hpp"
#include "app/readers/sign_up.hpp"
#include "base/format.hpp"
#include "store/letter/issue_repo.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

struct SignUpState {
  std::string problem{};
  std::string typed{};
  std::string typed_name{};
  bool sent = false;
};

Response sign_up_page(const SubscriptionPages& pages, const Visit& visit, const SignUpState& state,
                      int status = 200) {
  store::Reader reader = visit.db.reader();
  const std::string letter(visit.capture("letter"));
  const auto name = app::letter_name(reader, letter);
  if (!name) return error_page(pages.layout, visit, name.error());
  const auto issues = store::public_issues(reader, letter, 1);
  if (!issues) return error_page(pages.layout, visit, issues.error());
  std::vector<View> last;
  if (!issues->empty()) {
    const store::IssueRow& issue = issues->front();
    last.push_back(View()
                       .set("url", fmt::format("/lettres/{}/{}/en-ligne", letter, issue.number))
                       .set("subject", issue.subject)
                       .set("on", day_of(issue.public_at)));
  }
  View view;
  view.set("sheet", View().set("url", asset_url("readers.css")))
      .set("letter", *name)
      .set("key", letter)
      .set("wording", kSignUpWording)
      .set("problem", state.problem)
      .set("typed", state.typed)
      .set("typed_name", state.typed_name)
      .set("sent", state.sent)
      .set("last", std::move(last));
  return pages.layout.page(visit, "subscription/inscription", "Recevoir " + *name, Section::none,
                           std::move(view), status);
}

}  // namespace

Response get_sign_up(const SubscriptionPages& pages, const Visit& visit) {
  return sign_up_page(pages, visit, {});
}

Response post_sign_up(const SubscriptionPages& pages, const Visit& visit) {
  const Request& form = visit.request;
  SignUpState state{.problem = "",
                    .typed = std::string(form.field("courriel")),
                    .typed_name = std::string(form.field("nom"))};
  if (!pages.throttle.let(form.address, visit.now)) {
    state.problem = "Trop de demandes viennent de votre réseau. Réessayez dans une heure.";
    return sign_up_page(pages, visit, state, 429);
  }
  store::Reader reader = visit.db.reader();
  if (const auto name = app::letter_name(reader, visit.capture("letter")); !name) {
    return error_page(pages.layout, visit, name.error());
  }
  if (!form.field("site").empty()) return sign_up_page(pages, visit, {.sent = true});  // a robot
  const auto asked = app::sign_up(visit.db,
                                  {.list = visit.capture("letter"),
                                   .address = state.typed,
                                   .name = state.typed_name,
                                   .wording = kSignUpWording,
                                   .link_only = form.field("geste") == "lien"},
                                  pages.entropy, visit.now);
  if (!asked) return error_page(pages.layout, visit, asked.error());
  if (*asked == app::Asked::no_address) {
    state.problem = "Ce n’est pas une adresse de courriel.";
    return sign_up_page(pages, visit, state, 422);
  }
  if (*asked == app::Asked::too_many) {
    state.problem = "Trop de demandes arrivent en ce moment. Réessayez dans une heure.";
    return sign_up_page(pages, visit, state, 429);
  }
  return sign_up_page(pages, visit, {.sent = true});
}

}  // namespace vigie::web
