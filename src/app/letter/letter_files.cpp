// SPDX-License-Identifier: EUPL-1.2
#include "app/letter/letter_files.hpp"

#include <iterator>

#include "base/format.hpp"
#include "config/letter.hpp"
#include "config/own_texts.hpp"
#include "letter/layout.hpp"
#include "mailing/links.hpp"

namespace vigie::app {
namespace {

namespace fs = std::filesystem;

void fill_if_empty(std::string& value, const std::string& otherwise) {
  if (value.empty()) value = otherwise;
}

/// As whom the letter is sent, where letter.toml does not say so.
void fill_sender(const config::VigieConfig& config, std::string_view letter, LetterSender& sender) {
  const auto& mail = config.mail;
  fill_if_empty(sender.from, mail.from);
  fill_if_empty(sender.from_name, mail.from_name);
  fill_if_empty(sender.reply_to, mail.reply_to);
  fill_if_empty(sender.list_id, fmt::format("{}.{}", letter, mail.list_domain));
  fill_if_empty(sender.unsubscribe_mailto, mail.unsubscribe_mailto);
  fill_if_empty(sender.feedback_id, mail.feedback_id);
}

}  // namespace

fs::path LetterFiles::texts_of(std::string_view month) const { return folder / "textes" / month; }

Result<LetterFiles> open_letter(const config::VigieConfig& config, std::string_view letter,
                                std::vector<config::Diagnostic>& diagnostics) {
  const fs::path folder = config.newsletter / letter;
  std::error_code ignored;
  if (letter.find('/') != std::string_view::npos || !fs::exists(folder / "letter.toml", ignored)) {
    return fail(Code::not_found, (folder / "letter.toml").string(),
                fmt::format("aucune lettre n’a la clé «\u00a0{}\u00a0»", letter));
  }
  auto loaded = config::load_letter(folder / "letter.toml");
  const bool broken = config::has_errors(loaded.diagnostics);
  std::ranges::move(loaded.diagnostics, std::back_inserter(diagnostics));
  if (broken) {
    return fail(Code::invalid_input, (folder / "letter.toml").string(),
                fmt::format("{} est à corriger", (folder / "letter.toml").string()));
  }
  LetterMentions& mentions = loaded.value.mentions;
  fill_if_empty(mentions.publisher, config.mail.publisher);
  fill_if_empty(mentions.address, config.mail.postal_address);
  fill_if_empty(mentions.director, config.mail.director);
  fill_sender(config, letter, loaded.value.sender);
  auto own = render::read_folder(folder / "templates");
  if (!own) return fail(own.error());
  auto templates = letter::layout_with(std::move(*own));
  if (!templates) {
    Error error = templates.error();
    // It begins with the name of the file.
    if (!error.sentence.empty()) error.sentence = (folder / "templates/").string() + error.sentence;
    return fail(std::move(error));
  }
  return LetterFiles{std::move(loaded.value), std::move(*templates), folder};
}

Result<std::string> which_letter(const config::VigieConfig& config, std::string_view named) {
  if (!named.empty()) return std::string(named);
  const auto keys = config::letters_in(config.newsletter);
  if (keys.size() == 1) return keys.front();
  if (keys.empty()) {
    return fail(Code::not_found, config.newsletter.string(),
                fmt::format("il n’y a aucune lettre dans {}", config.newsletter.string()));
  }
  return fail(Code::invalid_input, "several letters",
              fmt::format("il y a plusieurs lettres\u00a0: nommez-en une avec --letter ({})",
                          fmt::join(keys, ", ")));
}

mailing::LetterHead letter_head(const config::VigieConfig& config, const store::IssueRow& issue,
                                const LetterSender& sender) {
  mailing::LetterHead head;
  head.from = sender.from;
  head.from_name = sender.from_name;
  head.reply_to = sender.reply_to;
  head.list_id = sender.list_id;
  head.archive_url = mailing::issue_url(config.web.public_url, issue.letter, issue.number);
  head.unsubscribe_mailto = sender.unsubscribe_mailto;
  if (!sender.feedback_id.empty()) {
    head.feedback_id =
        fmt::format("{0}-{1}:{0}:lettre:{2}", issue.letter, issue.number, sender.feedback_id);
  }
  head.subject = issue.subject;
  return head;
}

std::string month_of(Instant now) { return iso(paris_day(now)).substr(0, 7); }

config::Loaded<std::vector<OwnText>> own_texts(const LetterFiles& files, std::string_view month) {
  auto loaded = config::load_own_texts(files.texts_of(month), files.plan);
  for (OwnText& text : loaded.value) {
    text.file = fmt::format("{}/{}", month, fs::path(text.file).filename().string());
  }
  return loaded;
}

}  // namespace vigie::app
