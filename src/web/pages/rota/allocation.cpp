// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/rota/allocation.hpp"

#include "base/format.hpp"
#include "base/secret.hpp"
#include "text/french.hpp"
#include "web/pages/rota/load.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr std::size_t kAllocationMarkBytes = 16;
constexpr std::size_t kAllocationMeetingBytesMax = 200;
constexpr std::string_view kCentreField = "centre-";

std::string mark_of_holds(const std::vector<app::ProposedHold>& holds) {
  std::string all;
  for (const app::ProposedHold& hold : holds) {
    all += fmt::format("{} {}\n", hold.source.value, hold.centre);
  }
  return hex(digest(all, kAllocationMarkBytes));
}

}  // namespace

std::vector<View> centre_options(const app::LoadPage& page, std::string_view chosen) {
  std::vector<View> options;
  for (const rota::LoadCentre& centre : page.network.centres) {
    if (!centre.takes && centre.key != chosen) continue;
    options.push_back(View()
                          .set("key", centre.key)
                          .set("centre_name", page.names.of(centre.key))
                          .set("chosen", centre.key == chosen));
  }
  return options;
}

void add_allocation(const std::vector<app::ProposedHold>& holds, const app::LoadPage& page,
                    bool acts, View& view) {
  std::vector<View> rows;
  for (const app::ProposedHold& hold : holds) {
    rows.push_back(View()
                       .set("number", std::to_string(hold.source.value))
                       .set("title", hold.title)
                       .set("load", load_words(hold.load))
                       .set("theme", hold.theme)
                       .set("options", centre_options(page, hold.centre)));
  }
  view.set("unread_count", holds.empty() ? std::string()
                                         : text::plural(static_cast<long long>(holds.size()),
                                                        "source n’est lue par personne",
                                                        "sources ne sont lues par personne"))
      .set("unread_seen", mark_of_holds(holds))
      .set("unread_acts", acts && !holds.empty())
      .set("unread", std::move(rows));
}

Response post_allocation(const Layout& layout, const Visit& visit) {
  const std::string meeting(visit.request.field("reunion").substr(0, kAllocationMeetingBytesMax));
  if (meeting.empty()) return error_page(layout, visit, {Code::invalid_input, "meeting"});
  store::Reader reader = visit.db.reader();
  const auto page = app::read_load(reader, 0, visit.now);
  if (!page) return error_page(layout, visit, page.error());
  const auto holds = app::first_allocation(reader, *page, visit.now);
  if (!holds) return error_page(layout, visit, holds.error());
  const auto refuse = [&](app::MovesRefusal refusal) {
    return refusal_page(layout, visit, 409, "Rien n’a changé", app::words_of(refusal));
  };
  if (mark_of_holds(*holds) != visit.request.field("orphelines")) {
    return refuse(app::MovesRefusal::changed);
  }
  std::vector<app::ChosenHold> chosen;
  for (const auto& [name, value] : visit.request.form) {
    if (!name.starts_with(kCentreField) || value.empty()) continue;
    const auto source = read_number(std::string_view(name).substr(kCentreField.size()));
    if (source) chosen.push_back({SourceId{*source}, value});
  }
  const store::Curator& curator = visit.curator();
  const auto answer = app::act_allocation(
      visit.db, {curator.id, curator.centre_key, curator.centre_key}, chosen, meeting, visit.now);
  if (!answer) return error_page(layout, visit, answer.error());
  if (const auto* refusal = std::get_if<app::MovesRefusal>(&*answer)) return refuse(*refusal);
  return see_other("/tour/charges");
}

}  // namespace vigie::web
