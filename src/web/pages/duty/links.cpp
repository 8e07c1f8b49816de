// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/duty/links.hpp"

#include "app/panorama/public_links.hpp"
#include "base/format.hpp"
#include "panorama/wording.hpp"
#include "rights/share.hpp"
#include "store/panorama/link_repo.hpp"
#include "text/french.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

struct LinksSaid {
  std::string problem = {};
  int status = 200;
};

View dead_link_view(const store::DeadLink& link, const Visit& visit) {
  const std::string item = std::to_string(link.item.value);
  const bool again = visit.capture("item") == item;
  return View()
      .set("item", item)
      .set("version", std::to_string(link.version))
      .set("key", link.key)
      .set("title", link.title)
      .set("media", link.media)
      .set("url", rights::public_link(link.url))
      .set("centre", link.centre_name)
      .set("since", day_of(link.gone_since))
      .set("typed", again ? visit.request.field("adresse") : std::string_view());
}

Response links_page(const DutyPages& pages, const Visit& visit, const LinksSaid& said) {
  const bool all = visit.request.parameter("tous") == "oui";
  store::Reader reader = visit.db.reader();
  const auto links = store::dead_links(reader, all ? CentreId{} : visit.curator().centre);
  if (!links) return error_page(pages.layout, visit, links.error());
  std::vector<View> views;
  for (const store::DeadLink& link : *links) views.push_back(dead_link_view(link, visit));
  View view;
  view.set("sheet", View().set("url", asset_url("panorama.css")))
      .set("problem", said.problem)
      .set("said", visit.request.parameter("fait") == "repare"
                       ? "Le lien est réparé. L’ancienne adresse mène toujours à cet article ici."
                       : "")
      .set("all", all)
      .set("empty", views.empty())
      .set("may_mend", visit.may(people::Permission::relay, Where::own_centre))
      .set("links", std::move(views));
  return pages.layout.page(visit, "duty/liens", "Liens morts", Section::panorama, std::move(view),
                           said.status);
}

}  // namespace

Response get_dead_links(const DutyPages& pages, const Visit& visit) {
  return links_page(pages, visit, {});
}

Response post_mended_link(const DutyPages& pages, const Visit& visit) {
  const app::SeenEntry seen{
      read_id<PanoramaItemId>(visit.capture("item")),
      static_cast<int>(read_number(visit.request.field("version")).value_or(0))};
  const auto answer = app::mend_link(visit.db, pages.publisher(visit), seen,
                                     visit.request.field("adresse"), visit.now);
  const bool typed_wrong = !answer && (answer.error().code == Code::conflict ||
                                       answer.error().code == Code::invalid_input);
  if (typed_wrong) {
    const int status = answer.error().code == Code::conflict ? 409 : 422;
    return links_page(pages, visit, {text::sentence(answer.error().sentence), status});
  }
  if (!answer) return error_page(pages.layout, visit, answer.error());
  if (const auto* refusal = std::get_if<panorama::DutyRefusal>(&*answer)) {
    return links_page(pages, visit, {std::string(panorama::sentence_of(*refusal)), 403});
  }
  return see_other("/service/liens?fait=repare");
}

}  // namespace vigie::web
