using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Webhooks;

/// <summary>What a delivery holds: received = events + skipped.</summary>
/// <param name="Events">Records taken and rejections, in the order of the delivery.</param>
/// <param name="Skipped">What is understood and holds nothing to count, for example an order that nobody has paid yet.</param>
public sealed record WebhookContent(IReadOnlyList<ReadEvent> Events, IReadOnlyList<SkippedEvent> Skipped)
{
    public static readonly WebhookContent Nothing = new([], []);
}

/// <param name="Index">0-based, counted together with the events.</param>
/// <param name="Detail">A sentence for a human.</param>
public sealed record SkippedEvent(int Index, string Detail);
