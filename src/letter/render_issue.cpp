// SPDX-License-Identifier: EUPL-1.2
#include "letter/render_issue.hpp"

#include "base/format.hpp"
#include "letter/block_view.hpp"
#include "letter/wording.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"

namespace vigie::letter {
namespace {

using render::View;

// While an issue is rendered its slots stand between controls, which no text of people or feeds
// brings to an inbox: the preflight refuses them.
/// Names longer than this are set smaller in the masthead.
constexpr std::size_t kShortNameMax = 14;

constexpr char kSlotEdge = '\x02';

std::string marker(std::string_view slot) {
  return kSlotEdge + std::string(slot.substr(2, slot.size() - 4)) + kSlotEdge;
}

View section_view(const SectionPlan& section, const Issue& issue, const IssueAddresses& addresses,
                  LinkCounter& counter) {
  std::vector<View> blocks;
  for (const Block& block : issue.blocks) {
    if (block.section != section.key) continue;
    const BlockPlace place{issue, section, addresses, blocks.empty()};
    blocks.push_back(block_view(block, place, counter));
  }
  View view;
  // A heading over nothing helps nobody.
  view.set("section_title", blocks.empty() ? "" : text::typographic(section.title));
  view.set("is_items", section.shape == SectionShape::items);
  view.set("is_lead", section.shape == SectionShape::lead);
  view.set("is_agenda", section.shape == SectionShape::agenda);
  view.set("is_initiative", section.shape == SectionShape::initiative);
  view.set("is_resources", section.shape == SectionShape::resources);
  view.set("blocks", std::move(blocks));
  return view;
}

View page_view(const LetterPlan& plan, std::size_t index, const Issue& issue,
               const IssueAddresses& addresses, LinkCounter& counter) {
  const PagePlan& page = plan.pages[index];
  std::vector<View> sections;
  for (const SectionPlan& section : page.sections) {
    sections.push_back(section_view(section, issue, addresses, counter));
  }
  View view;
  view.set("page_title", text::typographic(page.title));
  view.set("first", index == 0);
  view.set("following", index > 0);
  view.set("last", index + 1 == plan.pages.size());
  view.set("sections", std::move(sections));
  return view;
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                       (byte >= 'a' && byte <= 'z') || byte == '-' || byte == '.' || byte == '_';
    out += plain ? std::string(1, c) : fmt::format("%{:02X}", byte);
  }
  return out;
}

void set_mentions(View& view, const LetterPlan& plan) {
  const LetterMentions& mentions = plan.mentions;
  view.set("publisher", text::typographic(mentions.publisher));
  view.set("address", text::typographic(mentions.address));
  view.set("director", text::typographic(mentions.director));
  view.set("contact", mentions.contact);
  view.set("privacy_url", mentions.privacy_url);
}

void set_colours(View& view, const LetterColours& c) {
  view.set("c_band", c.band).set("c_band_quiet", c.band_quiet).set("c_mark", c.mark);
  view.set("c_soft", c.soft).set("c_soft_line", c.soft_line).set("c_bar", c.bar);
  view.set("c_link", c.link).set("c_ink", c.ink).set("c_quiet", c.quiet).set("c_line", c.line);
  view.set("c_ground", c.ground).set("c_foot", c.foot).set("c_foot_text", c.foot_text);
  view.set("d_ground", c.dark_ground).set("d_sheet", c.dark_sheet).set("d_ink", c.dark_ink);
  view.set("d_quiet", c.dark_quiet).set("d_link", c.dark_link);
  view.set("d_on_link", c.dark_on_link).set("d_soft", c.dark_soft);
  view.set("d_soft_line", c.dark_soft_line).set("d_bar", c.dark_bar).set("d_line", c.dark_line);
}

void set_identity(View& view, const LetterPlan& plan, const Issue& issue,
                  const IssueAddresses& addresses) {
  const std::string& masthead = plan.masthead.empty() ? plan.mentions.publisher : plan.masthead;
  view.set("name", text::typographic(plan.name));
  view.set("short_name", length_of(plan.name) <= kShortNameMax);
  view.set("tagline", text::typographic(plan.tagline));
  view.set("masthead", text::typographic(masthead));
  view.set("logo_url",
           plan.logo.empty() ? "" : fmt::format("{}/{}", addresses.pictures, plan.logo));
  view.set("logo_alt", text::typographic(masthead));
  view.set("number", std::to_string(issue.number));
  view.set("date_label", date_label(issue));
}

void set_contents(View& view, const Issue& issue) {
  std::vector<View> entries;
  for (const std::string& title : contents_of(issue)) {
    entries.push_back(View().set("entry", title).set("following_entry", !entries.empty()));
  }
  view.set("has_contents", !entries.empty());
  view.set("contents", std::move(entries));
}

View issue_view(const LetterPlan& plan, const Issue& issue, const IssueAddresses& addresses) {
  LinkCounter counter;
  std::vector<View> pages;
  for (std::size_t i = 0; i < plan.pages.size(); ++i) {
    pages.push_back(page_view(plan, i, issue, addresses, counter));
  }
  View view;
  set_identity(view, plan, issue, addresses);
  set_colours(view, plan.colours);
  set_contents(view, issue);
  view.set("subject", issue.subject);
  view.set("preheader", issue.preheader);
  view.set("online_url", addresses.online);
  view.set("all_issues_url", addresses.all_issues);
  view.set("subscribe_url", addresses.subscribe);
  view.set("preferences_url", marker(kSlotPreferences));
  view.set("pause_url", "");
  view.set("unsubscribe_url", marker(kSlotUnsubscribe));
  view.set("slot_address", marker(kSlotAddress));
  view.set("slot_reason", marker(kSlotReason));
  view.set("forward_url", fmt::format("mailto:?subject={}&body={}", percent_encoded(issue.subject),
                                      percent_encoded(addresses.online)));
  set_mentions(view, plan);
  view.set("pages", std::move(pages));
  return view;
}

/// No trailing blanks, never more than one empty line, one newline at the end.
std::string tidied(std::string_view text) {
  std::string out;
  int empty_lines = 1;  // none at the top
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    while (line.ends_with(' ')) line.remove_suffix(1);
    empty_lines = line.empty() ? empty_lines + 1 : 0;
    if (empty_lines > 1) continue;
    out += line;
    out += '\n';
  }
  return out;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

/// What was rendered, with its slots as `mailing` reads them: those of the templates, and no other,
/// since nothing that was written keeps two percent signs side by side.
std::string with_slots(std::string_view rendered) {
  std::string out;
  out.reserve(rendered.size());
  for (const char c : rendered) {
    if (c != '%' || !out.ends_with('%')) out += c;
  }
  for (const std::string_view slot :
       {kSlotAddress, kSlotReason, kSlotPreferences, kSlotUnsubscribe}) {
    replace_all(out, marker(slot), slot);
  }
  return out;
}

void wrap_line(std::string& out, std::string_view line, std::size_t columns) {
  const std::size_t indent = line.find_first_not_of(' ');
  std::string_view hang = line.substr(0, indent == std::string_view::npos ? 0 : indent);
  std::string hanging(hang);
  const std::string_view rest = line.substr(hang.size());
  if (rest.starts_with("- ") || rest.starts_with("* ")) hanging += "  ";
  std::string current(hang);
  bool first = true;
  for (std::size_t at = 0; at <= rest.size();) {
    const std::size_t space = std::min(rest.find(' ', at), rest.size());
    const std::string_view word = rest.substr(at, space - at);
    if (!first && length_of(current) + 1 + length_of(word) > columns) {
      out += current + '\n';
      current = hanging;
      first = true;
    }
    if (!first) current += ' ';
    current += word;
    first = false;
    at = space + 1;
  }
  out += current + '\n';
}

}  // namespace

