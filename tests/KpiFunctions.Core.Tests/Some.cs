using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests;

/// <summary>The one object mother: values that a test does not care about, unique where identity matters.</summary>
internal static class Some
{
    private static int next;

    public static readonly DateOnly Day = new(2026, 3, 10);

    public static DateTimeOffset Noon => new(2026, 3, 10, 12, 0, 0, TimeSpan.Zero);

    public static string Id() => $"id-{Interlocked.Increment(ref next)}";

    public static LogRecord Record(RecordType type) => new()
    {
        Type = type,
        Namespace = "shop",
        Id = Id(),
        Source = "events",
        OccurredAt = Noon,
        ReceivedAt = Noon.AddMinutes(1),
    };

    public static LogRecord Click(string? link = null, string clickClass = "human") =>
        Record(RecordType.Click) with { On = new Dimensions(Link: link), ClickClass = clickClass };

    public static LogRecord Purchase(long minor, string currency = "EUR") =>
        Record(RecordType.Conversion) with { Stage = Stages.Purchase, Amount = new Amount(minor, currency) };

    public static LogRecord Refund(long minor, string currency = "EUR") => Record(RecordType.Refund) with { Amount = new Amount(minor, currency) };

    public static LogRecord Cost(long minor, string currency = "EUR") => Record(RecordType.Cost) with { Amount = new Amount(minor, currency) };

    public static LogRecord PostReading(string post, DateTimeOffset at, params (string Name, long Value)[] counters) =>
        Record(RecordType.PostMetrics) with
        {
            OccurredAt = at,
            On = new Dimensions(Post: post),
            Counters = counters.ToDictionary(counter => counter.Name, counter => counter.Value),
        };

    public static LogRecord AccountReading(string account, DateTimeOffset at, long followers) =>
        Record(RecordType.AccountMetrics) with
        {
            OccurredAt = at,
            On = new Dimensions(Account: account),
            Counters = new Dictionary<string, long> { [Metrics.Followers] = followers },
        };

    public static LogRecord PostDay(string post, params (string Name, long Value)[] amounts) => DayOf(new Dimensions(Post: post), post, null, Noon.AddDays(1), amounts);

    public static LogRecord AccountDay(string account, params (string Name, long Value)[] amounts) =>
        DayOf(new Dimensions(Account: account), account, null, Noon.AddDays(1), amounts);

    /// <param name="part">"Country=US"; null for the whole day.</param>
    public static LogRecord DayOf(Dimensions on, string subject, string? part, DateTimeOffset readAt, params (string Name, long Value)[] amounts) =>
        Record(RecordType.DailyAmounts) with
        {
            Id = DayId(subject, Noon, part, readAt, amounts.Select(amount => amount.Name)),
            On = on,
            Counters = amounts.ToDictionary(amount => amount.Name, amount => amount.Value),
        };

    public static string DayId(string subject, DateTimeOffset at, string? part, DateTimeOffset readAt, IEnumerable<string> metrics) =>
        $"{subject}@{TimeText.Format(at)}{(part is null ? "" : "/" + part)}~{TimeText.Format(readAt)}({string.Join(',', metrics.Order(StringComparer.Ordinal))})";

    public static RegistryEntry Entry(RegistryKind kind, string id, params (string Field, string Value)[] fields) =>
        new(kind.Name, id, fields.ToDictionary(field => field.Field, field => field.Value));

    public static Manifest Manifest(string zone = "UTC", string currency = "EUR", DateOnly? day = null, int shards = 1) => new()
    {
        Day = day ?? Day,
        Run = 1,
        Shards = shards,
        Segments = [],
        RegistryVersion = "any",
        Definitions = 1,
        Zone = zone,
        Currency = currency,
        Inputs = "any",
    };
}
