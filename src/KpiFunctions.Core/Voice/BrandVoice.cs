using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Voice;

/// <summary>What was said of one brand: sums over mentions, and over how many of them reach and engagement are known.</summary>
public sealed class BrandVoice
{
    public long Mentions { get; private set; }

    public long Positive { get; private set; }

    public KnownSum Reach { get; private set; }

    public KnownSum Engagements { get; private set; }

    internal void Add(DayRemark mention)
    {
        Mentions++;
        if (mention.Verdict.Sentiment == RemarkVerdict.Positive) Positive++;
        Reach = Reach.With(RemarkMeasures.ReachOf(mention));
        Engagements = Engagements.With(RemarkMeasures.EngagementsOf(mention));
    }
}

/// <param name="Known">How many mentions it is the sum of: those whose source says it.</param>
public readonly record struct KnownSum(long Sum, long Known)
{
    public long? Value => Known == 0 ? null : Sum;

    internal KnownSum With(long? next) => next is { } value ? new(Sum + value, Known + 1) : this;
}
