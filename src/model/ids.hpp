// SPDX-License-Identifier: EUPL-1.2
/// The row numbers of the things vigie keeps.
#pragma once

#include "base/id.hpp"

namespace vigie {
inline namespace model {

using CentreId = Id<struct CentreTag>;
using CuratorId = Id<struct CuratorTag>;
using InvitationId = Id<struct InvitationTag>;
using ResetId = Id<struct ResetTag>;
using EventId = Id<struct EventTag>;
using SourceId = Id<struct SourceTag>;
using ArticleId = Id<struct ArticleTag>;
using MediaId = Id<struct MediaTag>;
using ReprintId = Id<struct ReprintTag>;
using StoryId = Id<struct StoryTag>;
using ProposalId = Id<struct ProposalTag>;
using SuggestionId = Id<struct SuggestionTag>;
using PanoramaItemId = Id<struct PanoramaItemTag>;
using IssueId = Id<struct IssueTag>;
using BlockId = Id<struct BlockTag>;
using CommentId = Id<struct CommentTag>;
using AsideId = Id<struct AsideTag>;
using LetterPictureId = Id<struct LetterPictureTag>;
using PersonId = Id<struct PersonTag>;
using SubscriptionId = Id<struct SubscriptionTag>;
using ImportLotId = Id<struct ImportLotTag>;
using DutyPlanId = Id<struct DutyPlanTag>;
using DutyChangeId = Id<struct DutyChangeTag>;
using OverrideId = Id<struct OverrideTag>;
using FilterRuleId = Id<struct FilterRuleTag>;
using FilterConditionId = Id<struct FilterConditionTag>;
using SavedSearchId = Id<struct SavedSearchTag>;
using DeliveryId = Id<struct DeliveryTag>;
using NotificationId = Id<struct NotificationTag>;
using GroupId = Id<struct GroupTag>;
using GroupNoteId = Id<struct GroupNoteTag>;
using MeetingId = Id<struct MeetingTag>;
using JobRunId = Id<struct JobRunTag>;

}  // namespace model
}  // namespace vigie
