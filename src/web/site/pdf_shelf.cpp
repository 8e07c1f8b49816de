// SPDX-License-Identifier: EUPL-1.2
#include "web/site/pdf_shelf.hpp"

#include <algorithm>

#include "base/secret.hpp"

namespace vigie::web {

Result<std::string> PdfShelf::pdf_of(const std::string& html,
                                     const std::vector<app::PdfFile>& files) {
  const std::string name = digest(html, 16);
  {
    const std::lock_guard lock(mutex_);
    const auto found = std::ranges::find(kept_, name, &Kept::digest);
    if (found != kept_.end()) return found->bytes;
  }
  const std::unique_lock making(making_, std::try_to_lock);
  if (!making) {
    return fail(Code::busy, "another PDF is being made",
                "un autre PDF est en train de se faire\u00a0: réessayez dans un instant");
  }
  auto made = app::make_pdf(html, files);
  if (!made) return fail(made.error());
  const std::lock_guard lock(mutex_);
  kept_.push_back({name, made->bytes});
  if (kept_.size() > kPdfsKept) kept_.pop_front();
  return std::move(made->bytes);
}

}  // namespace vigie::web
