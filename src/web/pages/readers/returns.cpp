// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/readers/returns.hpp"

#include "app/readers/read_readers.hpp"
#include "app/readers/returns.hpp"
#include "base/format.hpp"
#include "text/french.hpp"
#include "web/pages/readers/readers.hpp"
#include "web/site/reply.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

constexpr int kReturnsShown = 50;

std::string returns_address(const Visit& visit) {
  return fmt::format("/lettres/{}/retours", visit.capture("letter"));
}

/// The letter's; of no letter that is known, for who may edit them all.
store::ReturnedOf returned_of(const Visit& visit) {
  return {visit.capture("letter"), visit.may(people::Permission::edit_letter, Where::network)};
}

}  // namespace

Response get_returns(const ReaderPages& pages, const Visit& visit) {
  using render::View;
  store::Reader reader = visit.db.reader();
  const auto name = app::letter_name(reader, visit.capture("letter"));
  if (!name) return error_page(pages.layout, visit, name.error());
  const auto open = store::open_returned(reader, returned_of(visit), kReturnsShown);
  if (!open) return error_page(pages.layout, visit, open.error());
  const auto count = store::count_open_returned(reader, returned_of(visit));
  if (!count) return error_page(pages.layout, visit, count.error());
  std::vector<View> rows;
  for (const store::ReturnedRow& row : *open) {
    rows.push_back(View()
                       .set("subject", row.subject.empty() ? "(sans objet)" : row.subject)
                       .set("sender", row.sender)
                       .set("at", moment_of(row.at))
                       .set("reading", row.reading)
                       .set("text", row.text)
                       .set("known", row.delivery.value != 0)
                       .set("url", fmt::format("{}/{}", returns_address(visit), row.id)));
  }
  View view;
  view.set("sheet", View().set("url", asset_url("readers.css")))
      .set("letter", *name)
      .set("key", visit.capture("letter"))
      .set("heading",
           text::plural(*count, "courrier en retour à regarder", "courriers en retour à regarder"))
      .set("empty", rows.empty())
      .set("rows", std::move(rows));
  return pages.layout.page(visit, "readers/retours", "Courriers en retour", Section::letters,
                           std::move(view));
}

Response post_return(const ReaderPages& pages, const Visit& visit) {
  const auto id = read_number(visit.capture("returned"));
  const bool take_off = visit.request.field("geste") == "retirer";
  const auto done = app::settle_return(visit.db, returned_of(visit),
                                       {id.value_or(0), take_off, visit.curator().id}, visit.now);
  if (!done) return error_page(pages.layout, visit, done.error());
  return see_other(returns_address(visit));
}

}  // namespace vigie::web
