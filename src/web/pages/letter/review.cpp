// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/review.hpp"

#include "app/letter/departures.hpp"
#include "app/letter/reading_link.hpp"
#include "app/letter/review.hpp"
#include "base/format.hpp"
#include "letter/wording.hpp"
#include "text/moment.hpp"
#include "text/utf8.hpp"
#include "web/pages/letter/archive.hpp"
#include "web/pages/letter/issue_visit.hpp"
#include "web/pages/letter/review_view.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

constexpr std::size_t kNoteBytesMax = 2000;

Response review_page(const Layout& layout, const Visit& visit, const config::VigieConfig& config,
                     const store::IssueRow& row, std::string_view problem, std::string_view link,
                     int status) {
  store::Reader reader = visit.db.reader();
  const auto page = app::read_review(reader, config, row, visit.curator().id, visit.now);
  if (!page) return error_page(layout, visit, page.error());
  const ReviewRights rights{visit.may(people::Permission::edit_letter, Where::letter),
                            visit.may(people::Permission::approve_letter, Where::letter)};
  std::string_view shown = visit.request.parameter("vue");
  if (shown != "320" && shown != "sombre" && shown != "sans-style" && shown != "texte") {
    shown = "600";
  }
  render::View view = review_view(*page, rights, shown, visit.now);
  view.set("problem", problem)
      .set("may_comment", visit.may(people::Permission::comment_letter, Where::letter))
      .set("link", link)
      .set("secret", link.substr(link.rfind('/') + 1))
      .set("sheet", render::View().set("url", asset_url("lettre.css")));
  return layout.page(visit, "letter/relire", fmt::format("Relire le n°\u00a0{}", row.number),
                     Section::letters, std::move(view), status);
}

/// The page again with what was refused, as the issue is now.
Response refused(const Layout& layout, const Visit& visit, const config::VigieConfig& config,
                 std::string_view sentence, int status) {
  const auto row = named_issue(visit);
  if (!row) return error_page(layout, visit, row.error());
  return review_page(layout, visit, config, *row, sentence, "", status);
}

Response answer(const Layout& layout, const Visit& visit, const config::VigieConfig& config,
                const Result<app::IssueStep>& step) {
  if (!step) return error_page(layout, visit, step.error());
  if (const auto* refusal = std::get_if<letter::IssueRefusal>(&*step)) {
    return refused(layout, visit, config, letter::sentence_of(*refusal), 409);
  }
  return see_other(address_of(std::get<store::IssueRow>(*step)) + "/relire");
}

/// The draft that a decision is made on.
struct Read {
  app::LetterFiles files;
  app::Draft draft;
};
Result<Read> read_draft(const Visit& visit, const config::VigieConfig& config) {
  auto issue = visit_issue(visit, config);
  if (!issue) return fail(issue.error());
  store::Reader reader = visit.db.reader();
  auto draft = app::open_draft(reader, config, issue->files, issue->row, visit.now);
  if (!draft) return fail(draft.error());
  return Read{std::move(issue->files), std::move(*draft)};
}

std::string note_of(const Visit& visit, std::string_view field) {
  const std::string note = text::showable(text::trimmed(visit.request.field(field)));
  return std::string(text::utf8_prefix(note, kNoteBytesMax));
}

/// "a@b.fr, c@d.fr"; none where one is no address.
std::optional<std::vector<std::string>> addresses_of_field(std::string_view given) {
  std::vector<std::string> out;
  while (!given.empty()) {
    const std::size_t end = std::min(given.find_first_of(",; \n\r\t"), given.size());
    const std::string_view one = text::trimmed(given.substr(0, end));
    given.remove_prefix(std::min(end + 1, given.size()));
    if (one.empty()) continue;
    const std::size_t at = one.find('@');
    const bool right = at != std::string_view::npos && at > 0 && at + 3 < one.size() &&
                       one.size() < 250 && one.find('@', at + 1) == std::string_view::npos &&
                       one.find_first_of("<>\"\\()[]:") == std::string_view::npos;
    if (!right || out.size() >= app::kTestAddressesMax) return std::nullopt;
    out.emplace_back(one);
  }
  if (out.empty()) return std::nullopt;
  return out;
}

}  // namespace

Response get_review(const Layout& layout, const Visit& visit, const config::VigieConfig& config) {
  const auto row = named_issue(visit);
  if (!row) return error_page(layout, visit, row.error());
  return review_page(layout, visit, config, *row, "", "", 200);
}

Response post_step(const Layout& layout, const Visit& visit, const config::VigieConfig& config) {
  auto row = named_issue(visit);
  if (!row) return error_page(layout, visit, row.error());
  if (visit.request.field("pas") == "reprendre") {
    return answer(
        layout, visit, config,
        app::ask_correction(visit.db, *row, seen_version(visit), "", actor_of(visit), visit.now));
  }
  return answer(layout, visit, config,
                app::submit_issue(visit.db, *row, seen_version(visit), actor_of(visit), visit.now));
}

Response post_approval(const Layout& layout, const Visit& visit,
                       const config::VigieConfig& config) {
  const auto read = read_draft(visit, config);
  if (!read) return error_page(layout, visit, read.error());
  app::ApprovalOrder order;
  order.seen = seen_version(visit);
  order.fingerprint = visit.request.field("empreinte");
  order.note = note_of(visit, "mot");
  for (const auto& [name, value] : visit.request.form) {
    if (name == "accepte") order.accepted.push_back(value);
  }
  return answer(layout, visit, config,
                app::give_approval(visit.db, read->files.plan, read->draft, order, actor_of(visit),
                                   visit.now));
}

