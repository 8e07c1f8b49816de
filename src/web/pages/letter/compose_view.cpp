// SPDX-License-Identifier: EUPL-1.2
#include "web/pages/letter/compose_view.hpp"

#include "base/format.hpp"
#include "letter/arrange.hpp"
#include "letter/markdown.hpp"
#include "letter/print_estimate.hpp"
#include "letter/wording.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"
#include "web/pages/letter/issue_view.hpp"
#include "web/site/words.hpp"

namespace vigie::web {
namespace {

using render::View;

constexpr std::size_t kExtractSigns = 90;

/// "3 sur 4"; what is lacking is the minimum, what it may take the maximum.
View quota_view(const SectionPlan& plan, std::size_t count) {
  const int wanted = std::max(plan.minimum, plan.maximum);
  View view;
  view.set("quota", fmt::format("{} sur {}", count, wanted))
      .set("lacks", static_cast<int>(count) < plan.minimum)
      .set("full", static_cast<int>(count) >= plan.minimum && static_cast<int>(count) <= wanted)
      .set("over", static_cast<int>(count) > wanted);
  return view;
}

std::string extract_of(const Block& block) {
  if (block.starts_at) {
    const auto hours = text::hours_between(*block.starts_at, block.ends_at);
    std::string out = text::day_and_month(paris_day(*block.starts_at));
    if (!hours.empty()) out += ", " + hours;
    return out;
  }
  std::string whole;
  for (const letter::Part& part : letter::read_markdown(block.body_markdown)) {
    for (const letter::Line& line : part.lines) {
      if (whole.size() > 4 * kExtractSigns) break;
      whole += (whole.empty() ? "" : " ") + letter::plain(line);
    }
  }
  std::string out;
  std::size_t signs = 0;
  for (const char c : whole) {
    const bool starts = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (starts && ++signs > kExtractSigns) return out + "…";
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

View block_view(const app::ComposeBlock& one, const std::string& base, bool may_edit) {
  const Block& block = one.block;
  View view;
  view.set("block", std::to_string(block.id.value))
      .set("version", std::to_string(block.version))
      .set("address", fmt::format("{}/blocs/{}", base, block.id.value))
      .set("block_title", block.title)
      .set("origin", origin_of(block))
      .set("extract", extract_of(block))
      .set("proposed", block.origin == BlockOrigin::proposed)
      .set("commented", one.open_comments > 0)
      .set("comment_count", std::to_string(one.open_comments))
      .set("writers", writers_words(one.writers))
      .set("editable", may_edit);
  return view;
}

/// A section whose letter shows no title of its own is called by what stands there.
std::string name_of_section(const SectionPlan& plan) {
  if (!plan.title.empty()) return text::typographic(plan.title);
  switch (plan.shape) {
    case SectionShape::lead:
      return "À la une";
    case SectionShape::agenda:
      return "Agenda";
    case SectionShape::initiative:
      return "L’initiative";
    case SectionShape::resources:
      return "Ressources";
    case SectionShape::items:
      break;
  }
  return text::typographic(text::sentence(plan.key));
}

View section_view(const app::ComposeSection& section, const std::string& base, bool may_edit) {
  std::vector<View> blocks;
  for (const app::ComposeBlock& each : section.blocks) {
    blocks.push_back(block_view(each, base, may_edit));
  }
  const int room = section.plan.maximum - static_cast<int>(section.blocks.size());
  View view = quota_view(section.plan, section.blocks.size());
  view.set("section", section.plan.key)
      .set("section_title", name_of_section(section.plan))
      .set("one", section.plan.one.empty() ? "un texte" : section.plan.one)
      .set("has_room", room > 0)
      .set("blocks", std::move(blocks));
  return view;
}

View sheet_view(const app::ComposePageView& page, int number, const std::string& base,
                bool may_edit) {
  std::vector<View> sections;
  int lacking = 0;
  for (const app::ComposeSection& each : page.sections) {
    lacking += std::max(0, each.plan.minimum - static_cast<int>(each.blocks.size()));
    sections.push_back(section_view(each, base, may_edit));
  }
  const int most = letter::kPrintedLinesMax;
  View view;
  view.set("page", std::to_string(number))
      .set("page_title", text::typographic(page.plan.title))
      .set("lacking", lacking > 0 ? fmt::format("il manque {}", lacking) : "")
      .set("complete", lacking == 0)
      .set("lines", fmt::format("{} lignes sur {}", page.lines, most))
      .set("line_count", std::to_string(std::min(page.lines, most)))
      .set("line_max", std::to_string(most))
      .set("too_long", page.lines > most)
      .set("sections", std::move(sections));
  return view;
}

View target_view(const LetterPlan& plan, const app::TrayItem& item, int page) {
  const std::string section = letter::section_on_page(plan, item.section, page);
  View view;
  view.set("target", section)
      .set("target_page", std::to_string(page))
      .set("own", letter::page_of_section(plan, item.section) == page);
  return view;
}

View tray_view(const app::TrayItem& item, const LetterPlan& plan) {
  std::vector<View> targets;
  for (std::size_t page = 1; page <= plan.pages.size(); ++page) {
    targets.push_back(target_view(plan, item, static_cast<int>(page)));
  }
  const bool of_block = item.key.starts_with("bloc:");
  View view;
  view.set("key", item.key)
      .set("kicker", item.kicker)
      .set("item_title", item.title)
      .set("changed_block", of_block ? item.key.substr(5) : "")
      .set("targets", of_block ? std::vector<View>{} : std::move(targets));
  return view;
}

struct DrawerName {
  app::Drawer drawer;
  std::string_view key;
  std::string_view label;
};
constexpr DrawerName kDrawers[] = {{app::Drawer::panorama, "panorama", "Panorama"},
                                   {app::Drawer::kept, "gardees", "Gardées"},
                                   {app::Drawer::texts, "textes", "Textes"},
                                   {app::Drawer::agenda, "agenda", "Agenda"},
                                   {app::Drawer::resources, "ressources", "Ressources"},
                                   {app::Drawer::shared, "partages", "Partagés"},
                                   {app::Drawer::taken_out, "retires", "Retirés"}};

std::vector<View> drawers_view(app::Drawer current) {
  std::vector<View> drawers;
  for (const DrawerName& each : kDrawers) {
    drawers.push_back(View()
                          .set("drawer", each.key)
                          .set("drawer_label", each.label)
                          .set("current", each.drawer == current));
  }
  return drawers;
}

}  // namespace

std::string origin_of(const Block& block) {
  if (!block.source_file.empty()) return "textes/" + block.source_file;
  if (block.panorama_item) {
    return block.media.empty() ? "panorama" : "panorama · " + block.media;
  }
  if (block.article) return block.media.empty() ? "gardée" : "gardée · " + block.media;
  return "écrit ici";
}

std::string writers_words(const std::vector<std::string>& names) {
  if (names.empty()) return {};
  if (names.size() == 1) return names.front() + " y écrit";
  return fmt::format("{} y écrivent", fmt::join(names, " et "));
}

std::vector<View> steps_view(IssueState state) {
  struct Step {
    std::string_view label;
    IssueState first;
    IssueState last;
  };
  static constexpr Step kSteps[] = {{"Brouillon", IssueState::draft, IssueState::draft},
                                    {"En relecture", IssueState::in_review, IssueState::in_review},
                                    {"Approuvé", IssueState::approved, IssueState::approved},
                                    {"Programmé", IssueState::frozen, IssueState::frozen},
                                    {"Parti", IssueState::sending, IssueState::sent}};
  std::vector<View> steps;
  for (const Step& each : kSteps) {
    steps.push_back(
        View().set("step", each.label).set("current", state >= each.first && state <= each.last));
  }
  return steps;
}

View comment_view(const store::Comment& comment) {
  View view;
  view.set("comment", std::to_string(comment.id.value))
      .set("comment_by", comment.name)
      .set("comment_at", moment_of(comment.at))
      .set("comment_text", comment.text)
      .set("resolved", comment.resolved_at.has_value());
  return view;
}

View compose_view(const app::Compose& page, const LetterPlan& plan, bool may_edit) {
  const std::string base = fmt::format("/lettres/{}/{}", page.row.letter, page.row.number);
  std::vector<View> sheets;
  int number = 0;
  for (const app::ComposePageView& each : page.pages) {
    sheets.push_back(sheet_view(each, ++number, base, may_edit));
  }
  std::vector<View> tray;
  for (const app::TrayItem& each : page.tray) tray.push_back(tray_view(each, plan));
  std::vector<View> comments;
  int open_comments = 0;
  for (const store::Comment& each : page.comments) {
    if (!each.block) comments.push_back(comment_view(each));
    open_comments += each.resolved_at ? 0 : 1;
  }
  std::vector<View> lost;
  for (const Block& each : page.elsewhere) {
    lost.push_back(block_view({each, 0, {}}, base, may_edit));
  }
  View view = issue_line(page.row);
  view.set("letter_name", plan.name)
      .set("base", base)
      .set("issue_version", std::to_string(page.row.version))
      .set("saved_at", moment_of(page.row.updated_at))
      .set("may_edit", may_edit)
      .set("steps", steps_view(page.row.state))
      .set("drawers", drawers_view(page.drawer))
      .set("texts_waiting",
           page.texts_waiting > 0
               ? text::plural(page.texts_waiting, "texte à reprendre", "textes à reprendre")
               : "")
      .set("unreadable", page.unreadable)
      .set("agenda_open", page.drawer == app::Drawer::agenda)
      .set("tray_empty", tray.empty())
      .set("tray", std::move(tray))
      .set("sheets", std::move(sheets))
      .set("has_lost", !lost.empty())
      .set("lost", std::move(lost))
      .set("has_comments", !comments.empty())
      .set("comments", std::move(comments))
      .set("comment_block", "")
      .set("comment_back", "")
      .set("open_comments", text::plural(open_comments, "commentaire", "commentaires"));
  return view;
}

}  // namespace vigie::web
