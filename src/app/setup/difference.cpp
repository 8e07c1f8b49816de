// SPDX-License-Identifier: EUPL-1.2
#include "app/setup/difference.hpp"

namespace vigie::app {
namespace {

const std::string* find(const Facts& facts, const FactKey& key) {
  const auto found = facts.find(key);
  return found == facts.end() ? nullptr : &found->second;
}

bool same(const std::string* a, const std::string* b) {
  if (a == nullptr || b == nullptr) return a == b;
  return *a == *b;
}

std::string text_of(const std::string* value) { return value == nullptr ? "" : *value; }

using Fields = std::map<std::string, std::string>;

std::string value_of(const Fields& fields, const std::string& name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::string() : found->second;
}

/// One fact's three sides; null: it is not there.
struct Sides {
  FactKey key;
  const std::string* file;
  const std::string* last;
  const std::string* stored;
};

class Comparison {
 public:
  explicit Comparison(const std::set<std::string>& take) : take_(take), unknown_(take) {}

  void look_at(const Sides& sides) {
    unknown_.erase(sides.key.second);
    unknown_.erase(name_of(sides.key));
    forget_fields(sides);
    if (same(sides.file, sides.stored)) {
      // What was imported once stays known, gone from both sides or not.
      const bool imported = sides.file == nullptr && owner_of(sides.key.first) == Owner::program;
      if (!imported && !same(sides.file, sides.last)) found_.settled.push_back(sides.key);
      return;
    }
    switch (owner_of(sides.key.first)) {
      case Owner::files:
        return compare_of_files(sides);
      case Owner::both:
        return compare_of_both(sides);
      case Owner::program:
        return compare_of_program(sides);
    }
  }

  Difference take_result() {
    found_.unknown.assign(unknown_.begin(), unknown_.end());
    return std::move(found_);
  }

 private:
  bool named(const FactKey& key) const {
    return take_.count(key.second) > 0 || take_.count(name_of(key)) > 0;
  }

  void forget_fields(const Sides& sides) {
    if (owner_of(sides.key.first) != Owner::both || unknown_.empty()) return;
    for (const std::string* side : {sides.file, sides.stored}) {
      if (side == nullptr) continue;
      for (const auto& [field, value] : fields_of(*side)) {
        unknown_.erase(name_of(Kept{sides.key, field, "", ""}));
      }
    }
  }

  void change(const Sides& sides, std::string after, bool overwrites) {
    found_.changes.push_back({sides.key, text_of(sides.stored), std::move(after), overwrites});
  }

  void keep(const Sides& sides) {
    found_.kept.push_back({sides.key, "", text_of(sides.stored), text_of(sides.file)});
  }

  void compare_of_files(const Sides& sides) {
    const bool drifted = !same(sides.stored, sides.last);
    if (drifted && !named(sides.key)) {
      found_.drifts.push_back({sides.key, text_of(sides.stored), text_of(sides.file)});
    } else {
      change(sides, text_of(sides.file), drifted);
    }
  }

  void compare_of_both(const Sides& sides) {
    if (named(sides.key)) return change(sides, text_of(sides.file), true);
    if (sides.file == nullptr) {  // the program's own row, or one that left the files
      if (sides.last == nullptr) return;
      return same(sides.stored, sides.last) ? change(sides, "", false) : keep(sides);
    }
    if (sides.stored == nullptr) {  // new in the files, or removed in the program
      return sides.last == nullptr ? change(sides, *sides.file, false) : keep(sides);
    }
    compare_fields(sides);
  }

  void compare_fields(const Sides& sides) {
    const Fields files = fields_of(*sides.file);
    const Fields last = fields_of(text_of(sides.last));
    const Fields stored = fields_of(*sides.stored);
    std::set<std::string> names;
    for (const Fields* fields : {&files, &stored}) {
      for (const auto& [name, value] : *fields) names.insert(name);
    }
    std::string after = *sides.stored;
    bool overwrites = false;
    for (const std::string& name : names) {
      const std::string said = value_of(files, name);
      const std::string kept = value_of(stored, name);
      if (said == kept) continue;
      Kept field{sides.key, name, kept, said};
      const bool changed = kept != value_of(last, name);
      if (changed && take_.count(name_of(field)) == 0) {
        found_.kept.push_back(std::move(field));
        continue;
      }
      overwrites = overwrites || changed;
      after = with_field(after, name, said);
    }
    if (fields_of(after) != stored) {
      change(sides, std::move(after), overwrites);
    } else if (!same(sides.file, sides.last)) {
      found_.settled.push_back(sides.key);
    }
  }

  void compare_of_program(const Sides& sides) {
    if (named(sides.key)) return change(sides, text_of(sides.file), sides.last != nullptr);
    if (sides.last == nullptr) {
      if (sides.file == nullptr) return;  // the program's own
      return sides.stored == nullptr ? change(sides, *sides.file, false) : keep(sides);
    }
    if (!same(sides.file, sides.last)) keep(sides);  // a file that somebody touched
  }

  const std::set<std::string>& take_;
  std::set<std::string> unknown_;
  Difference found_;
};

}  // namespace

std::string name_of(const FactKey& key) { return key.first + ":" + key.second; }

std::string name_of(const Kept& kept) {
  return kept.field.empty() ? name_of(kept.key) : name_of(kept.key) + ":" + kept.field;
}

Difference compare(const Facts& files, const Facts& applied, const Facts& database,
                   const std::set<std::string>& take) {
  std::set<FactKey> keys;
  for (const Facts* facts : {&files, &applied, &database}) {
    for (const auto& [key, value] : *facts) keys.insert(key);
  }
  Comparison comparison(take);
  for (const FactKey& key : keys) {
    comparison.look_at({key, find(files, key), find(applied, key), find(database, key)});
  }
  return comparison.take_result();
}

}  // namespace vigie::app
