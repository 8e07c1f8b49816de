// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/archive.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "app/letter/compendium.hpp"
#include "app/letter/issue_steps.hpp"
#include "base/files.hpp"
#include "base/format.hpp"
#include "letter/archive_feed.hpp"
#include "letter/event_file.hpp"
#include "letter/relay_texts.hpp"
#include "letter/wording.hpp"
#include "store/letter/block_repo.hpp"
#include "store/letter/issue_repo.hpp"
#include "store/letter/letter_repo.hpp"
#include "store/letter/picture_repo.hpp"
#include "text/html.hpp"
#include "text/url.hpp"
#include "web/pages/letter/issue_view.hpp"
#include "web/pages/letter/issue_visit.hpp"
#include "web/site/reply.hpp"

namespace vigie::web {
namespace {

constexpr std::int64_t kIssueNumberMax = 100'000;
constexpr std::size_t kPictureBytesMax = 2 << 20;
constexpr std::size_t kFeedIssuesMax = 12;

/// A name that stays in its folder, of a kind that browsers only draw.
std::string_view picture_type(std::string_view file) {
  constexpr std::string_view kName =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
  if (file.starts_with('.') || file.find_first_not_of(kName) != std::string_view::npos) return "";
  if (file.ends_with(".png")) return "image/png";
  if (file.ends_with(".jpg") || file.ends_with(".jpeg")) return "image/jpeg";
  return "";
}

bool is_key(std::string_view letter) {
  return !letter.empty() && letter.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") ==
                                std::string_view::npos;
}

/// The issues before and after one, and its letter.
struct Neighbours {
  std::string letter;
  std::string name;
  int before = 0;  ///< 0: none
  int after = 0;
};

Result<Neighbours> neighbours(store::Reader& reader, const Visit& visit, int number) {
  const auto letter = store::letter_by_key(reader, visit.capture("letter"));
  if (!letter) return fail(letter.error());
  const auto issues = store::public_issues(reader, visit.capture("letter"));
  if (!issues) return fail(issues.error());
  Neighbours near{std::string(visit.capture("letter")), *letter ? (*letter)->name : "", 0, 0};
  for (const store::IssueRow& each : *issues) {  // newest first
    if (each.number > number) near.after = each.number;
    if (each.number < number && near.before == 0) near.before = each.number;
  }
  return near;
}

/// Above an archived issue: where one is, and its neighbours. What was frozen stays as it is.
std::string with_head(std::string html, const Neighbours& near) {
  const std::size_t at = html.find("<div role=\"article\"");
  if (at == std::string::npos) return html;
  const auto link = [&](int number, std::string_view arrow) {
    return number == 0 ? std::string()
                       : fmt::format(" <a href=\"/lettres/{}/{}/en-ligne\">{} n°\u00a0{}</a>",
                                     text::escape_html(near.letter), number, arrow, number);
  };
  html.insert(at,
              fmt::format("<nav class=\"screen\" lang=\"fr\" dir=\"ltr\" aria-label=\"Archive\" "
                          "style=\"max-width:600px;margin:0 auto;padding:12px 24px;"
                          "font-family:Verdana,DejaVu Sans,sans-serif;font-size:15px;\">"
                          "<a href=\"/lettres/{}\">{}, tous les numéros</a>{}{}</nav>",
                          text::escape_html(near.letter), text::escape_html(near.name),
                          link(near.before, "←"), link(near.after, "→")));
  return html;
}

/// One that somebody gave: its name is the digest of its bytes.
Response given_picture(const Layout& layout, const Visit& visit, std::string_view letter,
                       std::string_view file) {
  store::Reader reader = visit.db.reader();
  auto picture = store::picture_named(reader, letter, file);
  if (!picture) return error_page(layout, visit, picture.error());
  if (!*picture) return error_page(layout, visit, {Code::not_found, visit.request.path});
  Response response = html_page(std::move((*picture)->bytes));
  response.content_type = (*picture)->type;
  response.policy = Policy::picture;
  response.cache = Cache::forever;
  return response;
}

}  // namespace

Result<int> issue_number(const Visit& visit) {
  const auto number = read_number(visit.capture("number"));
  if (!number || *number > kIssueNumberMax) return fail(Code::not_found, visit.request.path);
  return static_cast<int>(*number);
}

std::string with_own_addresses(std::string html, std::string_view public_url) {
  const std::string own = fmt::format("\"{}/lettres/", public_url);
  constexpr std::string_view kHere = "\"/lettres/";
  for (std::size_t at = html.find(own); at != std::string::npos;
       at = html.find(own, at + kHere.size())) {
    html.replace(at, own.size(), kHere);
  }
  return html;
}

namespace {

/// What may be copied to make the latest issue known.
Result<std::vector<render::View>> relay_view(store::Reader& reader, const store::LetterRow& letter,
                                             const std::vector<store::IssueRow>& issues,
                                             std::string_view public_url) {
  std::vector<render::View> shown;
  if (issues.empty()) return shown;
  const store::IssueRow& latest = issues.front();
  const auto blocks = store::blocks_of(reader, latest.id);
  if (!blocks) return fail(blocks.error());
  const std::string url =
      fmt::format("{}/lettres/{}/{}/en-ligne", public_url, letter.key, latest.number);
  letter::RelayedIssue issue{letter.name, latest.number, latest.subject, {}, url};
  for (const Block& block : *blocks) {
    if (!block.starts_at) issue.titles.push_back(block.title);
  }
  const letter::RelayTexts texts = letter::relay_texts(issue);
  shown.push_back(render::View()
                      .set("relay_number", std::to_string(latest.number))
                      .set("relay_line", texts.line)
                      .set("relay_mail", texts.mail));
  return shown;
}

}  // namespace

Response get_letter_archive(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config) {
  store::Reader reader = visit.db.reader();
  const auto letter = store::letter_by_key(reader, visit.capture("letter"));
  if (!letter) return error_page(layout, visit, letter.error());
  if (!*letter) return error_page(layout, visit, {Code::not_found, visit.request.path});
  const auto issues = store::public_issues(reader, (*letter)->key);
  if (!issues) return error_page(layout, visit, issues.error());
  std::vector<render::View> rows;
  std::set<std::string, std::greater<>> years;
  for (const store::IssueRow& issue : *issues) {
    rows.push_back(issue_line(issue));
    years.insert(issue.month.substr(0, 4));
  }
  std::vector<render::View> year_views;
  for (const std::string& year : years) year_views.push_back(render::View().set("year", year));
  auto relay = relay_view(reader, **letter, *issues, config.web.public_url);
  if (!relay) return error_page(layout, visit, relay.error());
  render::View view;
  view.set("name", (*letter)->name)
      .set("relay", std::move(*relay))
      .set("letter", (*letter)->key)
      .set("no_issue", rows.empty())
      .set("years", std::move(year_views))
      .set("issues", std::move(rows));
  return layout.page(visit, "letter/archive",
                     fmt::format("{}\u00a0: tous les numéros", (*letter)->name), Section::none,
                     std::move(view));
}

Response get_letter_online(const Layout& layout, const Visit& visit,
                           const config::VigieConfig& config) {
  const auto number = issue_number(visit);
  if (!number) return error_page(layout, visit, number.error());
  store::Reader reader = visit.db.reader();
  auto html = store::archive_page(reader, visit.capture("letter"), *number);
  if (!html) return error_page(layout, visit, html.error());
  if (!*html) return error_page(layout, visit, {Code::not_found, visit.request.path});
  const auto near = neighbours(reader, visit, *number);
  if (!near) return error_page(layout, visit, near.error());
  Response response =
      html_page(with_head(with_own_addresses(std::move(**html), config.web.public_url), *near));
  response.policy = Policy::letter;
  response.cache = Cache::shared;
  return response;
}

Response get_letter_feed(const Layout& layout, const Visit& visit,
                         const config::VigieConfig& config) {
  store::Reader reader = visit.db.reader();
  const auto letter = store::letter_by_key(reader, visit.capture("letter"));
  if (!letter) return error_page(layout, visit, letter.error());
  if (!*letter) return error_page(layout, visit, {Code::not_found, visit.request.path});
  const auto rows = store::public_issues(reader, (*letter)->key);
  if (!rows) return error_page(layout, visit, rows.error());
  std::vector<letter::FeedIssue> issues;
  for (const store::IssueRow& row : *rows) {
    if (issues.size() >= kFeedIssuesMax) break;
    auto html = store::archive_page(reader, row.letter, row.number);
    if (!html) return error_page(layout, visit, html.error());
    if (!*html) continue;
    issues.push_back({row.number, row.subject, std::move(**html), *row.public_at});
  }
  Response response = html_page(letter::archive_feed(
      {(*letter)->key, (*letter)->name, config.web.public_url, visit.now}, issues));
  response.content_type = "application/atom+xml; charset=utf-8";
  response.cache = Cache::shared;
  return response;
}

namespace {

/// The files of the letter whose year was asked for.
struct YearAsked {
  app::LetterFiles files;
  int year = 0;
};
Result<YearAsked> year_asked(const Visit& visit, const config::VigieConfig& config) {
  const auto year = read_number(visit.capture("year"));
  const std::string letter(visit.capture("letter"));
  if (!is_key(letter) || !year || *year < 2000 || *year > 2100) {
    return fail(Code::not_found, visit.request.path);
  }
  std::vector<config::Diagnostic> diagnostics;
  auto files = app::open_letter(config, letter, diagnostics);
  if (!files) return fail(files.error());
  return YearAsked{std::move(*files), static_cast<int>(*year)};
}

}  // namespace

Response get_compendium(const Layout& layout, const Visit& visit,
                        const config::VigieConfig& config) {
  const auto asked = year_asked(visit, config);
  if (!asked) return error_page(layout, visit, asked.error());
  store::Reader reader = visit.db.reader();
  auto html = app::compendium_of(reader, config, asked->files, asked->year);
  if (!html) return error_page(layout, visit, html.error());
  Response response = html_page(with_own_addresses(std::move(*html), config.web.public_url));
  response.policy = Policy::letter;
  response.cache = Cache::shared;
  return response;
}

Response get_compendium_pdf(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config, PdfShelf& pdfs) {
  const auto asked = year_asked(visit, config);
  if (!asked) return error_page(layout, visit, asked.error());
  store::Reader reader = visit.db.reader();
  const auto sheet = app::compendium_sheet(reader, config, asked->files, asked->year);
  if (!sheet) return error_page(layout, visit, sheet.error());
  std::vector<app::PdfFile> pictures;
  for (const app::SheetPicture& each : sheet->pictures) pictures.push_back({each.name, each.bytes});
  auto made = pdfs.pdf_of(sheet->html, pictures);
  if (!made) return error_page(layout, visit, made.error());
  Response response = html_page(std::move(*made));
  response.content_type = "application/pdf";
  response.headers.emplace_back(
      "Content-Disposition",
      fmt::format("inline; filename=\"recueil-{}-{}.pdf\"", asked->files.plan.key, asked->year));
  return response;
}

Response post_archive(const Layout& layout, const Visit& visit) {
  const auto row = named_issue(visit);
  if (!row) return error_page(layout, visit, row.error());
  const bool away = visit.request.field("archive") != "remettre";
  const auto done = app::withdraw_issue(visit.db, *row, away, actor_of(visit), visit.now);
  if (!done) return error_page(layout, visit, done.error());
  if (!*done) {
    return error_page(
        layout, visit,
        {Code::conflict, visit.request.path, "la page publique de ce numéro a changé entre-temps"});
  }
  return see_other(address_of(*row) + "/relire");
}

Response get_letter_picture(const Layout& layout, const Visit& visit,
                            const config::VigieConfig& config) {
  const std::string_view letter = visit.capture("letter");
  const std::string_view file = visit.capture("file");
  const std::string_view type = picture_type(file);
  if (!is_key(letter) || type.empty()) {
    return error_page(layout, visit, {Code::not_found, visit.request.path});
  }
  if (file.starts_with("depot-")) return given_picture(layout, visit, letter, file);
  auto bytes = read_file(config.newsletter / letter / "images" / file, kPictureBytesMax);
  if (!bytes) return error_page(layout, visit, {Code::not_found, visit.request.path});
  Response response = html_page(std::move(*bytes));
  response.content_type = type;
  response.policy = Policy::picture;
  response.cache = Cache::shared;
  return response;
}

Response get_letter_event(const Layout& layout, const Visit& visit,
                          const config::VigieConfig& config) {
  const Error missing{Code::not_found, visit.request.path};
  const auto number = issue_number(visit);
  if (!number) return error_page(layout, visit, number.error());
  std::string_view file = visit.capture("file");
  if (!file.ends_with(".ics")) return error_page(layout, visit, missing);
  file.remove_suffix(4);
  const auto id = read_number(file);
  store::Reader reader = visit.db.reader();
  const auto issue = store::issue_by_number(reader, visit.capture("letter"), *number);
  if (!issue) return error_page(layout, visit, issue.error());
  const bool may_see = *issue && (((*issue)->public_at && !(*issue)->withdrawn_at) ||
                                  visit.may(people::Permission::read, Where::letter));
  if (!id || !may_see) return error_page(layout, visit, missing);
  const auto blocks = store::blocks_of(reader, (*issue)->id);
  if (!blocks) return error_page(layout, visit, blocks.error());
  const auto block = std::ranges::find(*blocks, BlockId{*id}, &Block::id);
  if (block == blocks->end() || !block->starts_at) return error_page(layout, visit, missing);
  Response response =
      html_page(letter::event_file(*block, text::host_of(config.web.public_url), visit.now));
  response.content_type = "text/calendar; charset=utf-8";
  response.headers.emplace_back("Content-Disposition",
                                fmt::format("attachment; filename=\"rendez-vous-{}.ics\"", *id));
  return response;
}

}  // namespace vigie::web
