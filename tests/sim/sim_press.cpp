// SPDX-License-Identifier: EUPL-1.2
#include "sim/sim_press.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/format.hpp"

namespace vigie::sim {
namespace {

using test::OriginReply;
using test::OriginRequest;

std::string rfc822(Instant at) {
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const YearMonthDay day = civil(Day{static_cast<std::int32_t>(at.seconds / kDaySeconds)});
  const std::int64_t second = at.seconds % kDaySeconds;
  return fmt::format("{:02} {} {} {:02}:{:02}:{:02} GMT", day.day, kMonths[day.month - 1], day.year,
                     second / 3600, second / 60 % 60, second % 60);
}

/// The two accented letters that our texts have, one byte each.
std::string latin1(std::string text) {
  for (const auto& [from, to] : {std::pair{std::string("é"), std::string("\xe9")},
                                 {std::string("à"), std::string("\xe0")}}) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + 1)) {
      text.replace(at, from.size(), to);
    }
  }
  return text;
}

}  // namespace

SimPress::SimPress(int papers, Instant start, Chance chance)
    : papers_(index(papers)),
      chance_(chance),
      now_s_(start.seconds),
      origin_([this](const OriginRequest& request) { return answer(request); }, {.many = true}) {
  for (Paper& paper : papers_) {
    paper.atom = chance_.percent(30);
    paper.latin = chance_.percent(15);
    paper.per_day = chance_.between(1, 3);
  }
}

std::string SimPress::feed_of(int paper) const {
  return origin_.url_at(fmt::format("127.0.1.{}", paper + 1), fmt::format("/{}/rss", paper));
}

std::string SimPress::link_of(const Item& item) {
  return fmt::format("https://journal{}.example/article-{}", item.paper, item.number);
}

std::optional<Instant> SimPress::served_at(const Item& item) const {
  const std::lock_guard lock(mutex_);
  const auto found = served_.find({item.paper, item.number});
  return found == served_.end() ? std::nullopt : std::optional(found->second.first);
}

std::optional<Instant> SimPress::text_served_at(const Item& item) const {
  const std::lock_guard lock(mutex_);
  const auto found = served_.find({item.paper, item.number});
  return found == served_.end() ? std::nullopt : std::optional(found->second.text_first);
}

std::string SimPress::a_title() {
  return fmt::format("{} {} é{} à {}", chance_.word(5), chance_.word(4), chance_.word(4),
                     chance_.word(5));
}

std::string SimPress::a_text() {
  std::string text;
  for (int i = 0; i < 18; ++i) text += chance_.word(chance_.between(2, 5)) + ' ';
  return text;
}

void SimPress::publish(int paper, Instant at, const std::string& title, const std::string& text,
                       bool alone) {
  auto& items = papers_[index(paper)].items;
  const int number = static_cast<int>(items.size());
  const std::string marker = fmt::format("zq{}x{}qz", paper, number);
  items.push_back({paper, number, title, text + marker + ".", marker, at, at, alone});
}

void SimPress::change_manners(Paper& paper, Instant midnight) {
  if (paper.trouble_until <= midnight) paper.trouble = Trouble::none;
  if (paper.trouble == Trouble::none && chance_.percent(5)) {
    paper.trouble = static_cast<Trouble>(chance_.between(1, 7));
    paper.trouble_until = midnight + chance_.between(1, 3) * kDaySeconds;
    ++troubles_;
  }
  if (chance_.percent(1)) paper.latin = !paper.latin;
  if (chance_.percent(1)) paper.moved = true;
  if (chance_.percent(1)) paper.date_lie = chance_.between(-400, 400) * kHourSeconds;
  if (chance_.percent(1)) {  // all of its titles at once
    for (Item& item : paper.items) {
      if (item.at < midnight - 10 * kDaySeconds) continue;
      item.title += " corrigé";
      item.text_since = midnight;  // what is sent again is sent whole
    }
  }
  for (Item& item : paper.items) {
    if (item.at < midnight - 5 * kDaySeconds || !item.alone || !chance_.percent(2)) continue;
    item.text = a_text() + item.marker + ".";  // an edit of the text
    item.text_since = midnight;
  }
}

