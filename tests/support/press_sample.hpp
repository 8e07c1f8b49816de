// SPDX-License-Identifier: EUPL-1.2
/// A small network with something to read: two centres, three curators, stories on a desk.
///
/// Shape   rows written with plain SQL, so that tests of the desk and of the web do not need the
///         chain that fills them in real life.
#pragma once

#include <filesystem>
#include <string>

#include "store/people/curator_repo.hpp"
#include "store/sql/database.hpp"

namespace vigie::test {

inline constexpr std::string_view kPassword = "une phrase assez longue";
inline constexpr Instant kSampleNow{1'795'000'000};  // 2026-11-18

struct SampleArticle {
  std::string title = "Une maison de santé ouvre aux Carreaux";
  std::string media = "Le Quotidien d’exemple";
  std::string excerpt = "Le conseil municipal a voté jeudi la création d’une maison de santé.";
  std::string access = "free";
  std::string url = "";  ///< "" : one is made from the number
};

class PressSample {
 public:
  /// Makes and migrates `file`, with centres 'pole' (Aïcha, Bruno; René may only read) and
  /// 'oriv' (Chloé).
  explicit PressSample(const std::filesystem::path& file);

  store::Database& db() { return db_; }
  CentreId pole() const { return pole_; }
  CentreId oriv() const { return oriv_; }
  store::Curator aicha();
  store::Curator bruno();
  store::Curator chloe();

  /// A story of one article on the desk of `pole`, arrived `minutes` after the sample's time.
  StoryId story(const SampleArticle& article, int minutes = 0);
  /// Another article of a story: a reprint of its first one, or a text of its own.
  ArticleId add_article(StoryId story, const SampleArticle& article, bool reprint);
  void tag(StoryId story, std::string_view kind, std::string_view code, std::string_view label,
           std::string_view rule);
  void lay(StoryId story, CentreId centre);
  /// Runs a query that answers one number.
  std::int64_t number(std::string_view sql);
  void run(std::string_view sql);

 private:
  store::Curator curator(std::string_view email);

  store::Database db_;
  CentreId pole_;
  CentreId oriv_;
  std::int64_t articles_ = 0;
};

}  // namespace vigie::test
