// SPDX-License-Identifier: EUPL-1.2
#include "letter/render_issue.hpp"

#include "base/format.hpp"
#include "letter/markdown.hpp"
#include "letter/wording.hpp"
#include "text/french.hpp"
#include "text/utf8.hpp"

namespace vigie::letter {
namespace {

using render::View;

// While an issue is rendered its slots stand between controls, which no text of people or feeds
// brings to an inbox: the preflight refuses them.
constexpr char kSlotEdge = '\x02';

std::string marker(std::string_view slot) {
  return kSlotEdge + std::string(slot.substr(2, slot.size() - 4)) + kSlotEdge;
}

/// The links of the text part, numbered through the issue.
struct LinkCounter {
  int last = 0;
};

View link_view(LinkCounter& counter, std::string_view text, std::string_view address) {
  View view;
  view.set("link_number", std::to_string(++counter.last));
  view.set("link_text", text);
  view.set("link_address", address);
  return view;
}

View run_view(const Run& run) {
  View view;
  view.set("text", run.text);
  view.set("url", run.url);
  view.set("strong", run.strong);
  view.set("emphasis", run.emphasis);
  view.set("line_break", run.line_break);
  return view;
}

View part_view(const Part& part) {
  std::vector<View> lines;
  for (const Line& line : part.lines) {
    std::vector<View> runs;
    for (const Run& run : line) runs.push_back(run_view(run));
    lines.push_back(View().set("runs", std::move(runs)));
  }
  View view;
  view.set("lines", std::move(lines));
  view.set("is_paragraph", part.kind == Part::Kind::paragraph);
  view.set("is_heading", part.kind == Part::Kind::heading);
  view.set("is_quote", part.kind == Part::Kind::quote);
  view.set("is_list", part.kind == Part::Kind::list);
  view.set("is_numbered", part.kind == Part::Kind::numbered);
  return view;
}

std::string mark_of(const Part& part, std::size_t index) {
  if (part.kind == Part::Kind::list) return "- ";
  if (part.kind == Part::Kind::numbered) return fmt::format("{}. ", index + 1);
  return part.kind == Part::Kind::quote ? "  " : "";
}

/// A line for the text part; its links are told by number and gathered in `links`.
std::string text_line(const Line& line, LinkCounter& counter, std::vector<View>& links) {
  std::string out;
  for (const Run& run : line) {
    out += run.line_break ? std::string(" ") : run.text;
    if (run.url.empty()) continue;
    links.push_back(link_view(counter, run.text, run.url));
    out += fmt::format(" [{}]", counter.last);
  }
  return out;
}

View text_part_view(const Part& part, LinkCounter& counter, std::vector<View>& links) {
  std::string text;
  for (std::size_t i = 0; i < part.lines.size(); ++i) {
    if (i > 0) text += '\n';
    text += mark_of(part, i) + text_line(part.lines[i], counter, links);
  }
  return View().set("text", text);
}

void set_links(View& view, const Block& block, LinkCounter& counter, std::vector<View>& links) {
  const bool labelled = !block.url.empty() && !block.link_label.empty();
  view.set("title_url", labelled ? "" : block.url);
  view.set("link_label", block.link_label);
  view.set("button_url", labelled && block.button ? block.url : "");
  view.set("link_url", labelled && !block.button ? block.url : "");
  if (block.url.empty()) return;
  // Without a label the title is the link, and stands just above: the source is named instead.
  const std::string source = block.media.empty() ? "Lire l’article" : block.media;
  links.push_back(link_view(counter, labelled ? block.link_label : source, block.url));
}

void set_facts(View& view, const Block& block) {
  std::vector<View> facts;
  for (const Fact& fact : block.facts) {
    facts.push_back(View().set("label", fact.label).set("value", fact.value));
  }
  view.set("has_facts", !facts.empty());
  view.set("facts", std::move(facts));
}

void set_picture(View& view, const Picture& picture) {
  view.set("picture_url", picture.url);
  view.set("picture_alt", picture.alt);
  view.set("picture_width", std::to_string(picture.width));
  view.set("picture_height", std::to_string(picture.height));
}

View block_view(const Block& block, bool under_section, LinkCounter& counter) {
  std::vector<View> parts;
  std::vector<View> text_parts;
  std::vector<View> links;
  for (const Part& part : read_markdown(block.body_markdown)) {
    parts.push_back(part_view(part));
    text_parts.push_back(text_part_view(part, counter, links));
  }
  View view;
  view.set("title", block.title);
  view.set("under_section", under_section);
  view.set("source_line", source_line(block));
  view.set("parts", std::move(parts));
  view.set("text_parts", std::move(text_parts));
  set_links(view, block, counter, links);
  view.set("links", std::move(links));
  set_facts(view, block);
  set_picture(view, block.picture);
  return view;
}

View section_view(const SectionPlan& section, const Issue& issue, LinkCounter& counter) {
  std::vector<View> blocks;
  for (const Block& block : issue.blocks) {
    if (block.section == section.key) {
      blocks.push_back(block_view(block, !section.title.empty(), counter));
    }
  }
  View view;
  // A heading over nothing helps nobody.
  view.set("section_title", blocks.empty() ? "" : text::typographic(section.title));
  view.set("blocks", std::move(blocks));
  return view;
}

View page_view(const LetterPlan& plan, std::size_t index, const Issue& issue,
               LinkCounter& counter) {
  const PagePlan& page = plan.pages[index];
  std::vector<View> sections;
  for (const SectionPlan& section : page.sections) {
    sections.push_back(section_view(section, issue, counter));
  }
  View view;
  view.set("page_number", std::to_string(index + 1));
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

View issue_view(const LetterPlan& plan, const Issue& issue, std::string_view online_url) {
  LinkCounter counter;
  std::vector<View> pages;
  for (std::size_t i = 0; i < plan.pages.size(); ++i) {
    pages.push_back(page_view(plan, i, issue, counter));
  }
  View view;
  view.set("name", plan.name);
  view.set("tagline", text::typographic(plan.tagline));
  view.set("number", std::to_string(issue.number));
  view.set("month_label", month_label(issue.month));
  view.set("subject", issue.subject);
  view.set("preheader", issue.preheader);
  view.set("online_url", online_url);
  view.set("unsubscribe_url", marker(kSlotUnsubscribe));
  view.set("slot_address", marker(kSlotAddress));
  view.set("slot_reason", marker(kSlotReason));
  view.set("forward_url", fmt::format("mailto:?subject={}&body={}", percent_encoded(issue.subject),
                                      percent_encoded(online_url)));
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
  for (const std::string_view slot : {kSlotAddress, kSlotReason, kSlotUnsubscribe}) {
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
                                   const Issue& issue, std::string_view online_url) {
  View view = issue_view(plan, issue, online_url);
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

std::string with_sample_slots(std::string html) {
  replace_all(html, kSlotAddress, "prenom.nom@exemple.org");
  replace_all(html, kSlotReason, reason_of("inscription"));
  replace_all(html, kSlotUnsubscribe, "#");
  return html;
}

}  // namespace vigie::letter
