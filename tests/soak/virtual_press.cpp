// SPDX-License-Identifier: EUPL-1.2
#include "soak/virtual_press.hpp"

#include <algorithm>
#include <cstdlib>

#include "base/format.hpp"

namespace vigie::test {
namespace {

constexpr std::int64_t kItemsBefore = 10;  ///< that were there when the story begins

std::string rfc822(Instant at) {
  static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const YearMonthDay day = civil(Day{static_cast<std::int32_t>(at.seconds / kDaySeconds)});
  const std::int64_t second = at.seconds % kDaySeconds;
  return fmt::format("{:02} {} {} {:02}:{:02}:{:02} GMT", day.day, kMonths[day.month - 1], day.year,
                     second / 3600, second / 60 % 60, second % 60);
}

/// "/7/rss" is of paper 7.
std::size_t paper_of(const std::string& path) {
  return static_cast<std::size_t>(std::strtoul(path.c_str() + 1, nullptr, 10));
}

}  // namespace

VirtualPress::VirtualPress(Instant start, std::vector<Paper> papers)
    : start_(start),
      papers_(std::move(papers)),
      requests_(papers_.size()),
      now_s_(start.seconds),
      origin_([this](const OriginRequest& request) { return answer(request); }, {.many = true}) {}

void VirtualPress::turn_to(Instant now) { now_s_ = now.seconds; }
void VirtualPress::forget_requests() { origin_.forget_requests(); }

std::string VirtualPress::url_of(std::size_t paper) const {
  return origin_.url_at(fmt::format("127.0.1.{}", paper + 1), fmt::format("/{}/rss", paper));
}

std::int64_t VirtualPress::published(std::size_t paper, Instant by) const {
  const std::int64_t every_s = papers_.at(paper).every_s;
  return every_s == 0 ? 0 : kItemsBefore + (by - start_) / every_s;
}

std::string VirtualPress::link_of(std::size_t paper, std::int64_t item) const {
  return fmt::format("https://{}.example/{}", papers_.at(paper).name, item);
}

OriginReply VirtualPress::answer(const OriginRequest& request) {
  const std::size_t paper = paper_of(request.path);
  ++requests_.at(paper);
  const auto hour = static_cast<int>((now_s_ - start_.seconds) / kHourSeconds);
  const bool moved = request.path.ends_with("/moved");
  if (const auto& manners = papers_.at(paper).manners; manners && !moved) {
    if (auto reply = manners(hour)) return *reply;
  }
  return feed(paper, request);
}

OriginReply VirtualPress::feed(std::size_t paper, const OriginRequest& request) const {
  const Paper& that = papers_.at(paper);
  const std::int64_t count = published(paper, Instant{now_s_});
  std::string body = fmt::format(
      "<rss version=\"2.0\"><channel><title>{0}</title><link>https://{0}.example/</link>",
      that.name);
  for (std::int64_t i = count - 1; i >= std::max<std::int64_t>(0, count - kShown); --i) {
    body += fmt::format(
        "<item><title>{} numéro {}</title><link>{}</link><pubDate>{}</pubDate><description>Texte "
        "{} de {}.</description></item>",
        that.name, i, link_of(paper, i), rfc822(start_ + (i - kItemsBefore + 1) * that.every_s), i,
        that.name);
  }
  body += "</channel></rss>";
  if (that.validators) return document(request, body, fmt::format("\"{}\"", count));
  OriginReply reply;
  reply.body = std::move(body);
  return reply;
}

}  // namespace vigie::test
