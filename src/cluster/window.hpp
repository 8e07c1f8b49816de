// SPDX-License-Identifier: EUPL-1.2
/// The articles of the last weeks, ready to say which of them a new one is like.
///
/// Shape   `matches` answers what is most like an article ("cluster/decide.hpp" makes a placement
///         of it), `admit` takes it in under the ids that the caller gave it: article ⊂ reprint
///         (one text) ⊂ story (one event). Candidates come from an index of the title's words and
///         of pairs of neighbouring words, never from all pairs; the most promising kCandidates
///         are compared.
///         `mark` and `rewind` forget what was admitted since: a transaction that rolled back.
/// Units   at most kWindowDays and kWindowItemsMax; older articles leave by blocks. 300 bytes an
///         article at 10,000, less from 12,500 on (bytes() counts).
/// Errors  none.
/// Pure    no clock, no database: the same articles in the same order, the same placements.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "base/instant.hpp"
#include "cluster/kept.hpp"
#include "cluster/lexicon.hpp"
#include "cluster/likeness.hpp"
#include "cluster/sketch.hpp"
#include "cluster/tally.hpp"
#include "model/ids.hpp"

namespace vigie::cluster {

inline constexpr int kWindowDays = 30;
inline constexpr std::size_t kWindowItemsMax = 2'000'000;
/// By the newest so many articles a word is rare or common. The scores were fitted on fewer: with
/// more of them all words would weigh less, and what is shared with them.
inline constexpr std::uint32_t kTextsCounted = 16'384;
inline constexpr std::size_t kCandidates = 24;

struct Place {
  ArticleId article;
  ReprintId reprint;
  StoryId story;
};

/// A candidate that was compared.
struct Match {
  Place place;
  Likeness likeness;
  double score = 0;  ///< likeness.text_score()
  double days_apart = 0;
  std::uint32_t story_size = 1;  ///< articles of its story in the window
  bool same_paper = false;
  bool generic = false;  ///< its title says too little
  bool live = false;     ///< it is a page that is written as the event goes on
  bool part = false;     ///< of a numbered series
  bool spelled = false;  ///< it has an acronym's long form
  Stage stage = Stage::none;
};

class Window {
 public:
  Window();

  /// The most promising candidates, the best first; of equals the older one.
  std::vector<Match> matches(const Piece& piece);
  /// Of an empty window: so many articles at most come before the first question, the oldest first.
  void expect_articles(std::size_t count);
  /// What `admit` takes in, and a database keeps. `copy`: the article joined a reprint, so that its
  /// words were counted already.
  Kept keep(const Piece& piece, bool copy) const;
  void admit(const Kept& kept, const Place& place);
  void admit(const Piece& piece, const Place& place, bool copy) { admit(keep(piece, copy), place); }
  /// From now on what is in story `from` is in `into`.
  void merge(StoryId from, StoryId into);
  void expire(Instant now);
  /// Where a merged story went; itself otherwise.
  StoryId living(StoryId story) const;
  /// How a living story began, as far as the window goes back, compared with an article.
  struct Start {
    double days_before = 0;  ///< the article
    Likeness likeness;
  };
  std::optional<Start> start_of(StoryId story, const Piece& piece) const;
  /// How many articles of a living story the window holds.
  std::uint32_t size_of(StoryId story) const;

  struct Mark {
    std::uint32_t next = 0;
    std::size_t merges = 0;
  };
  Mark mark() const { return {next_, merges_.size()}; }
  void rewind(const Mark& mark);

  std::size_t size() const { return next_ - first_; }
  std::size_t bytes() const;

 private:
  struct Record {
    std::uint32_t article;
    std::uint32_t reprint;
    std::uint32_t story;
    std::uint32_t paper;
    std::uint32_t published_at;
    std::uint16_t first_term;  ///< in its block
    Weight weight;
    std::uint8_t keys;
    std::uint8_t terms;
    std::uint8_t title_terms : 5;
    std::uint8_t live : 1;
    std::uint8_t generic : 1;
    std::uint8_t copy : 1;
    std::uint8_t part : 1;
    std::uint8_t stage : 3;
    std::uint8_t spelled : 1;
  };
  struct Block {
    std::vector<Record> records;
    std::vector<Term> terms;
    /// The posting before each posting in its bucket, + 1; its key, until the index knows it.
    std::vector<std::uint32_t> older;
  };

  const Record& record(std::uint32_t item) const;
  Held held(std::uint32_t item) const;
  /// What the index says before this posting; none where its item has left.
  const std::uint32_t* older(std::uint32_t posting) const;
  std::uint32_t living(std::uint32_t story) const;
  std::vector<std::uint32_t> candidates(const Sketch& sketch, const Probe& probe) const;
  void expect(std::span<const std::uint32_t> items) const;
  void count_back();
  void forget_words(std::uint32_t item);
  void drop_first_block();
  Block& block_with_room();
  std::span<std::uint32_t> postings(std::uint32_t item);
  void choose_keys(std::uint32_t item);
  void link(std::uint32_t item);
  void link_new();
  void begin_story(std::uint32_t story, std::uint32_t item);
  void unlink_last();

  std::deque<Block> blocks_;
  std::uint32_t first_ = 0;    ///< oldest item held
  std::uint32_t next_ = 0;     ///< number of the next
  std::uint32_t linked_ = 0;   ///< the first that the index does not know yet
  std::uint32_t counted_ = 0;  ///< the first whose words the lexicon has
  std::size_t most_ = 0;       ///< it ever held
  std::size_t expected_ = 0;   ///< to come before the first question
  Lexicon lexicon_;
  std::vector<std::uint32_t> heads_;  ///< newest posting of each bucket, + 1
  struct Merge {
    std::uint32_t from;
    std::uint32_t into;
    std::uint32_t moved;
    std::uint32_t first;  ///< of `into`, before
  };
  std::vector<Merge> merges_;
  std::unordered_map<std::uint32_t, std::uint32_t> merged_into_;
  Tally sizes_;   ///< of living stories
  Tally firsts_;  ///< the first item of each, + 1; one that left the window says nothing
  /// The sketch that was last looked for, and what it weighed by the words of then.
  struct Asked {
    std::vector<Term> terms;
    std::size_t title_terms = 0;
    std::uint64_t changes = 0;  ///< of the lexicon
    Mass mass;
  };
  Asked asked_;
};

}  // namespace vigie::cluster
