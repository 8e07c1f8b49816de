// SPDX-License-Identifier: EUPL-1.2
#include "letter/content.hpp"

#include "base/format.hpp"
#include "base/secret.hpp"

namespace vigie::letter {
namespace {

class Content {
 public:
  void text(std::string_view value) { bytes_ += fmt::format("{}:{}", value.size(), value); }
  void number(std::int64_t value) { bytes_ += fmt::format("{};", value); }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

void add_text(Content& content, const Block& block) {
  content.number(block.kind == BlockKind::article ? 1 : 0);
  for (const std::string* value :
       {&block.title, &block.body_markdown, &block.url, &block.link_label, &block.media,
        &block.access, &block.media_kind, &block.place, &block.picture.url, &block.picture.alt,
        &block.picture.credit, &block.genre, &block.details}) {
    content.text(*value);
  }
  content.number(block.button ? 1 : 0);
  content.number(block.published_at ? block.published_at->seconds : -1);
  content.number(block.starts_at ? block.starts_at->seconds : -1);
  content.number(block.ends_at ? block.ends_at->seconds : -1);
  content.number(block.picture.width);
  content.number(block.picture.height);
  content.number(static_cast<std::int64_t>(block.facts.size()));
  for (const Fact& fact : block.facts) {
    content.text(fact.label);
    content.text(fact.value);
  }
}

void add_plan(Content& content, const LetterPlan& plan) {
  const LetterMentions& mentions = plan.mentions;
  for (const std::string* value :
       {&plan.key, &plan.name, &plan.tagline, &plan.masthead, &plan.logo, &mentions.publisher,
        &mentions.address, &mentions.director, &mentions.contact, &mentions.privacy_url,
        &plan.sender.from, &plan.sender.from_name, &plan.sender.reply_to, &plan.sender.list_id,
        &plan.sender.unsubscribe_mailto, &plan.sender.feedback_id}) {
    content.text(*value);
  }
  content.number(static_cast<std::int64_t>(plan.pages.size()));
  for (const PagePlan& page : plan.pages) {
    content.text(page.title);
    content.number(static_cast<std::int64_t>(page.sections.size()));
    for (const SectionPlan& section : page.sections) {
      content.text(section.key);
      content.text(section.title);
      content.number(static_cast<std::int64_t>(section.shape));
    }
  }
}

}  // namespace

std::string text_bytes(const Block& block) {
  Content content;
  add_text(content, block);
  return content.take();
}

std::string text_hash(const Block& block) { return digest(text_bytes(block)); }

std::string content_hash(const LetterPlan& plan, const Issue& issue) {
  Content content;
  add_plan(content, plan);
  content.number(issue.number);
  content.text(issue.month);
  content.number(issue.dated_on ? issue.dated_on->days : -1);
  content.text(issue.subject);
  content.text(issue.preheader);
  content.number(static_cast<std::int64_t>(issue.blocks.size()));
  for (const Block& block : issue.blocks) {
    content.number(block.page);
    content.text(block.section);
    add_text(content, block);  // their order is their places
  }
  return digest(content.take());
}

}  // namespace vigie::letter
