// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/swap.hpp"

#include "store/rota/rota_repo.hpp"
#include "web/pages/rota/common.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

constexpr std::size_t kWordBytesMax = 500;

std::optional<rota::OverrideMove> move_named(std::string_view name) {
  using rota::OverrideMove;
  if (name == "accepter") return OverrideMove::take;
  if (name == "refuser") return OverrideMove::decline;
  if (name == "retirer") return OverrideMove::withdraw;
  if (name == "revenir") return OverrideMove::untake;
  return std::nullopt;
}

template <typename Value>
Response answered(const Layout& layout, const Visit& visit,
                  const Result<std::variant<Value, rota::SwapRefusal>>& answer) {
  if (!answer) return error_page(layout, visit, answer.error());
  if (const auto* refused = std::get_if<rota::SwapRefusal>(&*answer)) {
    return refused_swap(layout, visit, *refused);
  }
  return back_to(visit, "/tour/annee", "demandes");
}

}  // namespace

Response post_request(const Layout& layout, const Visit& visit, Entropy& entropy) {
  const auto acting = acting_for(visit);
  if (!acting) return error_page(layout, visit, acting.error());
  const auto week = parse_day(visit.request.field("ceder"));
  if (!week) return error_page(layout, visit, {Code::invalid_input, "week"});
  app::SwapForm form{.week = *week, .other = {}};
  form.reason = std::string(visit.request.field("mot").substr(0, kWordBytesMax));
  const std::string_view taken = visit.request.field("prendre");
  if (const auto other = parse_day(taken)) {
    store::Reader reader = visit.db.reader();
    const auto rota = store::load_rota(reader);
    if (!rota) return error_page(layout, visit, rota.error());
    form.other_week = *other;
    form.other = rota::holder_of(*rota, *form.other_week);
    if (form.other.empty()) {
      return refused_swap(layout, visit, rota::SwapRefusal::other_not_held);
    }
  } else if (taken != "tous") {
    form.other = std::string(taken);
  }
  return answered(layout, visit, app::ask_swap(visit.db, entropy, *acting, form, visit.now));
}

Response post_answer(const Layout& layout, const Visit& visit) {
  const auto acting = acting_for(visit);
  if (!acting) return error_page(layout, visit, acting.error());
  const auto move = move_named(visit.request.field("geste"));
  if (!move) return error_page(layout, visit, {Code::invalid_input, "geste"});
  const app::SwapStep step{
      read_id<OverrideId>(visit.capture("request")),
      static_cast<int>(read_number(visit.request.field("version")).value_or(0)), *move};
  return answered(layout, visit, app::answer_swap(visit.db, *acting, step, visit.now));
}

Response post_take_week(const Layout& layout, const Visit& visit) {
  const auto acting = acting_for(visit);
  if (!acting) return error_page(layout, visit, acting.error());
  const auto week = parse_day(visit.capture("week"));
  if (!week) return error_page(layout, visit, {Code::not_found, visit.request.path});
  store::Reader reader = visit.db.reader();
  const auto rota = store::load_rota(reader);
  if (!rota) return error_page(layout, visit, rota.error());
  if (rota::holder_of(*rota, *week) != visit.request.field("tenue")) {
    return refused_swap(layout, visit, rota::SwapRefusal::changed);
  }
  return answered(layout, visit, app::take_week(visit.db, *acting, *week, visit.now));
}

}  // namespace vigie::web
