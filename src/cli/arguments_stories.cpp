// SPDX-License-Identifier: EUPL-1.2
#include <memory>

#include "cli/arguments_verb.hpp"
#include "cli/verbs/story/stories.hpp"
#include "cli/verbs/story/story.hpp"

namespace vigie::cli {
namespace {

CLI::App* add_story_decision(CLI::App& story, Chosen& chosen,
                             const std::shared_ptr<StoryMoveArguments>& arguments, const char* name,
                             const char* help, Verb<StoryMoveArguments> verb) {
  CLI::App* app = story.add_subcommand(name, help);
  app->add_option("ACTUALITÉ", arguments->story, "son numéro")->required();
  app->add_option("--as", arguments->curator, "adresse du compte qui décide")
      ->type_name("ADRESSE")
      ->required();
  runs(app, chosen, arguments, verb);
  return app;
}

void add_story(CLI::App& app, Chosen& chosen) {
  CLI::App* story =
      app.add_subcommand("story", "une actualité\u00a0: ses articles, et ce qu’on en dit");
  story->require_subcommand(1);
  auto showing = std::make_shared<StoryShowArguments>();
  CLI::App* show = story->add_subcommand("show", "ses articles, et pourquoi ils sont ensemble");
  show->add_option("ACTUALITÉ", showing->story, "son numéro")->required();
  show->add_flag("--json", showing->json, "pour un script");
  runs(show, chosen, showing, run_story_show);
  auto moving = std::make_shared<StoryMoveArguments>();
  add_story_decision(*story, chosen, moving, "split", "mettre des articles à part", run_story_split)
      ->add_option("--article", moving->articles,
                   "numéro d’un article\u202f; autant que nécessaire")
      ->required();
  add_story_decision(*story, chosen, moving, "merge", "réunir à une autre\u00a0: même sujet que…",
                     run_story_merge)
      ->add_option("--into", moving->into, "numéro de celle qui reste")
      ->required();
  add_story_decision(*story, chosen, moving, "undo", "revenir sur le dernier regroupement",
                     run_story_undo);
}

void add_stories(CLI::App& app, Chosen& chosen) {
  CLI::App* stories =
      app.add_subcommand("stories", "regrouper un flot d’articles sans rien enregistrer");
  const std::string help =
      "un article JSON par ligne reçue, ses groupes à la fin, une ligne chacun";
  stories->add_flag("--batch", help)->required();
  stories->callback([&chosen] {
    chosen.run_without_installation = [](Console& console) { return run_stories_batch(console); };
  });
}

}  // namespace

void add_story_verbs(CLI::App& app, Chosen& chosen) {
  add_story(app, chosen);
  add_stories(app, chosen);
}

}  // namespace vigie::cli
