// SPDX-License-Identifier: EUPL-1.2
#include "net/smtp_mailer.hpp"

#include <algorithm>
#include <cstring>

#include "net/curl_library.hpp"
#include "text/utf8.hpp"

namespace vigie::net {
namespace {

constexpr long kUploadBufferBytes = 128L << 10;  // a letter passes in one read
constexpr int kServiceClosing = 221;             // the reply to QUIT

/// How far the dialogue went, told by the last command that left.
enum class Stage { before, sender, reader, body, handed };

MailPhase phase_of(Stage stage) {
  switch (stage) {
    case Stage::before:
      return MailPhase::connect;
    case Stage::sender:
      return MailPhase::mail;
    case Stage::reader:
      return MailPhase::rcpt;
    default:
      return MailPhase::data;
  }
}

int reply_code(std::string_view line) {
  if (line.size() < 3) return 0;
  int code = 0;
  for (const char c : line.substr(0, 3)) {
    if (c < '0' || c > '9') return 0;
    code = code * 10 + (c - '0');
  }
  return code;
}

/// What may be shown of a line: nothing that a server says gives orders to a terminal or a page.
std::string said(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  std::string shown = text::showable(line);
  std::ranges::replace(shown, '\r', ' ');
  return shown;
}

}  // namespace

/// What libcurl's callbacks see; it outlives every transfer, for QUIT is answered last.
struct SmtpMailer::Session {
  CURL* handle = nullptr;
  SmtpServer server;
  std::string url;

  // of the message under way
  std::string_view rest;
  const std::function<bool()>* hand_over = nullptr;
  Stage stage = Stage::before;
  int code = 0;
  std::string reply;  ///< all of its lines
  bool goes_on = false;

  void begin(const OutgoingMail& mail, const std::function<bool()>& before_last) {
    rest = mail.bytes;
    hand_over = &before_last;
    stage = Stage::before;
    forget_reply();
  }

  void forget_reply() {
    code = 0;
    reply.clear();
    goes_on = false;
  }

  static std::size_t read(char* into, std::size_t size, std::size_t count, void* self) {
    auto& session = *static_cast<Session*>(self);
    const std::size_t room = std::min(size * count, session.rest.size());
    if (room == 0) return 0;
    if (room == session.rest.size() && session.stage != Stage::handed) {
      if (!(*session.hand_over)()) return CURL_READFUNC_ABORT;
      session.stage = Stage::handed;
      session.forget_reply();  // what was said until now is no answer to the message
    }
    std::memcpy(into, session.rest.data(), room);
    session.rest.remove_prefix(room);
    return room;
  }

  static std::size_t line(char* bytes, std::size_t size, std::size_t count, void* self) {
    auto& session = *static_cast<Session*>(self);
    const std::string_view text(bytes, size * count);
    const int code = reply_code(text);
    if (code == 0 || code == kServiceClosing) return size * count;
    if (!session.goes_on || code != session.code) session.reply.clear();
    session.code = code;
    session.goes_on = text.size() > 3 && text[3] == '-';
    if (!session.reply.empty()) session.reply += '\n';
    session.reply = text::utf8_prefix(session.reply + said(text), kReplyBytesMax);
    return size * count;
  }

  static int command(CURL*, curl_infotype kind, char* bytes, std::size_t size, void* self) {
    auto& session = *static_cast<Session*>(self);
    if (kind != CURLINFO_HEADER_OUT || session.stage == Stage::handed) return 0;
    const std::string_view text(bytes, size);
    if (text.starts_with("MAIL ")) session.stage = Stage::sender;
    if (text.starts_with("RCPT ")) session.stage = Stage::reader;
    if (text.starts_with("DATA")) session.stage = Stage::body;
    return 0;
  }
};

SmtpMailer::SmtpMailer(SmtpServer server) : session_(std::make_unique<Session>()) {
  start_curl();
  session_->server = std::move(server);
  const SmtpServer& s = session_->server;
  session_->url = s.url;
  if (!s.hello.empty()) session_->url += "/" + s.hello;
  CURL* const handle = curl_easy_init();
  session_->handle = handle;
  curl_easy_setopt(handle, CURLOPT_URL, session_->url.c_str());
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle, CURLOPT_UPLOAD_BUFFERSIZE, kUploadBufferBytes);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, kSmtpConnectSeconds);
  curl_easy_setopt(handle, CURLOPT_SERVER_RESPONSE_TIMEOUT, kSmtpReplySeconds);
  curl_easy_setopt(handle, CURLOPT_TIMEOUT, 2 * kSmtpReplySeconds);
  curl_easy_setopt(handle, CURLOPT_TCP_KEEPALIVE, 1L);
  curl_easy_setopt(handle, CURLOPT_READFUNCTION, Session::read);
  curl_easy_setopt(handle, CURLOPT_READDATA, session_.get());
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, Session::line);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, session_.get());
  curl_easy_setopt(handle, CURLOPT_VERBOSE, 1L);  // the only way to see which command was answered
  curl_easy_setopt(handle, CURLOPT_DEBUGFUNCTION, Session::command);
  curl_easy_setopt(handle, CURLOPT_DEBUGDATA, session_.get());
  if (s.tls == "starttls") curl_easy_setopt(handle, CURLOPT_USE_SSL, CURLUSESSL_ALL);
  if (!s.user.empty()) {
    curl_easy_setopt(handle, CURLOPT_USERNAME, s.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, s.password.c_str());
  }
}

SmtpMailer::~SmtpMailer() { curl_easy_cleanup(session_->handle); }

Handover SmtpMailer::deliver(const OutgoingMail& mail, const std::function<bool()>& hand_over) {
  Session& session = *session_;
  CURL* const handle = session.handle;
  const std::string from = "<" + std::string(mail.envelope_from) + ">";
  const HeaderList to(
      curl_slist_append(nullptr, ("<" + std::string(mail.envelope_to) + ">").c_str()));
  curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from.c_str());
  curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, to.get());
  curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mail.bytes.size()));
  CURLcode done = CURLE_OK;
  for (const bool fresh : {false, true}) {
    session.begin(mail, hand_over);
    curl_easy_setopt(handle, CURLOPT_FRESH_CONNECT, fresh ? 1L : 0L);
    done = curl_easy_perform(handle);
    // A server may close an idle connection: nothing was said about the message, so once more.
    const bool idle_closed = done != CURLE_OK && session.code == 0 &&
                             session.stage <= Stage::sender && session.stage != Stage::before;
    if (!idle_closed) break;
  }
  curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, nullptr);
  const bool about_the_message = session.stage >= Stage::reader;
  const MailPhase phase = phase_of(session.stage);
  if (done == CURLE_OK && session.stage == Stage::handed) {
    return {Handover::Outcome::answered, session.code, session.reply, phase};
  }
  if (about_the_message && session.code >= 400) {
    return {Handover::Outcome::answered, session.code, session.reply, phase};
  }
  const std::string words = session.code >= 400 ? session.reply : curl_easy_strerror(done);
  if (session.stage == Stage::handed) return {Handover::Outcome::uncertain, 0, words, phase};
  return {Handover::Outcome::not_sent, session.code, words, phase};
}

}  // namespace vigie::net
