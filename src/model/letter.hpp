// SPDX-License-Identifier: EUPL-1.2
/// A letter, its plan and its issues as plain values. `config` reads the plan and the own texts,
/// `letter` assembles and renders issues, `store` keeps them.
///
/// Shape   a plan has pages, a page has sections, a section says where its blocks are drawn from
///         and how many it takes. An issue is the blocks of one month, in order.
/// Units   months are "2026-11"; times are UTC seconds; texts are plain UTF-8 unless named
///         markdown.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.hpp"
#include "model/ids.hpp"

namespace vigie {
inline namespace model {

/// Where the blocks of a section come from.
enum class BlockSource {
  texts,      ///< own texts of the month that name the section
  panorama,   ///< the shared panorama, what concerns the letter's own territory aside
  territory,  ///< panorama items and kept stories of the letter's territory
  listening   ///< panorama items and kept stories that are heard or watched
};

/// How the blocks of a section look.
enum class SectionShape {
  items,       ///< title, source, a few lines, a link
  lead,        ///< title, source and text beside a picture
  agenda,      ///< events: the day large, then what, who, when and where
  initiative,  ///< a picture over the whole width, a story, the table of facts
  resources    ///< two columns: what it is, what it says
};

struct SectionPlan {
  std::string key;                         ///< what an own text names: "a-la-une"
  std::string title;                       ///< "" : no heading
  std::vector<BlockSource> block_sources;  ///< in the order in which they fill the section
  int minimum = 0;
  int maximum = 1;
  SectionShape shape = SectionShape::items;
  std::string one = {};  ///< what an empty place waits for: "une date"
};

struct PagePlan {
  std::string title;
  std::vector<SectionPlan> sections;
};

/// What the law and good manners ask at the foot of a letter.
struct LetterMentions {
  std::string publisher;
  std::string address;
  std::string director;
  std::string contact;      ///< an e-mail address
  std::string privacy_url;  ///< "" : none
};

/// The colours of a letter, "#rrggbb": its identity, with what is dark where the reader's screen
/// is.
struct LetterColours {
  std::string band = "#131b3d";
  std::string band_quiet = "#c3cbe8";
  std::string mark = "#ffdf3d";  ///< bars; never behind words
  std::string soft = "#fff5c7";  ///< the ground of sommaire, labels and dates
  std::string soft_line = "#d9c66a";
  std::string bar = "#8a6a00";  ///< of a quotation
  std::string link = "#2340a8";
  std::string ink = "#141b33";
  std::string quiet = "#4c566e";
  std::string line = "#d6dce8";
  std::string ground = "#eff2f7";
  std::string foot = "#e9edf5";
  std::string foot_text = "#3d465c";
  std::string dark_ground = "#0d1222";
  std::string dark_sheet = "#151c31";
  std::string dark_ink = "#e8ecf6";
  std::string dark_quiet = "#aab5cd";
  std::string dark_link = "#a5baff";
  std::string dark_on_link = "#0d1430";
  std::string dark_soft = "#3a3415";
  std::string dark_soft_line = "#6e6326";
  std::string dark_bar = "#e0c23a";
  std::string dark_line = "#2e3956";
};

/// As whom a letter is sent; what is "" comes from vigie.toml.
struct LetterSender {
  std::string from;
  std::string from_name;
  std::string reply_to;
  std::string list_id;
  std::string unsubscribe_mailto;
  std::string feedback_id;
};

/// A calendar whose events a letter may announce.
struct LetterCalendar {
  std::string name;
  std::string url;
};

struct LetterPlan {
  std::string key;  ///< "resonances"
  std::string name;
  std::string tagline;
  std::string masthead = {};    ///< who publishes it, beside the logo; "": the publisher
  std::string logo = {};        ///< a file of images/; "": set in type
  bool reviewed_alone = false;  ///< a centre of one person: who writes may approve
  bool dated_by_day = false;    ///< "lundi 7 décembre 2026" rather than "décembre 2026"
  std::string centre;
  std::vector<std::string> territory;  ///< "92", "R11"
  int first_number = 1;
  std::string subject;    ///< with {numero} {mois} {titre}
  std::string preheader;  ///< with {numero} {mois} {titres}
  LetterMentions mentions;
  std::vector<PagePlan> pages;
  LetterColours colours = {};
  LetterSender sender = {};
  std::vector<LetterCalendar> calendars = {};
};

/// One line of the table "En bref" beside an own text.
struct Fact {
  std::string label;
  std::string value;
};

struct Picture {
  std::string url;  ///< "" : none; "truc.png": a file of the letter's images/
  std::string alt;
  int width = 0;  ///< pixels
  int height = 0;
  std::string credit = {};  ///< its caption, who made it, under which licence
};

/// An own text of the month, as its file says it.
struct OwnText {
  std::string file;  ///< its path; once gathered, from the folder of the texts on
  std::string section;
  int order = 0;
  std::string title;
  std::string url;
  std::string link_label;
  std::string media;
  bool button = false;  ///< the link is shown as a button
  Picture picture;
  std::vector<Fact> facts;
  std::string body_markdown;
  std::string genre = {};
  std::string details = {};
  std::string place = {};
  std::optional<Instant> starts_at = {};
  std::optional<Instant> ends_at = {};
};

/// A piece of the press that a section may take.
struct Candidate {
  PanoramaItemId panorama_item;  ///< none: only kept
  ArticleId article;
  std::string title;
  std::string note;  ///< the curator's own words; "" when only kept
  std::string url;
  std::string url_key;
  std::string media;
  std::string access;  ///< free, subscribers, registration
  std::string kind;    ///< text, audio, video
  std::optional<Instant> published_at;
  std::vector<std::string> territories;
  std::string place;  ///< name of one of them in the letter's territory; "" when none
};

enum class BlockKind { article, text };

/// Whose hand put a block where it is: the program may replace what it proposed itself, and nothing
/// else.
enum class BlockOrigin { proposed, placed, written };

inline constexpr std::array kBlockOrigins{BlockOrigin::proposed, BlockOrigin::placed,
                                          BlockOrigin::written};

/// The word the database holds.
constexpr std::string_view name_of(BlockOrigin origin) {
  switch (origin) {
    case BlockOrigin::proposed:
      return "proposed";
    case BlockOrigin::placed:
      return "placed";
    case BlockOrigin::written:
      return "written";
  }
  return "proposed";
}

struct Block {
  BlockId id;       ///< none: not kept yet
  int version = 0;  ///< of its text
  BlockOrigin origin = BlockOrigin::proposed;
  BlockKind kind = BlockKind::text;
  int page = 1;
  std::string section;
  int position = 0;  ///< its place within the section, from 1
  PanoramaItemId panorama_item;
  ArticleId article;
  std::string source_file;  ///< of an own text: "2026-11/01-seminaire.md"
  std::string source_hash;  ///< of what that file said when it was taken
  std::string title;
  std::string body_markdown;
  std::string url;
  std::string link_label;
  bool button = false;
  std::string media;
  std::string access = "free";
  std::string media_kind = "text";
  std::string place;
  std::optional<Instant> published_at;
  Picture picture;
  std::vector<Fact> facts;
  std::string genre = {};                 ///< "Livre", "Séminaire"
  std::string details = {};               ///< after genre or media: "212 pages, 19 €"
  std::optional<Instant> starts_at = {};  ///< an event; midnight in Paris: the whole day
  std::optional<Instant> ends_at = {};
};

struct Issue {
  IssueId id;
  std::string letter_key;
  int number = 0;
  std::string month;
  std::string subject;
  std::string preheader;
  std::optional<Day> dated_on = {};  ///< of a letter that is dated by the day
  std::vector<Block> blocks;         ///< in the order of the plan's sections, then by place
};

/// How far an issue is: see letter/lifecycle.hpp.
enum class IssueState { draft, in_review, approved, frozen, sending, paused, sent, cancelled };

inline constexpr std::array kIssueStates{
    IssueState::draft,   IssueState::in_review, IssueState::approved, IssueState::frozen,
    IssueState::sending, IssueState::paused,    IssueState::sent,     IssueState::cancelled};

/// The word the database holds.
constexpr std::string_view name_of(IssueState state) {
  switch (state) {
    case IssueState::draft:
      return "draft";
    case IssueState::in_review:
      return "in_review";
    case IssueState::approved:
      return "approved";
    case IssueState::frozen:
      return "frozen";
    case IssueState::sending:
      return "sending";
    case IssueState::paused:
      return "paused";
    case IssueState::sent:
      return "sent";
    case IssueState::cancelled:
      return "cancelled";
  }
  return "draft";
}

}  // namespace model
}  // namespace vigie
