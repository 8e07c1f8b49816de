// SPDX-License-Identifier: EUPL-1.2
#include "sim/desks.hpp"

#include <algorithm>
#include <set>

#include "base/format.hpp"

namespace vigie::sim {
namespace {

using web::between;

constexpr int kLinesASitting = 14;

std::string place(std::int64_t story, std::string_view what) {
  return fmt::format("/pile/{}/{}", story, what);
}

}  // namespace

std::vector<std::string> each_between(std::string_view text, std::string_view before,
                                      std::string_view after) {
  std::vector<std::string> found;
  for (std::size_t at = text.find(before); at != std::string_view::npos;
       at = text.find(before, at)) {
    at += before.size();
    found.emplace_back(text.substr(at, text.find(after, at) - at));
  }
  return found;
}

std::vector<ShownLine> lines_of(const std::string& page) {
  std::vector<ShownLine> lines;
  for (const std::string& row : each_between(page, "<article class=\"row", "</article>")) {
    ShownLine line;
    const std::string ticked = between(row, "name=\"cochee\" value=\"", "\"");
    const std::size_t colon = ticked.find(':');
    if (colon == std::string::npos) continue;
    line.story = std::stoll(ticked.substr(0, colon));
    line.version = std::stoi(ticked.substr(colon + 1));
    const std::string title = between(row, "<h3", "</h3>");
    line.url = between(title, "<a href=\"", "\"");
    line.title = between(title, "title=\"", "\"");
    lines.push_back(std::move(line));
  }
  return lines;
}

Desks::Desks(World& world) : world_(&world), chance_(world.chance_of("desks")) {
  for (const SimCentre& centre : world.centres) {
    for (const Person& person : centre.people) accounts_.push_back({&centre, &person, {}, {}});
  }
}

std::size_t Desks::live_entries() const {
  return static_cast<std::size_t>(std::ranges::count(entries_, true, &Entry::live));
}

std::string Desks::a_note() {
  return fmt::format("À lire pour {} et {}, note numéro {}.", chance_.word(3), chance_.word(4),
                     ++notes_);
}

void Desks::sign_in(Account& who) {
  who.browser.emplace(world_->site());
  who.browser->log_in(who.person->email);
  who.token = who.browser->token();
  if (who.token.empty()) world_->wrong("cannot sign in: " + who.person->email);
}

std::string Desks::page(Account& who, const std::string& target) {
  if (!who.browser) sign_in(who);
  web::Response answer = who.browser->get(target);
  if (answer.status == 303) {  // the session is over
    sign_in(who);
    answer = who.browser->get(target);
  }
  if (answer.status != 200) {
    world_->wrong(fmt::format("{} answers {}", target, answer.status));
    return "";
  }
  who.token = between(answer.body, "name=\"jeton\" value=\"", "\"");
  return answer.body;
}

web::Pairs Desks::form(const Account& who, const ShownLine& line) const {
  return {{"jeton", who.token}, {"version", std::to_string(line.version)},
          {"etat", "lire"},     {"suivante", "0"},
          {"article", ""},      {"story", std::to_string(line.story)}};
}

web::Response Desks::post(Account& who, const std::string& target, web::Pairs fields) {
  world_->pass(chance_.between(11, 40));
  ++gestures_;
  const web::Response answer = who.browser->post(target, fields);
  if (answer.status != 403) return answer;
  ++sent_again_;
  sign_in(who);  // after a fortnight, whatever was under way
  for (auto& [name, value] : fields) {
    if (name == "jeton") value = who.token;
  }
  return who.browser->post(target, std::move(fields));
}

Desks::Line& Desks::line_of(const SimCentre& centre, const ShownLine& line) {
  Line& known = lines_[centre.key][line.story];
  if (known.url.empty()) known.url = line.url;
  return known;
}

void Desks::look() { page(accounts_.front(), "/pile"); }

bool Desks::decide(Account& who, const ShownLine& line, const std::string& word,
                   const std::string& to) {
  web::Pairs fields = form(who, line);
  fields.emplace_back("decision", word);
  const web::Response answer = post(who, place(line.story, "decision"), fields);
  if (answer.status != 303) {
    world_->wrong(
        fmt::format("decision {} on story {} answers {}", word, line.story, answer.status));
    return false;
  }
  Line& known = line_of(*who.centre, line);
  known.moves.push_back({known.state, to});
  known.state = to;
  if (to == "later") {
    Day day = world_->today() + 1;  // the next one from Monday to Friday
    while (weekday_of(day) > 5) day = day + 1;
    known.later_on = iso(day);
  }
  return true;
}

void Desks::undo(Account& who, const ShownLine& line) {
  ShownLine seen = line;
  ++seen.version;
  const web::Response answer = post(who, place(line.story, "annuler"), form(who, seen));
  if (answer.status != 303) {
    world_->wrong(fmt::format("undo on story {} answers {}", line.story, answer.status));
    return;
  }
  Line& known = line_of(*who.centre, line);
  if (known.state == "relayed") {
    for (Entry& entry : entries_) {
      if (entry.live && entry.story == line.story && entry.centre == who.centre->key) {
        entry.live = false;
      }
    }
  }
  known.state = known.moves.back().from;
  known.moves.pop_back();
}

void Desks::note_relayed(const Account& who, const ShownLine& line, const std::string& note) {
  Line& known = line_of(*who.centre, line);
  known.moves.push_back({known.state, "relayed"});
  known.state = "relayed";
  entries_.push_back({line.story, who.centre->key, line.title, note, world_->clock.now(), true});
}

bool Desks::relay(Account& who, const ShownLine& line) {
  const std::string note = a_note();
  web::Pairs fields = form(who, line);
  fields.emplace_back("note", note);
  const web::Response answer = post(who, place(line.story, "relais"), fields);
  if (answer.status == 409 && answer.body.find(note) != std::string::npos) {
    return false;  // another centre has it there already; the words are given back
  }
  if (answer.status != 303) {
    world_->wrong(fmt::format("relay of story {} answers {}", line.story, answer.status));
    return false;
  }
  note_relayed(who, line, note);
  return true;
}

void Desks::withdraw(Account& who) {
  const auto lines = lines_of(page(who, "/pile?etat=relayees"));
  if (lines.empty()) return;
  const ShownLine& line = lines.front();
  const auto known = lines_[who.centre->key].find(line.story);
  if (known == lines_[who.centre->key].end() || known->second.state != "relayed") return;
  const web::Response answer = post(who, place(line.story, "retrait"), form(who, line));
  if (answer.status != 303) {
    world_->wrong(fmt::format("withdrawal of story {} answers {}", line.story, answer.status));
    return;
  }
  known->second.moves.push_back({"relayed", "kept"});
  known->second.state = "kept";
  for (Entry& entry : entries_) {
    if (entry.story == line.story && entry.centre == who.centre->key) entry.live = false;
  }
}

void Desks::conflict(Account& who, Account& colleague, const ShownLine& line) {
  page(colleague, "/pile");
  if (!decide(who, line, "garder", "kept")) return;
  const std::string note = a_note();
  web::Pairs late = form(colleague, line);
  late.emplace_back("note", note);
  const web::Response answer = post(colleague, place(line.story, "relais"), late);
  ++conflicts_;
  if (answer.status != 409) {
    world_->wrong(
        fmt::format("an old version of story {} is answered {}", line.story, answer.status));
  } else if (answer.body.find(note) == std::string::npos) {
    world_->wrong("a note is lost in a conflict");
  }
}

void Desks::lose_session(Account& who, const ShownLine& line) {
  const std::string note = a_note();
  const std::string begun = page(who, place(line.story, "relais"));
  const web::Response kept =
      post(who, place(line.story, "brouillon"),
           {{"jeton", who.token},
            {"note", note},
            {"brouillon", between(begun, "name=\"brouillon\" value=\"", "\"")}});
  if (kept.status >= 400) {
    world_->wrong(fmt::format("a draft is answered {}", kept.status));
    return;
  }
  sign_in(who);  // another session: the one before is lost
  if (page(who, place(line.story, "relais")).find(note) == std::string::npos) {
    world_->wrong("a note that was being written is lost with the session");
  }
}

void Desks::double_click(Account& who, const ShownLine& line) {
  web::Pairs fields = form(who, line);
  fields.emplace_back("decision", "garder");
  if (!decide(who, line, "garder", "kept")) return;
  world_->turn_to(world_->clock.now() + 1);
  const web::Response again = who.browser->post(place(line.story, "decision"), fields);
  if (again.status != 303) {
    world_->wrong(fmt::format("the second of two clicks is answered {}", again.status));
  }
}

void Desks::act(Account& who, Account& colleague, const ShownLine& line) {
  const int habit = chance_.below(100);
  if (habit < 42) {
    if (decide(who, line, "ecarter", "discarded") && chance_.percent(6)) undo(who, line);
  } else if (habit < 62) {
    if (decide(who, line, "garder", "kept") && chance_.percent(6)) undo(who, line);
  } else if (habit < 70) {
    if (relay(who, line) && chance_.percent(8)) undo(who, line);
  } else if (habit < 75) {
    decide(who, line, "plus-tard", "later");
  } else if (habit < 78) {
    double_click(who, line);
  } else if (habit < 80) {
    conflict(who, colleague, line);
  } else if (habit < 81) {
    lose_session(who, line);
  }
}

void Desks::read_desk(Account& who, Account& colleague) {
  const auto lines = lines_of(page(who, "/pile"));
  int done = 0;
  for (const ShownLine& line : lines) {
    if (++done > kLinesASitting) break;
    const Line& known = line_of(*who.centre, line);
    if (known.state == "later" && known.later_on <= iso(world_->today())) {
      Line& back = lines_[who.centre->key][line.story];
      back.state = "new";  // it is to be read again, as it was asked
      back.moves.clear();
    }
    if (known.state == "discarded" || known.state == "kept") {  // it grew, and came back
      lines_[who.centre->key][line.story] = {"new", "", line.url, {}};
    }
    act(who, colleague, line);
  }
}

void Desks::work() {
  for (std::size_t i = 0; i + 1 < accounts_.size(); i += 2) {
    const bool first = chance_.percent(60);
    Account& who = accounts_[i + (first ? 0 : 1)];
    Account& colleague = accounts_[i + (first ? 1 : 0)];
    if (chance_.percent(12)) continue;  // nobody is in today
    read_desk(who, colleague);
    if (chance_.percent(5)) withdraw(who);
  }
}

void Desks::forget_sessions() {
  for (Account& account : accounts_) account.browser.reset();
}

void Desks::relay_with_a_kill(int n) {
  Account& who = chance_.pick(accounts_);
  const auto lines = lines_of(page(who, "/pile"));
  if (lines.empty()) return;
  const ShownLine line = lines.front();
  if (line_of(*who.centre, line).state != "new") return;
  const std::string note = a_note();
  world_->pass(60);
  world_->run_and_kill(
      [&] {
        sign_in(who);
        web::Pairs fields = form(who, line);
        fields.emplace_back("note", note);
        who.browser->post(place(line.story, "relais"), fields);
      },
      n);
  forget_sessions();
  const auto after = lines_of(page(who, "/pile"));  // what somebody does who heard nothing
  const auto still = std::ranges::find(after, line.story, &ShownLine::story);
  if (still == after.end()) {
    note_relayed(who, line, note);
  } else {
    relay(who, *still);
  }
}

}  // namespace vigie::sim