void SimPress::live_a_day(Instant midnight) {
  for (int number = 0; number < papers(); ++number) {
    Paper& paper = papers_[index(number)];
    change_manners(paper, midnight);
    for (int i = chance_.below(2 * paper.per_day + 1); i > 0; --i) {
      publish(number, midnight + chance_.below(22 * 3600), a_title(), a_text(), true);
    }
  }
  if (chance_.percent(40)) {  // an agency's text, printed by some
    const std::string title = a_title();
    const std::string text = a_text() + a_text();
    const Instant at = midnight + chance_.below(12 * 3600);
    std::set<int> told;
    for (int i = chance_.between(2, 5); i > 0; --i) told.insert(chance_.below(papers()));
    for (const int paper : told) {
      publish(paper, at + chance_.below(8 * 3600), title, text, told.size() == 1);
    }
  }
  for (Paper& paper : papers_) {
    std::ranges::stable_sort(paper.items, {}, &Item::at);
  }
}

void SimPress::heal() {
  for (Paper& paper : papers_) {
    paper.trouble = Trouble::none;
    paper.date_lie = 0;
  }
}

OriginReply SimPress::answer(const OriginRequest& request) {
  OriginReply reply;
  const auto number = static_cast<int>(std::strtol(request.path.c_str() + 1, nullptr, 10));
  if (number < 0 || number >= papers()) {
    reply.status = 404;
    return reply;
  }
  return feed(number, request);
}

void SimPress::spoil(Trouble trouble, OriginReply& reply) {
  switch (trouble) {
    case Trouble::none:
      return;
    case Trouble::slow:
      reply.delay_ms = 20;
      return;
    case Trouble::cut:
      reply.say_length = reply.body.size();
      reply.cut_after = reply.body.size() / 2;
      return;
    case Trouble::too_many:
      reply = {};
      reply.status = 429;
      reply.headers.emplace_back("Retry-After", "1800");
      return;
    case Trouble::page:
      reply = {};
      reply.headers.emplace_back("Content-Type", "text/html");
      reply.body = "<!DOCTYPE html><html><body>En travaux</body></html>";
      return;
    case Trouble::error:
      reply = {};
      reply.status = 500;
      return;
    case Trouble::silent:
      reply = {};
      reply.close = true;
      reply.raw = "no HTTP at all\r\n\r\n";
      return;
    case Trouble::vanished:
      reply = {};
      reply.status = 404;
      return;
  }
}

OriginReply SimPress::feed(int number, const OriginRequest& request) {
  const Paper& paper = papers_[index(number)];
  const Instant now{now_s_};
  if (paper.moved && !request.path.ends_with("/moved")) {
    OriginReply away;
    away.status = 301;
    away.headers.emplace_back("Location", fmt::format("/{}/moved", number));
    return away;
  }
  std::vector<const Item*> shown;
  for (auto item = paper.items.rbegin(); item != paper.items.rend(); ++item) {
    if (item->at > now) continue;
    shown.push_back(&*item);
    if (static_cast<int>(shown.size()) == kShown) break;
  }
  OriginReply reply;
  reply.body = document(paper, shown);
  reply.headers.emplace_back("Content-Type", paper.latin ? "application/xml; charset=iso-8859-1"
                                                         : "application/xml; charset=utf-8");
  spoil(paper.trouble, reply);
  if (reply.status == 200 && reply.raw.empty() && paper.trouble != Trouble::page) {
    const std::lock_guard lock(mutex_);
    for (const Item* item : shown) {
      const auto [at, fresh] =
          served_.try_emplace({item->paper, item->number}, Served{now, item->text_since, now});
      if (fresh || at->second.text_since == item->text_since) continue;
      at->second.text_since = item->text_since;
      at->second.text_first = now;
    }
  }
  return reply;
}

std::string SimPress::document(const Paper& paper, const std::vector<const Item*>& shown) const {
  std::string body =
      fmt::format("<?xml version=\"1.0\" encoding=\"{}\"?>", paper.latin ? "iso-8859-1" : "utf-8");
  body += paper.atom ? "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Journal</title>"
                     : "<rss version=\"2.0\"><channel><title>Journal</title>";
  for (const Item* item : shown) {
    const Instant dated = item->at + paper.date_lie;
    if (paper.atom) {
      body += fmt::format(
          "<entry><id>urn:p{0}:{1}</id><title>{2}</title><link href=\"{3}\"/><updated>{4}</updated>"
          "<published>{4}</published><summary>{5}</summary></entry>",
          item->paper, item->number, item->title, link_of(*item), iso(dated), item->text);
    } else {
      body += fmt::format(
          "<item><guid isPermaLink=\"false\">p{0}-{1}</guid><title>{2}</title><link>{3}</link>"
          "<pubDate>{4}</pubDate><description>{5}</description></item>",
          item->paper, item->number, item->title, link_of(*item), rfc822(dated), item->text);
    }
  }
  body += paper.atom ? "</feed>" : "</channel></rss>";
  return paper.latin ? latin1(std::move(body)) : body;
}

}  // namespace vigie::sim
