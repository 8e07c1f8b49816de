// SPDX-License-Identifier: EUPL-1.2
#include "parse/mail.hpp"

#include <gmime/gmime.h>

#include <algorithm>
#include <array>
#include <set>

#include "text/fold.hpp"
#include "text/html.hpp"
#include "text/url.hpp"
#include "text/utf8.hpp"

namespace vigie::parse {
namespace {

constexpr std::size_t kLabelBytesMax = 200;
constexpr std::size_t kTokenBytes = 20;  ///< a part of a path this long and mixed says who reads

template <typename Object>
class Held {
 public:
  explicit Held(Object* object) : object_(object) {}
  ~Held() {
    if (object_ != nullptr) g_object_unref(object_);
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  Object* get() const { return object_; }

 private:
  Object* object_;
};

std::string given(const char* text) { return text == nullptr ? std::string() : text; }

std::string shown_line(const char* text, std::size_t bytes_max) {
  const std::string line = text::one_line(text::showable(given(text)));
  return std::string(text::utf8_prefix(line, bytes_max));
}

bool has_any(const std::string& text, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(
      words, [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

void add_recipients(ReceivedMail& mail, InternetAddressList* list) {
  if (list == nullptr) return;
  const int count = internet_address_list_length(list);
  for (int at = 0; at < count && mail.recipients.size() < kMailRecipientsMax; ++at) {
    InternetAddress* address = internet_address_list_get_address(list, at);
    if (!INTERNET_ADDRESS_IS_MAILBOX(address)) continue;
    mail.recipients.push_back(text::ascii_lower(
        given(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)))));
  }
}

/// What the mail server wrote of where it delivered, before what the sender says.
void read_recipients(ReceivedMail& mail, GMimeMessage* message) {
  for (const char* name : {"Delivered-To", "X-Original-To", "Envelope-To"}) {
    const char* value = g_mime_object_get_header(GMIME_OBJECT(message), name);
    if (value == nullptr) continue;
    const Held<InternetAddressList> list(internet_address_list_parse(nullptr, value));
    add_recipients(mail, list.get());
  }
  add_recipients(mail, g_mime_message_get_to(message));
  add_recipients(mail, g_mime_message_get_cc(message));
}

std::string sender_of(GMimeMessage* message) {
  InternetAddressList* from = g_mime_message_get_from(message);
  if (from == nullptr || internet_address_list_length(from) == 0) return "expéditeur inconnu";
  InternetAddress* address = internet_address_list_get_address(from, 0);
  std::string name = shown_line(internet_address_get_name(address), kLabelBytesMax);
  if (!name.empty()) return name;
  if (!INTERNET_ADDRESS_IS_MAILBOX(address)) return "expéditeur inconnu";
  return shown_line(internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address)),
                    kLabelBytesMax);
}

struct Bodies {
  std::string html;
  std::string text;
};

void take_part(GMimeObject*, GMimeObject* part, void* user) {
  auto& bodies = *static_cast<Bodies*>(user);
  if (!GMIME_IS_TEXT_PART(part)) return;
  const char* disposition = g_mime_object_get_disposition(part);
  if (disposition != nullptr && std::string_view(disposition) == "attachment") return;
  GMimeContentType* type = g_mime_object_get_content_type(part);
  const bool html = g_mime_content_type_is_type(type, "text", "html") != 0;
  const bool plain = g_mime_content_type_is_type(type, "text", "plain") != 0;
  std::string& into = html ? bodies.html : bodies.text;
  if ((!html && !plain) || !into.empty()) return;
  char* text = g_mime_text_part_get_text(GMIME_TEXT_PART(part));
  into = given(text);
  g_free(text);
}

std::string paragraphs(std::string_view text) {
  std::string html;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line = text::one_line(text::showable(text.substr(0, end)));
    if (!line.empty()) html += "<p>" + text::escape_html(line) + "</p>";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return html;
}

/// To leave, to manage, to see online: nothing to read.
bool is_chore(const std::string& url, const std::string& label) {
  const std::string words = text::fold(label) + " " + text::ascii_lower(url);
  return has_any(words, {"desinscri", "desabonn", "unsubscribe", "preferences", "optout", "opt-out",
                         "version en ligne", "voir en ligne", "dans votre navigateur",
                         "dans le navigateur", "view in browser", "view online"});
}

class LinkTaker {
 public:
  explicit LinkTaker(std::vector<MailLink>& links) : links_(links) {}

