// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/hands.hpp"

#include <algorithm>

#include "app/rota/source_requests.hpp"
#include "base/format.hpp"
#include "rota/source_requests.hpp"
#include "text/utf8.hpp"
#include "web/pages/rota/common.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr std::size_t kSourceWordBytesMax = 500;

std::optional<rota::HandMove> source_move_named(std::string_view name) {
  if (name == "accepter") return rota::HandMove::take;
  if (name == "refuser") return rota::HandMove::decline;
  if (name == "retirer") return rota::HandMove::withdraw;
  return std::nullopt;
}

std::optional<SourceRequestKind> source_kind_named(std::string_view name) {
  if (name == "ceder") return SourceRequestKind::give;
  if (name == "prendre") return SourceRequestKind::take;
  if (name == "partager") return SourceRequestKind::share;
  return std::nullopt;
}

View source_request_view(const Visit& visit, const store::SourceRequest& request,
                         const app::CentreNames& names, const std::string& own) {
  const bool given = request.kind != SourceRequestKind::take;
  const bool shares = request.kind == SourceRequestKind::share;
  const bool can = may_act(visit);
  const bool answers =
      can && rota::answers({request.kind, request.state, request.by, request.of}, own);
  return View()
      .set("number", std::to_string(request.id.value))
      .set("version", std::to_string(request.version))
      .set("sentence", app::source_sentence(request, names.of(request.by), own))
      .set("word", request.word)
      .set("asker", request.asker)
      .set("asked_at", moment_of(request.asked_at))
      .set("takes", answers && given && !shares)
      .set("shares", answers && shares)
      .set("answers", answers && !given)
      .set("withdraws", can && request.by == own);
}

View held_view(const app::HandsSource& source, const app::CentreNames& names) {
  return View()
      .set("number", std::to_string(source.id.value))
      .set("title", source.title)
      .set("holder", names.of(source.centre))
      .set("backup", source.backup.empty() ? std::string("aucun") : names.of(source.backup))
      .set("fixed", source.fixed)
      .set("waits", source.waits)
      .set("with", source.with.empty() ? std::string() : names.of(source.with))
      .set("own_week", source.now)
      .set("shareable", source.with.empty() && !source.waits)
      .set("free", !source.fixed && !source.waits);
}

template <typename Value>
Response answered_source(const Layout& layout, const Visit& visit,
                         const Result<std::variant<Value, rota::SourceRefusal>>& answer) {
  if (!answer) return error_page(layout, visit, answer.error());
  if (const auto* refused = std::get_if<rota::SourceRefusal>(&*answer)) {
    return refusal_page(layout, visit, 409, "Rien n’a changé", rota::sentence_of(*refused));
  }
  return see_other("/tour/sources");
}

SourceId source_named(const Visit& visit) {
  return read_id<SourceId>(visit.request.field("source"));
}

}  // namespace

Response get_hands(const Layout& layout, const Visit& visit) {
  store::Reader reader = visit.db.reader();
  const auto page = app::read_hands(reader, visit.now);
  if (!page) return error_page(layout, visit, page.error());
  const auto names = app::CentreNames::read(reader);
  if (!names) return error_page(layout, visit, names.error());
  const std::string& own = visit.curator().centre_key;
  std::vector<View> requests;
  for (const store::SourceRequest& request : page->requests) {
    requests.push_back(source_request_view(visit, request, *names, own));
  }
  std::vector<View> ours;
  std::vector<View> others;
  for (const app::HandsSource& source : page->held) {
    if (source.centre == own) {
      ours.push_back(held_view(source, *names));
    } else if (!source.fixed && !source.waits) {
      others.push_back(held_view(source, *names));
    }
  }
  std::vector<View> unheld;
  for (const store::UnheldSource& source : page->unheld) {
    unheld.push_back(
        View().set("number", std::to_string(source.id.value)).set("title", source.title));
  }
  View view = tour_view(visit, TourPage::sources);
  view.set("quiet", requests.empty())
      .set("requests", std::move(requests))
      .set("none_unheld", unheld.empty())
      .set("unheld", std::move(unheld))
      .set("no_source", ours.empty())
      .set("ours", std::move(ours))
      .set("some_others", !others.empty() && may_act(visit))
      .set("others", std::move(others))
      .set("acts", may_act(visit));
  return tour_page(layout, visit, "rota/sources", "Sources à prendre", std::move(view));
}

Response post_source_request(const Layout& layout, const Visit& visit) {
  const auto acting = acting_for(visit);
  if (!acting) return error_page(layout, visit, acting.error());
  const auto kind = source_kind_named(visit.request.field("sorte"));
  if (!kind) return error_page(layout, visit, {Code::invalid_input, "sorte"});
  const app::SourceForm form{
      .source = source_named(visit),
      .kind = *kind,
      .word = text::showable(visit.request.field("mot").substr(0, kSourceWordBytesMax))};
  return answered_source(layout, visit, app::ask_source(visit.db, *acting, form, visit.now));
}

Response post_source_taking(const Layout& layout, const Visit& visit) {
  const auto acting = acting_for(visit);
  if (!acting) return error_page(layout, visit, acting.error());
  return answered_source(layout, visit,
                         app::take_source(visit.db, *acting, source_named(visit), visit.now));
}

Response post_source_answer(const Layout& layout, const Visit& visit) {
  const auto acting = acting_for(visit);
  if (!acting) return error_page(layout, visit, acting.error());
  const auto move = source_move_named(visit.request.field("geste"));
  if (!move) return error_page(layout, visit, {Code::invalid_input, "geste"});
  const app::SourceStep step{
      read_id<SourceRequestId>(visit.capture("request")),
      static_cast<int>(read_number(visit.request.field("version")).value_or(0)), *move};
  return answered_source(layout, visit, app::answer_source(visit.db, *acting, step, visit.now));
}

}  // namespace vigie::web
