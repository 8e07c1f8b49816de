// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/correction.hpp"

#include <cmath>

#include "app/rota/absences.hpp"
#include "base/format.hpp"
#include "rota/wording.hpp"
#include "store/rota/account_repo.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"
#include "web/pages/rota/common.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

constexpr std::size_t kCorrectionWordBytesMax = 200;
constexpr std::int64_t kCorrectionDaysMax = 60;

/// "-3", "+2", "4": whole days, none of them zero.
std::optional<double> days_typed(std::string_view typed) {
  const bool less = typed.starts_with('-') || typed.starts_with("\u2212");
  if (less) typed.remove_prefix(typed.starts_with('-') ? 1 : std::string_view("\u2212").size());
  if (!less && typed.starts_with('+')) typed.remove_prefix(1);
  const auto days = read_number(typed);
  if (!days || *days == 0 || *days > kCorrectionDaysMax) return std::nullopt;
  return static_cast<double>(less ? -*days : *days);
}

}  // namespace

Result<std::vector<render::View>> corrections_view(store::Reader& reader,
                                                   const app::CentreNames& names) {
  const auto credits = store::duty_credits(reader);
  if (!credits) return fail(credits.error());
  std::vector<render::View> rows;
  for (const store::DutyCredit& credit : *credits) {
    if (credit.kind != store::CreditKind::correction) continue;
    rows.push_back(render::View().set(
        "sentence",
        fmt::format("{}\u00a0: {}{} à partir du {}. «\u00a0{}\u00a0»{}", names.of(credit.centre),
                    credit.days < 0 ? "\u2212" : "+", rota::open_days_words(std::abs(credit.days)),
                    text::long_date(credit.counts_on), credit.reason,
                    credit.by.empty() ? std::string() : fmt::format(" ({})", credit.by))));
  }
  return rows;
}

Response post_account_correction(const Layout& layout, const Visit& visit) {
  const std::string centre(visit.request.field("centre"));
  const auto days = days_typed(visit.request.field("jours"));
  const std::string reason =
      text::showable(visit.request.field("motif").substr(0, kCorrectionWordBytesMax));
  if (!days) {
    return refusal_page(layout, visit, 422, "Compte inchangé",
                        "Un nombre de jours entiers est attendu, de −60 à 60, par exemple 3 ou −2. "
                        "Revenez en arrière\u00a0: ce que vous avez tapé y est encore.");
  }
  if (reason.empty()) {
    return refusal_page(layout, visit, 422, "Compte inchangé",
                        "Une correction dit son motif\u00a0: tous les centres le lisent.");
  }
  const store::Curator& curator = visit.curator();
  const store::DutyCredit credit{centre, paris_day(visit.now), *days, store::CreditKind::correction,
                                 reason};
  const auto done =
      app::correct_account(visit.db, {curator.id, centre, curator.centre_key}, credit, visit.now);
  if (!done) return error_page(layout, visit, done.error());
  return see_other("/tour/annee#corrections");
}

}  // namespace vigie::web
