// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/duty/bureau.hpp"

#include "app/panorama/read_duty.hpp"
#include "app/rota/hand_over_note.hpp"
#include "base/format.hpp"
#include "panorama/wording.hpp"
#include "text/french.hpp"
#include "web/pages/duty/bureau_view.hpp"
#include "web/site/day_words.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

BureauDone done_asked(const Visit& visit) {
  const std::string_view given = visit.request.parameter("fait");
  const auto dash = given.find('-');
  if (dash == std::string_view::npos) return {};
  return {given.substr(0, dash), read_number(given.substr(dash + 1)).value_or(0),
          read_number(visit.request.parameter("avant")).value_or(0)};
}

/// The ticked "12:3" of a form.
std::vector<app::SeenEntry> ready_asked(const Visit& visit) {
  constexpr std::size_t kReadyMax = 100;
  std::vector<app::SeenEntry> seen;
  for (const auto& [name, value] : visit.request.form) {
    const auto colon = value.find(':');
    if (name != "pretes" || colon == std::string::npos || seen.size() >= kReadyMax) continue;
    const std::string_view text = value;
    const auto item = read_id<PanoramaItemId>(text.substr(0, colon));
    const auto version = read_number(text.substr(colon + 1));
    if (item && version) seen.push_back({item, static_cast<int>(*version)});
  }
  return seen;
}

}  // namespace

Response bureau_page(const DutyPages& pages, const Visit& visit, const BureauSaid& said) {
  store::Reader reader = visit.db.reader();
  const auto desk =
      app::read_duty(reader, pages.publisher(visit), pages.places.if_readable(), visit.now);
  if (!desk) return error_page(pages.layout, visit, desk.error());
  render::View view = bureau_view(*desk, pages.rules, done_asked(visit), said, visit.now);
  const auto note = app::note_to_open(reader, visit.curator().centre_key, visit.now);
  if (!note) return error_page(pages.layout, visit, note.error());
  view.set("note_week", *note ? iso(**note) : std::string());
  view.set("sheet", render::View().set("url", asset_url("panorama.css")))
      .set("script", render::View().set("js_url", asset_url("service.js")));
  return pages.layout.page(visit, "duty/bureau", "Panorama du jour", Section::panorama,
                           std::move(view), said.status);
}

Response get_bureau(const DutyPages& pages, const Visit& visit) {
  return bureau_page(pages, visit, {});
}

Response bureau_error(const DutyPages& pages, const Visit& visit, const Error& error) {
  if (error.code != Code::conflict) return error_page(pages.layout, visit, error);
  const std::string why = error.sentence.empty()
                              ? std::string(
                                    "quelqu’un a agi entre-temps\u00a0: voici où en est le "
                                    "panorama")
                              : error.sentence;
  return bureau_page(pages, visit, {.problem = text::sentence(why), .status = 409});
}

Response back_to_bureau(std::string_view what, std::int64_t number, char anchor) {
  return see_other(fmt::format("/service?fait={}-{}#{}{}", what, number, anchor, number));
}

app::Timing timing_asked(std::string_view when, const Visit& visit) {
  using When = app::Timing::When;
  if (when == "maintenant") return {When::now};
  if (when == "matin") return {When::morning};
  if (when == "heure") {
    return {When::at, moment_asked(visit.request.field("jour"), visit.request.field("heure"))};
  }
  return {When::hold};
}

Response post_ready(const DutyPages& pages, const Visit& visit) {
  const auto answer =
      app::publish_ready(visit.db, pages.publisher(visit), ready_asked(visit), visit.now);
  if (!answer) return bureau_error(pages, visit, answer.error());
  if (const auto* refusal = std::get_if<panorama::DutyRefusal>(&*answer)) {
    return bureau_page(pages, visit,
                       {.problem = std::string(panorama::sentence_of(*refusal)), .status = 403});
  }
  return see_other(fmt::format("/service?fait=parues-{}", std::get<int>(*answer)));
}

}  // namespace vigie::web