Response post_correction(const Layout& layout, const Visit& visit,
                         const config::VigieConfig& config) {
  const auto row = named_issue(visit);
  if (!row) return error_page(layout, visit, row.error());
  const std::string note = note_of(visit, "mot");
  if (note.empty()) {
    return refused(layout, visit, config, "Dire ce qui est à corriger.", 422);
  }
  return answer(
      layout, visit, config,
      app::ask_correction(visit.db, *row, seen_version(visit), note, actor_of(visit), visit.now));
}

Response post_departure(const Layout& layout, const Visit& visit, const config::VigieConfig& config,
                        Entropy& entropy) {
  const std::string_view given = text::trimmed(visit.request.field("quand"));
  const auto when = text::read_moment(given);
  if (!given.empty() && (!when || *when <= visit.now)) {
    return refused(layout, visit, config, "L’heure du départ est à choisir dans l’avenir.", 422);
  }
  auto row = named_issue(visit);
  if (!row) return error_page(layout, visit, row.error());
  if (row->version != seen_version(visit)) {
    return refused(layout, visit, config,
                   "Ce numéro a changé entre-temps\u00a0: rien n’a été programmé.", 409);
  }
  if (row->state != IssueState::frozen) {
    auto read = read_draft(visit, config);
    if (!read) return error_page(layout, visit, read.error());
    read->draft.row.version = seen_version(visit);  // what the transaction compares
    const auto frozen = app::freeze_issue(
        visit.db, config, read->files.plan, read->draft,
        {.actor = actor_of(visit), .operator_approves = false, .scheduled_at = when}, entropy,
        visit.now);
    if (!frozen) return error_page(layout, visit, frozen.error());
    if (const auto* refusal = std::get_if<letter::IssueRefusal>(&*frozen)) {
      return refused(layout, visit, config, letter::sentence_of(*refusal), 409);
    }
    row = std::get<app::Frozen>(*frozen).row;
  } else if (when) {
    const auto done = app::reschedule(visit.db, *row, *when, actor_of(visit), visit.now);
    if (!done) return error_page(layout, visit, done.error());
  }
  if (when) return see_other(address_of(*row) + "/relire");
  return answer(
      layout, visit, config,
      app::take_step(visit.db, *row, letter::IssueAction::send, actor_of(visit), visit.now));
}

Response post_thaw(const Layout& layout, const Visit& visit, const config::VigieConfig& config) {
  auto row = named_issue(visit);
  if (!row) return error_page(layout, visit, row.error());
  row->version = seen_version(visit);
  return answer(
      layout, visit, config,
      app::take_step(visit.db, *row, letter::IssueAction::thaw, actor_of(visit), visit.now));
}

Response post_tests(const Layout& layout, const Visit& visit, const config::VigieConfig& config) {
  const auto row = named_issue(visit);
  if (!row) return error_page(layout, visit, row.error());
  const auto addresses = addresses_of_field(visit.request.field("adresses"));
  if (!addresses) {
    return refused(
        layout, visit, config,
        fmt::format("De une à {} adresses, séparées par des virgules.", app::kTestAddressesMax),
        422);
  }
  const auto asked = app::ask_for_tests(visit.db, row->id, *addresses, actor_of(visit), visit.now);
  if (!asked) return error_page(layout, visit, asked.error());
  if (!*asked) {
    return refused(layout, visit, config, "Assez d’essais pour aujourd’hui pour ce numéro.", 422);
  }
  return see_other(address_of(*row) + "/relire#essais");
}

Response post_reading_link(const Layout& layout, const Visit& visit,
                           const config::VigieConfig& config, Entropy& entropy) {
  const auto row = named_issue(visit);
  if (!row) return error_page(layout, visit, row.error());
  const auto secret =
      app::make_reading_link(visit.db, row->id, actor_of(visit), entropy, visit.now);
  if (!secret) return error_page(layout, visit, secret.error());
  const std::string link = fmt::format("{}/lecture/{}", config.web.public_url, *secret);
  return review_page(layout, visit, config, *row, "", link, 200);
}

Response get_reading(const Layout& layout, const Visit& visit, const config::VigieConfig& config) {
  store::Reader reader = visit.db.reader();
  const auto row = app::read_by_link(reader, visit.capture("token"), visit.now);
  if (!row) return error_page(layout, visit, row.error());
  if (!*row) return error_page(layout, visit, {Code::not_found, "reading link"});
  auto html = app::preview_issue(reader, config, **row);
  if (!html) return error_page(layout, visit, html.error());
  Response response = html_page(with_own_addresses(std::move(*html), config.web.public_url));
  response.policy = Policy::letter;
  response.headers.emplace_back("X-Robots-Tag", "noindex, nofollow");
  return response;
}

Response get_test_leaving(const Layout& layout, const Visit& visit) {
  return refusal_page(layout, visit, 200, "Un envoi d’essai",
                      "Ce message était un essai\u00a0: ce lien ne désinscrit personne.");
}

}  // namespace vigie::web
