using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Conversation;

/// <summary>What somebody else than the brand said.</summary>
/// <param name="Name"><see cref="RemarkId"/>.</param>
/// <param name="Waiting">Whether and when it was answered; null of what waits for nobody: spam, people's replies to each other, and what is said of competitors.</param>
public sealed record ReceivedRemark(string Name, DayRemark Remark, WaitingTurn? Waiting)
{
    public bool IsOpenNegative => Waiting?.IsOpenNegative == true;

    /// <summary>Null also where it is answered, but nobody knows how fast.</summary>
    public DateTimeOffset? AnsweredAt => Waiting?.Wait is { } wait ? Remark.At + wait : null;
}