std::string wrapped(std::string_view text, std::size_t columns) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (length_of(line) <= columns) {
      out += line;
      out += '\n';
    } else {
      wrap_line(out, line, columns);
    }
  }
  return out;
}

Result<RenderedIssue> render_issue(const render::TemplateSet& templates, const LetterPlan& plan,
                                   const Issue& issue, const IssueAddresses& addresses) {
  View view = issue_view(plan, issue, addresses);
  RenderedIssue out;
  view.set("personal", true);
  auto html = templates.render("mail", view);
  if (!html) return fail(html.error());
  auto text = templates.render_text("text", view);
  if (!text) return fail(text.error());
  view.set("personal", false);
  auto archive = templates.render("mail", view);
  if (!archive) return fail(archive.error());
  out.html = with_slots(tidied(*html));
  out.text = wrapped(with_slots(tidied(*text)), kTextColumns);
  out.archive_html = with_slots(tidied(*archive));
  return out;
}

IssueAddresses addresses_of(std::string_view public_url, std::string_view letter, int number) {
  const std::string own = fmt::format("{}/lettres/{}", public_url, letter);
  return {.online = fmt::format("{}/{}/en-ligne", own, number),
          .pictures = fmt::format("{}/images", own),
          .agenda = fmt::format("{}/{}/agenda", own, number),
          .all_issues = own,
          .subscribe = fmt::format("{}/lettre/{}", public_url, letter)};
}

std::string with_sample_slots(std::string html) {
  replace_all(html, kSlotAddress, "prenom.nom@exemple.org");
  replace_all(html, kSlotReason, reason_of("inscription"));
  replace_all(html, kSlotPreferences, "#");
  replace_all(html, kSlotUnsubscribe, "#");
  return html;
}

}  // namespace vigie::letter
