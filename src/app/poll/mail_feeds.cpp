// SPDX-License-Identifier: EUPL-1.2
#include "app/poll/mail_feeds.hpp"

#include "base/format.hpp"
#include "store/source/mail_repo.hpp"
#include "text/html.hpp"

namespace vigie::app {
namespace {

std::string entry_of(const store::SourceMail& mail) {
  return fmt::format(
      "<entry><id>urn:vigie:courriel:{}</id><title>{}</title><link href=\"{}\"/>"
      "<author><name>{}</name></author><updated>{}</updated><published>{}</published>"
      "<content type=\"html\">{}</content></entry>\n",
      mail.key, text::escape_html(mail.subject), text::escape_html(mail.url),
      text::escape_html(mail.sender), iso(mail.sent_at), iso(mail.sent_at),
      text::escape_html(mail.body_html));
}

MailDocument document_of(const store::PollTarget& target,
                         const std::vector<store::SourceMail>& mails) {
  MailDocument document;
  std::string entries;
  for (const store::SourceMail& mail : mails) {
    if (mail.confirmation) continue;
    if (document.etag.empty()) document.etag = fmt::format("\"{}\"", mail.id);
    entries += entry_of(mail);
  }
  if (document.etag.empty()) document.etag = "\"0\"";
  document.atom = fmt::format(
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">"
      "<id>urn:vigie:source:{}</id><title>{}</title><updated>1970-01-01T00:00:00Z</updated>\n{}"
      "</feed>\n",
      target.source.value, text::escape_html(target.title), entries);
  return document;
}

}  // namespace

Result<MailDocuments> mail_documents(store::Reader& reader,
                                     const std::vector<store::PollTarget>& targets) {
  MailDocuments documents;
  for (const store::PollTarget& target : targets) {
    if (!is_mail_source(target.url)) continue;
    const auto mails = store::mails_of_source(reader, target.source);
    if (!mails) return fail(mails.error());
    documents.emplace(target.url, document_of(target, *mails));
  }
  return documents;
}

HttpAnswer MailFeeds::answer(const HttpRequest& request) const {
  HttpAnswer answer;
  answer.token = request.token;
  answer.url = request.url;
  answer.transfer = Transfer::answered;
  const auto found = documents_.find(request.url);
  if (found == documents_.end()) {
    answer.status = 404;
    return answer;
  }
  answer.etag = found->second.etag;
  answer.status = request.etag == answer.etag ? 304 : 200;
  if (answer.status == 304) return answer;
  answer.content_type = "application/atom+xml; charset=utf-8";
  answer.body = found->second.atom;
  answer.wire_bytes = static_cast<std::int64_t>(answer.body.size());
  return answer;
}

void MailFeeds::run(const Next& next, const Done& done) {
  const Next of_the_web = [&]() -> std::optional<HttpRequest> {
    for (;;) {
      auto request = next();
      if (!request || !is_mail_source(request->url)) return request;
      done(answer(*request));
    }
  };
  web_.run(of_the_web, done);
}

}  // namespace vigie::app
