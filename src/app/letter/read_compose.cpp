// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/read_compose.hpp"

#include <algorithm>
#include <set>

#include "app/letter/material.hpp"
#include "app/letter/open_draft.hpp"
#include "app/letter/write_block.hpp"
#include "base/format.hpp"
#include "letter/arrange.hpp"
#include "letter/genre_of.hpp"
#include "letter/print_estimate.hpp"
#include "letter/wording.hpp"
#include "store/letter/block_repo.hpp"
#include "store/letter/erratum_repo.hpp"
#include "store/letter/event_repo.hpp"
#include "store/letter/shared_repo.hpp"
#include "text/french.hpp"
#include "text/moment.hpp"
#include "text/url.hpp"

namespace vigie::app {
namespace {

/// What stands in the issue, to leave it out of the tray.
class InIssue {
 public:
  explicit InIssue(const std::vector<Block>& blocks) {
    for (const Block& block : blocks) {
      if (block.article) articles_.insert(block.article.value);
      if (!block.url.empty()) urls_.insert(text::canonical_url(block.url));
    }
  }
  bool has(const Candidate& piece) const {
    return articles_.contains(piece.article.value) || urls_.contains(piece.url_key);
  }

 private:
  std::set<std::int64_t> articles_;
  std::set<std::string> urls_;
};

std::string kicker_of(const Candidate& piece) {
  std::string out = piece.media;
  for (const std::string& more : {piece.place, piece.kind == "text" ? std::string() : piece.kind}) {
    if (!more.empty()) out += (out.empty() ? "" : " · ") + more;
  }
  return out;
}

void add_pieces(Compose& page, const std::vector<Candidate>& pieces, std::string_view prefix,
                const InIssue& in_issue, const LetterPlan& plan) {
  const bool relayed = prefix == "panorama";
  for (const Candidate& piece : pieces) {
    if (page.tray.size() >= kTrayMax) return;
    if (in_issue.has(piece)) continue;
    const auto id = relayed ? piece.panorama_item.value : piece.article.value;
    page.tray.push_back({.key = fmt::format("{}:{}", prefix, id),
                         .kicker = kicker_of(piece),
                         .title = piece.title,
                         .section = letter::section_for(plan, piece, relayed)});
  }
}

std::string agenda_section(const LetterPlan& plan) {
  for (const PagePlan& page : plan.pages) {
    for (const SectionPlan& section : page.sections) {
      if (section.shape == SectionShape::agenda) return section.key;
    }
  }
  return {};
}

Block event_block(const store::LetterEvent& event) {
  Block block;
  block.kind = BlockKind::text;
  block.title = text::typographic(event.title);
  block.media = text::typographic(event.source);
  block.place = text::typographic(event.place);
  block.url = event.url;
  block.starts_at = event.starts_at;
  block.ends_at = event.ends_at;
  return block;
}

Result<void> fill_press(store::Reader& reader, const LetterFiles& files, Compose& page,
                        const std::vector<Block>& blocks) {
  const auto material = press_material(reader, files.plan, page.row.month, page.row.id);
  if (!material) return fail(material.error());
  const InIssue in_issue(blocks);
  const bool relayed = page.drawer == Drawer::panorama;
  add_pieces(page, relayed ? material->panorama : material->kept, relayed ? "panorama" : "gardee",
             in_issue, files.plan);
  return {};
}

/// The files of the month that no block took, or that say something else since.
Result<void> fill_texts(store::Reader& reader, const LetterFiles& files, Compose& page,
                        const std::vector<Block>& blocks) {
  auto read = own_texts(files, page.row.month);
  if (config::has_errors(read.diagnostics)) {
    page.unreadable = config::to_line(read.diagnostics.front());
  }
  const auto texts = texts_left(reader, page.row, std::move(read.value));
  if (!texts) return fail(texts.error());
  for (const OwnText& text : *texts) {
    const auto block = std::ranges::find(blocks, text.file, &Block::source_file);
    const bool taken = block != blocks.end();
    const bool changed = taken && letter::block_of(text).source_hash != block->source_hash;
    if (taken && !changed) continue;
    ++page.texts_waiting;
    if (page.drawer != Drawer::texts || page.tray.size() >= kTrayMax) continue;
    page.tray.push_back({.key = taken ? fmt::format("bloc:{}", block->id.value)
                                      : fmt::format("texte:{}", text.file),
                         .kicker = text.file,
                         .title = letter::block_of(text).title,
                         .section = text.section,
                         .changed = changed});
  }
  return {};
}

/// Where a letter shows its resources; "" : nowhere.
std::string resources_section(const LetterPlan& plan) {
  for (const PagePlan& page : plan.pages) {
    for (const SectionPlan& section : page.sections) {
      if (section.shape == SectionShape::resources) return section.key;
    }
  }
  return {};
}

/// What is a resource by its genre, of the panorama and of what was kept, genre by genre.
Result<void> fill_resources(store::Reader& reader, const LetterFiles& files, Compose& page,
                            const std::vector<Block>& blocks) {
  const auto material = press_material(reader, files.plan, page.row.month, page.row.id);
  if (!material) return fail(material.error());
  const InIssue in_issue(blocks);
  std::vector<std::pair<std::string_view, TrayItem>> found;
  std::set<std::int64_t> seen;
  for (const bool relayed : {true, false}) {
    for (const Candidate& piece : relayed ? material->panorama : material->kept) {
      const std::string_view genre = letter::genre_of(piece);
      if (genre.empty() || in_issue.has(piece) || !seen.insert(piece.article.value).second)
        continue;
      const auto id = relayed ? piece.panorama_item.value : piece.article.value;
      found.push_back({genre,
                       {.key = fmt::format("{}:{}", relayed ? "ressource" : "ressource-gardee", id),
                        .kicker = fmt::format("{} · {}", genre, piece.media),
                        .title = piece.title,
                        .section = resources_section(files.plan)}});
    }
  }
  std::ranges::stable_sort(found, {}, &std::pair<std::string_view, TrayItem>::first);
  for (auto& each : found) {
    if (page.tray.size() >= kTrayMax) break;
    page.tray.push_back(std::move(each.second));
  }
  return {};
}

/// What other letters share and this issue did not take.
Result<void> fill_shared(store::Reader& reader, Compose& page) {
  const auto offers = store::shared_offers(reader, page.row.letter);
  if (!offers) return fail(offers.error());
  const auto taken = store::taken_in(reader, page.row.id);
  if (!taken) return fail(taken.error());
  for (const store::SharedBlock& each : *offers) {
    if (page.tray.size() >= kTrayMax) break;
    if (std::ranges::find(*taken, each.block, &store::TakenBlock::shared) != taken->end()) continue;
    page.tray.push_back({.key = fmt::format("partage:{}", each.block.value),
                         .kicker = fmt::format("{} n°\u00a0{}", each.letter_name, each.number),
                         .title = each.title,
                         .section = {}});
  }
  return {};
}

Result<void> fill_taken_out(store::Reader& reader, Compose& page) {
  const auto blocks = store::taken_out_texts(reader, page.row.id);
  if (!blocks) return fail(blocks.error());
  for (const Block& block : *blocks) {
    if (page.tray.size() >= kTrayMax) break;
    page.tray.push_back({.key = fmt::format("retire:{}", block.id.value),
                         .kicker = block.media,
                         .title = block.title,
                         .section = block.section});
  }
  return {};
}

/// What issues that left told of articles that were withdrawn since.
Result<void> fill_errata(store::Reader& reader, Compose& page) {
  const auto errata = store::errata_of_letter(reader, page.row.letter);
  if (!errata) return fail(errata.error());
  for (const store::Erratum& each : *errata) {
    if (page.tray.size() >= kTrayMax) break;
    page.tray.push_back({.key = store::erratum_file(each.id),
                         .kicker = fmt::format("erratum au n°\u00a0{}", each.number),
                         .title = each.title,
                         .section = ""});
  }
  return {};
}

Result<std::optional<Block>> erratum_block(store::Reader& reader, std::string_view letter,
                                           std::int64_t id) {
  const auto errata = store::errata_of_letter(reader, letter);
  if (!errata) return fail(errata.error());
  const auto erratum = std::ranges::find(*errata, id, &store::Erratum::id);
  if (erratum == errata->end()) return std::nullopt;
  Block block;
  block.kind = BlockKind::text;
  block.source_file = store::erratum_file(id);
  block.title = "Erratum";
  block.body_markdown = text::typographic(
      fmt::format("Notre n°\u00a0{} signalait «\u00a0{}\u00a0». Cet article a été retiré du "
                  "panorama depuis\u00a0: {}",
                  erratum->number, erratum->title, text::sentence(erratum->reason)));
  return block;
}

/// Events to come of the letter's calendars that the issue does not announce.
Result<void> fill_agenda(store::Reader& reader, const LetterPlan& plan, Compose& page,
                         const std::vector<Block>& blocks, Instant now) {
  const auto events = store::events_to_come(reader, plan.key, now);
  if (!events) return fail(events.error());
  for (const store::LetterEvent& each : *events) {
    if (page.tray.size() >= kTrayMax) break;
    const bool there = std::ranges::any_of(blocks, [&](const Block& block) {
      return block.starts_at == each.starts_at && block.title == event_block(each).title;
    });
    if (there) continue;
    std::string kicker = text::weekday_date(paris_day(each.starts_at));
    if (!each.source.empty()) kicker += " · " + each.source;
    page.tray.push_back({.key = fmt::format("evenement:{}", each.id),
                         .kicker = std::move(kicker),
                         .title = each.title,
                         .section = agenda_section(plan)});
  }
  return {};
}

/// The blocks at their places, each with what is said of it and who writes in it.
void lay_out(Compose& page, const LetterPlan& plan, const Issue& issue,
             const std::vector<store::Presence>& present) {
  std::set<std::string> known;
  for (std::size_t number = 0; number < plan.pages.size(); ++number) {
    ComposePageView view{
        plan.pages[number], letter::printed_lines(plan, issue, static_cast<int>(number) + 1), {}};
    for (const SectionPlan& section : plan.pages[number].sections) {
      known.insert(section.key);
      ComposeSection shown{section, {}};
      for (const Block& block : issue.blocks) {
        if (block.section != section.key) continue;
        ComposeBlock one{block, 0, {}};
        for (const store::Comment& each : page.comments) {
          if (each.block == block.id && !each.resolved_at) ++one.open_comments;
        }
        for (const store::Presence& each : present) {
          if (each.block == block.id) one.writers.push_back(each.name);
        }
        shown.blocks.push_back(std::move(one));
      }
      view.sections.push_back(std::move(shown));
    }
    page.pages.push_back(std::move(view));
  }
  for (const Block& block : issue.blocks) {
    if (!known.contains(block.section)) page.elsewhere.push_back(block);
  }
}

const Candidate* find_piece(const std::vector<Candidate>& pieces, std::int64_t id, bool relayed) {
  for (const Candidate& piece : pieces) {
    if ((relayed ? piece.panorama_item.value : piece.article.value) == id) return &piece;
  }
  return nullptr;
}

}  // namespace

Result<Compose> read_compose(store::Reader& reader, const LetterFiles& files,
                             const store::IssueRow& row, Drawer drawer, CuratorId who,
                             Instant now) {
  const auto issue = load_issue(reader, files.plan, row);
  if (!issue) return fail(issue.error());
  auto comments = store::comments(reader, row.id);
  if (!comments) return fail(comments.error());
  const auto present = store::present(reader, row.id, now - kPresenceSeconds, who);
  if (!present) return fail(present.error());
  Compose page;
  page.row = row;
  page.comments = std::move(*comments);
  page.drawer = drawer;
  lay_out(page, files.plan, *issue, *present);
  if (row.state > IssueState::approved) return page;  // nothing is composed any more
  if (auto done = fill_errata(reader, page); !done) return fail(done.error());
  if (auto done = fill_texts(reader, files, page, issue->blocks); !done) return fail(done.error());
  Result<void> filled;
  if (drawer == Drawer::panorama || drawer == Drawer::kept) {
    filled = fill_press(reader, files, page, issue->blocks);
  } else if (drawer == Drawer::agenda) {
    filled = fill_agenda(reader, files.plan, page, issue->blocks, now);
  } else if (drawer == Drawer::resources) {
    filled = fill_resources(reader, files, page, issue->blocks);
  } else if (drawer == Drawer::shared) {
    filled = fill_shared(reader, page);
  } else if (drawer == Drawer::taken_out) {
    filled = fill_taken_out(reader, page);
  }
  if (!filled) return fail(filled.error());
  return page;
}

Result<Block> tray_block(store::Reader& reader, const LetterFiles& files,
                         const store::IssueRow& row, std::string_view key, Instant now) {
  const Failure missing = fail(Code::not_found, std::string(key),
                               "cette proposition n’est plus là\u00a0: rouvrir la page du numéro");
  const std::size_t colon = key.find(':');
  if (colon == std::string_view::npos) return missing;
  const std::string_view kind = key.substr(0, colon);
  const std::string_view name = key.substr(colon + 1);
  if (kind == "texte") {
    auto read = own_texts(files, row.month);
    const auto texts = texts_left(reader, row, std::move(read.value));
    if (!texts) return fail(texts.error());
    const auto text = std::ranges::find(*texts, name, &OwnText::file);
    if (text == texts->end()) return missing;
    return letter::block_of(*text);
  }
  std::int64_t id = 0;
  for (const char c : name) {
    if (c < '0' || c > '9' || id > 1'000'000'000'000) return missing;
    id = id * 10 + (c - '0');
  }
  if (kind == "erratum") {
    auto block = erratum_block(reader, row.letter, id);
    if (!block) return fail(block.error());
    return *block ? Result<Block>(std::move(**block)) : Result<Block>(missing);
  }
  if (kind == "evenement") {
    const auto events = store::events_to_come(reader, files.plan.key, now);
    if (!events) return fail(events.error());
    const auto event = std::ranges::find(*events, id, &store::LetterEvent::id);
    if (event == events->end()) return missing;  // past ones are not offered
    return event_block(*event);
  }
  const bool resource = kind == "ressource" || kind == "ressource-gardee";
  if (kind != "panorama" && kind != "gardee" && !resource) return missing;
  const bool relayed = kind == "panorama" || kind == "ressource";
  const auto material = press_material(reader, files.plan, row.month, row.id);
  if (!material) return fail(material.error());
  const Candidate* piece = find_piece(relayed ? material->panorama : material->kept, id, relayed);
  if (piece == nullptr) return missing;
  Block block = letter::block_of(*piece);
  if (resource) block.genre = letter::genre_of(*piece);
  return block;
}

}  // namespace vigie::app
