// SPDX-License-Identifier: EUPL-1.2
#include <charconv>
#include <set>
#include <unordered_map>

#include "app/search/alerts.hpp"
#include "app/search/find_again.hpp"
#include "app/search/saved_searches.hpp"
#include "app/story/lead.hpp"
#include "base/format.hpp"
#include "model/access_words.hpp"
#include "text/french.hpp"

namespace vigie::app {
namespace {

struct ToldStory {
  StoryId story;
  int fresh = 0;      ///< articles that came
  int all = 0;        ///< that it has
  bool grew = false;  ///< the search had found it before
  std::string title;
  std::string media;
  std::string access;
  std::optional<Instant> published_at;
};

/// What one search has to tell.
struct Told {
  std::string name;
  std::int64_t articles = 0;
  std::vector<ToldStory> stories;  ///< that no search before it tells
  std::size_t left = 0;            ///< further stories
};

/// Stories in the order of their first article, each with how many came.
std::vector<ToldStory> stories_in(const std::vector<store::Match>& matches,
                                  std::set<StoryId>& told) {
  std::vector<ToldStory> stories;
  std::unordered_map<StoryId, std::size_t> places;
  for (const store::Match& each : matches) {
    const auto known = places.find(each.story);
    if (known != places.end()) {
      ++stories[known->second].fresh;
    } else if (told.insert(each.story).second) {
      places[each.story] = stories.size();
      ToldStory story;
      story.story = each.story;
      story.fresh = 1;
      stories.push_back(std::move(story));
    }
  }
  return stories;
}

/// Titles, papers, and which stories the search had found before.
Result<void> fill_in(store::Reader& reader, store::ArticleQuestion question,
                     std::vector<ToldStory>& stories) {
  std::vector<StoryId> ids;
  for (const ToldStory& each : stories) ids.push_back(each.story);
  auto all = store::articles_of(reader, ids);
  if (!all) return fail(all.error());
  std::unordered_map<StoryId, std::vector<store::StoryArticle>> articles;
  for (store::StoryArticle& each : *all) articles[each.story].push_back(std::move(each));
  question.before = ArticleId{question.after->value + 1};
  question.after.reset();
  question.among = ids;
  const auto before = store::matching_articles(reader, question);
  if (!before) return fail(before.error());
  std::set<StoryId> known;
  for (const store::Match& each : before->found) known.insert(each.story);
  for (ToldStory& each : stories) {
    const auto& here = articles[each.story];
    each.all = static_cast<int>(here.size());
    each.grew = known.contains(each.story);
    if (const auto* lead = lead_of(here, {})) {
      each.title = lead->title;
      each.media = lead->media;
      each.access = access_words(lead->access);
      each.published_at = lead->published_at;
    }
  }
  return {};
}

Result<Told> told_of(store::Reader& reader, const store::AlertLine& line, CentreId centre,
                     std::set<StoryId>& seen) {
  SearchAsked asked = parse_search(line.search.query);
  if (auto settled = settle_search(reader, centre, asked); !settled) return fail(settled.error());
  store::ArticleQuestion& question = asked.question;
  question.after = line.after;
  question.before = ArticleId{line.upto.value + 1};
  question.limit = kSearchWindow;
  const auto matches = store::matching_articles(reader, question);
  if (!matches) return fail(matches.error());
  Told told;
  told.name = line.search.name;
  told.articles = std::ssize(matches->found);
  told.stories = stories_in(matches->found, seen);
  if (told.stories.size() > kAlertStoriesMax) {
    told.left = told.stories.size() - kAlertStoriesMax;
    told.stories.resize(kAlertStoriesMax);
  }
  if (told.stories.empty()) return told;
  if (auto done = fill_in(reader, question, told.stories); !done) return fail(done.error());
  return told;
}

std::string line_of(const ToldStory& story, std::string_view public_url) {
  std::string line = "- ";
  if (story.grew) {
    line +=
        fmt::format("a grandi ({}, {} en tout)\u00a0: ",
                    text::plural(story.fresh, "nouvel article", "nouveaux articles"), story.all);
  }
  line += story.title.empty() ? "Sans titre" : story.title;
  line += " — " + story.media;
  if (story.published_at) line += ", " + text::long_date(paris_day(*story.published_at));
  if (!story.access.empty()) line += ", " + story.access;
  return fmt::format("{}\n  {}/pile/{}\n", line, public_url, story.story.value);
}

std::string body_of(const store::Curator& curator, const std::vector<Told>& told,
                    std::string_view public_url) {
  std::string body = fmt::format("Bonjour {},\n", curator.name);
  for (const Told& each : told) {
    if (each.stories.empty()) continue;
    body += fmt::format("\n{}\n", each.name);
    for (const ToldStory& story : each.stories) body += line_of(story, public_url);
    if (each.left > 0) {
      body += fmt::format("  et {}\n", text::plural(static_cast<long long>(each.left),
                                                    "autre actualité", "autres actualités"));
    }
  }
  body += "\nVos recherches, et combien d’articles y répondent depuis la dernière fois\u00a0:\n";
  for (const Told& each : told) {
    body += fmt::format("  {:>6}  {}\n", text::number(each.articles), each.name);
  }
  return body + fmt::format(
                    "\nChanger le rythme, ou ne plus rien recevoir\u00a0: "
                    "{}/recherche/gardees\n",
                    public_url);
}

std::string subject_of(const std::vector<Told>& told) {
  long long stories = 0;
  for (const Told& each : told) {
    stories += static_cast<long long>(each.stories.size() + each.left);
  }
  if (stories == 0) return "Rien de nouveau pour vos recherches";
  return fmt::format("{} pour vos recherches", text::plural(stories, "actualité", "actualités"));
}

}  // namespace

Result<std::optional<NotificationText>> compose_search_alert(const Composing& composing) {
  std::int64_t alert = 0;
  const std::string& subject = composing.notification.subject;
  std::from_chars(subject.data(), subject.data() + subject.size(), alert);
  const auto curator = store::curator_by_id(composing.reader, composing.notification.curator);
  if (!curator) return fail(curator.error());
  const auto lines = store::alert_lines(composing.reader, alert);
  if (!lines) return fail(lines.error());
  if (!*curator || lines->empty()) return std::nullopt;
  const auto choice = alert_choice(composing.reader, (*curator)->id);
  if (!choice) return fail(choice.error());
  std::set<StoryId> seen;
  std::vector<Told> told;
  std::int64_t articles = 0;
  for (const store::AlertLine& line : *lines) {
    auto one = told_of(composing.reader, line, (*curator)->centre, seen);
    if (!one) return fail(one.error());
    articles += one->articles;
    told.push_back(std::move(*one));
  }
  if (articles == 0 && !choice->empty_too) return std::nullopt;
  return NotificationText{subject_of(told),
                          body_of(**curator, told, composing.config.web.public_url)};
}

}  // namespace vigie::app
