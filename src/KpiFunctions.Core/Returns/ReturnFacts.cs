using KpiFunctions.Core.Attribution.Customers;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Returns;

/// <summary>What is known of one period, for the components of the return to be computed from.</summary>
public sealed record ReturnFacts
{
    public required Scope Scope { get; init; }

    /// <summary>Of the scope over the period.</summary>
    public required MeasureValues Measures { get; init; }

    public required ConversationFacts Conversation { get; init; }

    /// <summary>Sessions whose channel is known.</summary>
    public long SessionsByChannel { get; init; }

    /// <summary>Those of them that came directly or through a search for the brand.</summary>
    public long BrandedSessions { get; init; }

    /// <summary>Question to answers, added up over the surveys of the period; of each survey the last result.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<(string Answer, long Count)>> Surveys { get; init; } = new Dictionary<string, IReadOnlyList<(string, long)>>();

    /// <summary>At the end of the period; null when unknown.</summary>
    public long? OwnFollowers { get; init; }

    /// <summary>Null: no competitor has an account whose followers are known.</summary>
    public long? CompetitorFollowers { get; init; }

    /// <summary>Of the whole brand; null where that was not asked.</summary>
    public CustomerCounts? Customers { get; init; }

    /// <summary>Orders credited to campaigns of type referral.</summary>
    public long ReferralOrders { get; init; }

    public bool HasReferralCampaigns { get; init; }

    internal IReadOnlyList<(string Answer, long Count)> Answers(string question) => Surveys.GetValueOrDefault(question, []);
}

/// <summary>What people said in the period, in the scope.</summary>
/// <param name="Positive">Of comments and mentions of the own brand that have a sentiment.</param>
/// <param name="PositiveOfSet">Positive mentions of the own brand and of every competitor; null when no competitor is registered.</param>
/// <param name="UnpaidCreatorMentions">Mentions of the brand by creators, of no campaign.</param>
/// <param name="Waiting">Comments and messages that waited for an answer.</param>
/// <param name="Engagers">People who commented, mentioned or wrote, as far as they are told apart.</param>
/// <param name="ReturningEngagers">Those who did on at least two days.</param>
public sealed record ConversationFacts(
    bool IsKnown, long Positive, long Neutral, long Negative, long PositiveMentions, long? PositiveOfSet, long UnpaidCreatorMentions, long Waiting, long Answered, long Engagers, long ReturningEngagers);