  void take(const std::string& url, const std::string& label) {
    if (links_.size() >= kMailLinksMax || !text::absolute_url(url, "")) return;
    if (is_chore(url, label) || !seen_.insert(text::canonical_url(url)).second) return;
    const std::string shown =
        std::string(text::utf8_prefix(text::one_line(text::showable(label)), kLabelBytesMax));
    links_.push_back({url, shown.empty() ? url : shown, is_wrapped(url)});
  }

 private:
  std::vector<MailLink>& links_;
  std::set<std::string> seen_;
};

/// Of markup in the sanitiser's own grammar: <a href="…">…</a>.
void links_of_html(const std::string& html, LinkTaker& taker) {
  static constexpr std::string_view kOpen = "<a href=\"";
  for (std::size_t at = 0; (at = html.find(kOpen, at)) != std::string::npos;) {
    at += kOpen.size();
    const std::size_t quote = html.find('"', at);
    const std::size_t begin = html.find('>', at);
    const std::size_t end = html.find("</a>", at);
    if (quote == std::string::npos || begin == std::string::npos || end == std::string::npos)
      return;
    const std::string url = text::plain_text(html.substr(at, quote - at));
    taker.take(url, text::plain_text(html.substr(begin + 1, end - begin - 1)));
    at = end;
  }
}

void links_of_text(std::string_view text, LinkTaker& taker) {
  for (std::size_t at = 0; (at = text.find("http", at)) != std::string_view::npos;) {
    std::string url(text.substr(at, text.find_first_of(" \t\r\n<>\"", at) - at));
    at += std::max<std::size_t>(url.size(), 1);
    while (!url.empty() && std::string_view(".,;:)]").find(url.back()) != std::string_view::npos) {
      url.pop_back();
    }
    taker.take(url, url);
  }
}

bool asks_to_confirm(const std::string& subject) {
  const std::string words = text::fold(subject);
  return has_any(words, {"confirm", "valide", "activ", "verifi"}) &&
         has_any(words, {"inscription", "abonnement", "adresse", "subscription", "email", "e-mail",
                         "courriel", "newsletter", "lettre"});
}

}  // namespace

bool is_wrapped(std::string_view url) {
  const std::string lower = text::ascii_lower(url);
  const std::size_t scheme = lower.find("://");
  if (scheme == std::string::npos) return false;
  const std::string_view rest = std::string_view(lower).substr(scheme + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  static constexpr std::array kCounters = std::to_array<std::string_view>(
      {"list-manage.com", "mjt.lu", "sendibm1.com", "sendibm2.com", "sendibm3.com", "sendibt2.com",
       "sendibt3.com", "ct.sendgrid.net", "mlsend.com", "hubspotlinks.com", "cmail19.com",
       "cmail20.com", "sparkpostmail.com", "emlnk.com", "acemlnc.com"});
  const bool known = std::ranges::any_of(kCounters, [&](std::string_view counter) {
    return host == counter ||
           (host.ends_with(counter) && host[host.size() - counter.size() - 1] == '.');
  });
  if (known) return true;
  static constexpr std::array kLabels = std::to_array<std::string_view>(
      {"click", "clicks", "clic", "track", "tracking", "trk", "links", "link", "r", "t", "lnk"});
  const bool named = std::ranges::find(kLabels, host.substr(0, host.find('.'))) != kLabels.end();
  return named && rest.size() - host.size() > kTokenBytes;
}

Result<ReceivedMail> read_mail(std::string_view bytes) {
  if (bytes.size() > kMailBytesMax) return fail(Code::too_large, "mail");
  static const bool kReady = (g_mime_init(), true);
  static_cast<void>(kReady);
  const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Held<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (message.get() == nullptr) return fail(Code::parse, "no mail");
  ReceivedMail mail;
  read_recipients(mail, message.get());
  if (mail.recipients.empty()) return fail(Code::parse, "a mail to nobody");
  mail.message_id = given(g_mime_message_get_message_id(message.get()));
  mail.subject = shown_line(g_mime_message_get_subject(message.get()), kMailSubjectBytesMax);
  if (mail.subject.empty()) mail.subject = "Sans objet";
  mail.sender = sender_of(message.get());
  if (GDateTime* date = g_mime_message_get_date(message.get())) {
    mail.sent_at = Instant{g_date_time_to_unix(date)};
  }
  Bodies bodies;
  g_mime_message_foreach(message.get(), take_part, &bodies);
  const std::string source = bodies.html.empty() ? paragraphs(bodies.text) : bodies.html;
  mail.body_html = text::sanitize_html(source, "").str();
  LinkTaker taker(mail.links);
  links_of_html(mail.body_html, taker);
  if (bodies.html.empty()) links_of_text(bodies.text, taker);
  mail.confirmation = asks_to_confirm(mail.subject);
  return mail;
}

}  // namespace vigie::parse
