// SPDX-License-Identifier: EUPL-1.2
#include "people/permissions.hpp"

#include <gtest/gtest.h>

#include <set>

#include "people/wording.hpp"

namespace vigie::people {
namespace {

TEST(Permissions, OfEachRoleAreThoseOfTheTable) {
  struct Row {
    Role role;
    std::set<Permission> given;
  };
  const Row table[] = {
      {Role::reader, {Permission::read}},
      {Role::curator,
       {Permission::read, Permission::decide, Permission::relay, Permission::comment_letter}},
      {Role::letter_editor,
       {Permission::read, Permission::comment_letter, Permission::edit_letter}},
      {Role::approver, {Permission::read, Permission::comment_letter, Permission::approve_letter}},
      {Role::coordinator, {Permission::read, Permission::coordinate}},
      {Role::operations, {Permission::read, Permission::operate}},
  };
  ASSERT_EQ(std::size(table), kRoles.size());
  for (const Row& row : table) {
    for (const Permission permission : kPermissions) {
      EXPECT_EQ(may(row.role, permission), row.given.contains(permission))
          << name_of(row.role) << " " << name_of(permission);
    }
  }
}

TEST(Permissions, OfAGrantEndWhereItsScopeDoes) {
  const CentreId pole{1};
  const CentreId oriv{2};
  struct Case {
    std::string_view why;
    Grant grant;
    Permission wanted;
    Scope where;
    bool expected;
  };
  const Case cases[] = {
      {"own centre", {Role::curator, pole}, Permission::decide, {pole}, true},
      {"another centre", {Role::curator, pole}, Permission::decide, {oriv}, false},
      {"anywhere", {Role::curator, pole}, Permission::decide, {}, true},
      {"of all centres", {Role::coordinator}, Permission::coordinate, {oriv}, true},
      {"a referent elsewhere", {Role::coordinator, pole}, Permission::coordinate, {oriv}, false},
      {"its letter",
       {Role::approver, {}, "breves"},
       Permission::approve_letter,
       {{}, "breves"},
       true},
      {"another letter",
       {Role::approver, {}, "breves"},
       Permission::approve_letter,
       {{}, "resonances"},
       false},
      {"a word on another letter",
       {Role::letter_editor, {}, "breves"},
       Permission::comment_letter,
       {{}, "resonances"},
       false},
      {"another permission", {Role::approver}, Permission::edit_letter, {}, false},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(may(std::vector<Grant>{c.grant}, c.wanted, c.where), c.expected) << c.why;
  }
  EXPECT_FALSE(may(std::vector<Grant>{}, Permission::read)) << "nobody without a grant";
}

TEST(Permissions, HaveOneNameAndFrenchWordsEach) {
  std::set<std::string_view> names;
  std::set<std::string_view> words;
  for (const Role role : kRoles) {
    EXPECT_EQ(role_named(name_of(role)), role);
    names.insert(name_of(role));
    words.insert(words_for(role));
  }
  EXPECT_EQ(names.size(), kRoles.size());
  EXPECT_EQ(words.size(), kRoles.size());
  EXPECT_EQ(role_named("admin"), std::nullopt);
  std::set<std::string_view> refusals;
  for (const Permission permission : kPermissions) refusals.insert(refusal_of(permission));
  EXPECT_EQ(refusals.size(), kPermissions.size());
  EXPECT_FALSE(refusals.contains(""));
}

}  // namespace
}  // namespace vigie::people
