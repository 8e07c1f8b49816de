// SPDX-License-Identifier: EUPL-1.2
/// What the page on which an issue is made shows: its pages with their places, and the tray.
///
/// Shape   one read, with as many statements for three blocks as for forty. A block says where it
///         came from, what is said of it and who writes in it now.
/// Units   at most kTrayMax proposals of a drawer.
/// Errors  storage; those of open_letter.
#pragma once

#include <string>
#include <vector>

#include "app/letter/letter_files.hpp"
#include "store/letter/beside_repo.hpp"

namespace vigie::app {

inline constexpr std::size_t kTrayMax = 40;

enum class Drawer { panorama, kept, texts, agenda, resources, shared, taken_out };

struct ComposeBlock {
  Block block;
  int open_comments = 0;
  std::vector<std::string> writers;
};

struct ComposeSection {
  SectionPlan plan;
  std::vector<ComposeBlock> blocks;
};

struct ComposePageView {
  PagePlan plan;
  int lines = 0;  ///< that it should take once printed
  std::vector<ComposeSection> sections;
};

/// What a place may take: filled by `key` ("panorama:12", "texte:2026-11/01.md").
struct TrayItem {
  std::string key;
  std::string kicker;  ///< "Ouest Matin · 30 novembre"
  std::string title;
  std::string section;   ///< where it would go of itself; "" : the person chooses
  bool changed = false;  ///< a file that says something else than the block made of it
};

struct Compose {
  store::IssueRow row;
  std::vector<ComposePageView> pages;
  std::vector<Block> elsewhere;  ///< blocks of sections that the plan lost
  std::vector<store::Comment> comments;
  Drawer drawer = Drawer::panorama;
  std::vector<TrayItem> tray;
  int texts_waiting = 0;   ///< files of the month that no block took, or that changed since
  std::string unreadable;  ///< why the texts' files could not be read
};

Result<Compose> read_compose(store::Reader& reader, const LetterFiles& files,
                             const store::IssueRow& row, Drawer drawer, CuratorId who, Instant now);

/// The piece that a key names, as a block without a place; not_found when it is none of the tray's.
Result<Block> tray_block(store::Reader& reader, const LetterFiles& files,
                         const store::IssueRow& row, std::string_view key, Instant now);

}  // namespace vigie::app
