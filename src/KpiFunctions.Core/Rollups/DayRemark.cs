using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>A comment, mention, message or reply of a day, joined with the registry: what sheet "remarks" holds, a line for each.</summary>
/// <param name="Kind">Wire name of the record's type.</param>
/// <param name="Counters">Its own reach and engagement by <see cref="Metrics"/> name; null where none is known.</param>
public sealed record DayRemark(
    string Namespace,
    string Kind,
    string Id,
    string Source,
    DateTimeOffset At,
    DateTimeOffset ReceivedAt,
    Remark Said,
    IReadOnlyDictionary<string, long>? Counters,
    string? Campaign,
    string? Influencer,
    string? Platform,
    string? Post,
    string? Account)
{
    /// <summary>Of whom it speaks: the brand that it names, else that of the account it stands on; null where neither says one, which is the own brand.</summary>
    public string? Brand { get; init; }

    /// <summary>It speaks of the own brand.</summary>
    public bool OfOwn { get; init; }

    /// <summary>The own brand wrote it.</summary>
    public bool FromBrand { get; init; }

    public RemarkVerdict Verdict { get; init; } = RemarkVerdict.Unjudged;

    /// <summary>Its name towards people: <see cref="Conversation.RemarkId"/>.</summary>
    public string Name() => RemarkId.Of(Namespace, Kind, Id, At);
}
