// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/absence.hpp"

#include "app/rota/absences.hpp"
#include "base/format.hpp"
#include "http/links.hpp"
#include "people/wording.hpp"
#include "web/pages/rota/common.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

constexpr std::size_t kReasonBytesMax = 200;

struct Form {
  app::Acting acting;
  Absence absence;
  bool own = false;  ///< of who acts, not of the centre
};

Result<Form> read_form(const Visit& visit) {
  const auto acting = acting_for(visit);
  if (!acting) return fail(acting.error());
  const auto from = parse_day(visit.request.field("du"));
  const auto to = parse_day(visit.request.field("au"));
  if (!from || !to) return fail(Code::invalid_input, "days");
  const std::string_view whose = visit.request.field("qui");
  const bool network = whose == "reseau";
  if (network && !visit.may(people::Permission::coordinate, Where::network)) {
    return fail(Code::forbidden, "closure",
                std::string(people::refusal_of(people::Permission::coordinate)));
  }
  return Form{*acting,
              {network ? std::string() : acting->centre, *from, *to,
               std::string(visit.request.field("motif").substr(0, kReasonBytesMax))},
              whose == "moi"};
}

/// "&pour=irev" where somebody acts for another centre.
std::string behalf_of(const Visit& visit) {
  const std::string_view centre = visit.request.field("pour");
  return centre.empty() ? std::string() : "&pour=" + http::escape_query(centre);
}

}  // namespace

Response post_absence(const Layout& layout, const Visit& visit) {
  const auto form = read_form(visit);
  if (!form) return error_page(layout, visit, form.error());
  const auto add = form->own ? app::add_own_absence : app::add_absence;
  const auto answer = add(visit.db, form->acting, form->absence, visit.now);
  if (!answer) return error_page(layout, visit, answer.error());
  if (const auto* refused = std::get_if<app::AbsenceRefusal>(&*answer)) {
    return refusal_page(layout, visit, 400, "Absence non notée", app::words_of(*refused));
  }
  const auto& covered = std::get<std::vector<Day>>(*answer);
  // On one's own turn, the form that asks for a swap comes next, with that turn in it.
  for (const Day week : covered) {
    if (week > paris_day(visit.now)) {
      return see_other(fmt::format("/tour/annee?ceder={}{}#demander", iso(week), behalf_of(visit)));
    }
  }
  return back_to(visit, "/tour/centre", "absences");
}

Response post_absence_withdrawal(const Layout& layout, const Visit& visit) {
  const auto form = read_form(visit);
  if (!form) return error_page(layout, visit, form.error());
  const auto withdraw = form->own ? app::withdraw_own_absence : app::withdraw_absence;
  const auto done = withdraw(visit.db, form->acting, form->absence, visit.now);
  if (!done) return error_page(layout, visit, done.error());
  return back_to(visit, "/tour/centre", "absences");
}

}  // namespace vigie::web
