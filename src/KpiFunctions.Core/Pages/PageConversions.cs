using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Pages;

/// <summary>What a page in anybody's browser may say.</summary>
/// <param name="Stages">Stages that are believed.</param>
/// <param name="Namespace">What its records belong to.</param>
public sealed record PageRules(IReadOnlyList<string> Stages, string Namespace);

/// <summary>
/// Conversions that a browser reports. No secret can stand in a page, so they are believed by what they carry: a click id that we signed, a stage that the
/// settings allow, and once for each click and stage. The time is that of receipt.
/// </summary>
public sealed class PageConversions(ClickIds clickIds, PageRules rules)
{
    public const string Source = "pages";

    /// <summary>The names that are understood; a pixel's other parameters are nobody's business.</summary>
    public static readonly IReadOnlyList<string> Names = ["type", "stage", "clickId", ClickDestination.ClickParameter, "orderId", "id", "amount", "currency", "coupon"];

    /// <returns>Null when there is no click id of ours: nobody knows who says it.</returns>
    public RecordOutcome? Read(IReadOnlyDictionary<string, string> said, DateTimeOffset now)
    {
        var clickId = Text(said, "clickId") ?? Text(said, ClickDestination.ClickParameter);
        if (clickId is null || clickIds.TryRead(clickId) is not { } click) return null;
        if (said.Keys.Except(Names).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            return new Rejection(RejectReason.FieldInvalid, unknown, $"A page cannot say '{unknown}'.");
        if (Text(said, "type") is { } type && type != RecordType.Conversion.WireName())
            return new Rejection(RejectReason.FieldInvalid, "type", "A page can only say conversions.");
        var stage = Text(said, "stage")?.ToLowerInvariant() ?? Stages.Purchase;
        if (!rules.Stages.Contains(stage))
            return new Rejection(RejectReason.FieldInvalid, "stage", "This stage is not believed from a page: the setting Pixel__Stages says which are.");
        var outcome = EventFields.ToRecord(Fields(said, clickId, stage, now), new EventContext(rules.Namespace, Source, now, person => person));
        return outcome.Record is { } record ? record with { Person = click.Person } : outcome;
    }

    private static Dictionary<string, string> Fields(IReadOnlyDictionary<string, string> said, string clickId, string stage, DateTimeOffset now)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["type"] = RecordType.Conversion.WireName(),
            ["id"] = $"{stage}:{clickId}",
            ["clickId"] = clickId,
            ["stage"] = stage,
            ["occurredAt"] = TimeText.Format(now),
        };
        foreach (var name in new[] { "amount", "currency", "coupon" }.Where(said.ContainsKey)) fields[name] = said[name];
        if (stage == Stages.Purchase && (Text(said, "orderId") ?? Text(said, "id")) is { } order) fields["orderId"] = order;
        return fields;
    }

    private static string? Text(IReadOnlyDictionary<string, string> said, string name) =>
        said.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
