using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Tests.Storage;

/// <summary>Things to store.</summary>
internal static class Some
{
    public static readonly DateOnly Day = new(2026, 3, 1);

    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static LogRecord Click(string id, DateTimeOffset? at = null, string? campaign = "spring") => new()
    {
        Type = RecordType.Click,
        Namespace = "links",
        Id = id,
        Source = "link",
        OccurredAt = at ?? Noon,
        ReceivedAt = Noon,
        On = new Dimensions(Campaign: campaign),
        ClickClass = "human",
    };

    public static LogRecord Declaration(string kind, string target, string id, DateTimeOffset receivedAt, params (string Name, string Value)[] fields) => new()
    {
        Type = RecordType.Declaration,
        Namespace = "registry",
        Id = id,
        Source = "registry",
        OccurredAt = receivedAt,
        ReceivedAt = receivedAt,
        States = new Statement(kind, target, false, fields.ToDictionary(field => field.Name, field => field.Value)),
    };

    public static LogRecord Deletion(string kind, string target, string id, DateTimeOffset receivedAt) =>
        Declaration(kind, target, id, receivedAt) with { States = new Statement(kind, target, true, new Dictionary<string, string>()) };

    public static KpiRow Row(Scope scope, long clicks, long? revenue = null, DateOnly? day = null)
    {
        var measures = new MeasureValues { [Measures.ClicksHuman] = clicks, [Measures.RevenueGross] = revenue };
        return new KpiRow(scope, day ?? Day, measures, Noon, "EUR", new Dictionary<string, long>());
    }

    public static Scope Campaign(string member) => Scope.Of((Dimension.Campaign, member));

    public static ClosingReading Reading(string subject, DateOnly day, string counter, long value) =>
        new(subject, day, new DateTimeOffset(day.ToDateTime(new TimeOnly(18, 0)), TimeSpan.Zero), new Dictionary<string, long> { [counter] = value });

}
