namespace KpiFunctions.Core.Conversation;

/// <summary>A turn that the brand should answer, and its first answer.</summary>
/// <param name="IsAnswered">The brand has replied.</param>
/// <param name="Wait">
/// From the turn to the brand's first reply. Null where there is none, and where every reply is dated before the turn (clocks of two sources differ):
/// then it is answered, but nobody knows how fast.
/// </param>
public sealed record WaitingTurn(Turn Turn, bool IsAnswered, TimeSpan? Wait)
{
    public bool IsOpenNegative => !IsAnswered && Turn.Sentiment == Polarity.Negative;
}
