using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Records;

/// <summary>Fields of good records; each test changes what it is about. Null takes a field away.</summary>
internal static class SampleFields
{
    public static readonly DateTimeOffset Received = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static EventContext Context { get; } = new("events", "test", Received, text => $"hash({text})");

    public static Dictionary<string, string> Click(params (string, string?)[] changes) =>
        With(new() { ["type"] = "click", ["id"] = "k-1", ["occurredAt"] = "2026-03-01T08:30:00Z" }, changes);

    public static Dictionary<string, string> Purchase(params (string, string?)[] changes) => With(
        new() { ["type"] = "conversion", ["id"] = "c-1", ["occurredAt"] = "2026-03-01T09:30:00+01:00", ["orderId"] = "1001", ["amount"] = "49.90", ["currency"] = "eur" },
        changes);

    public static Dictionary<string, string> Cost(params (string, string?)[] changes) => With(
        new() { ["type"] = "cost", ["id"] = "x-1", ["occurredAt"] = "2026-03-01T08:30:00Z", ["amount"] = "500", ["currency"] = "EUR" }, changes);

    public static Dictionary<string, string> Reading(params (string, string?)[] changes) => With(
        new() { ["type"] = "postMetrics", ["occurredAt"] = "2026-03-01T08:30:00Z", ["post"] = "instagram:178414", ["metrics.views"] = "1000" }, changes);

    public static Dictionary<string, string> With(Dictionary<string, string> fields, params (string Name, string? Value)[] changes)
    {
        foreach (var (name, value) in changes)
        {
            if (value is null) fields.Remove(name);
            else fields[name] = value;
        }
        return fields;
    }

    public static LogRecord Accepted(Dictionary<string, string> fields)
    {
        var outcome = EventFields.ToRecord(fields, Context);
        Assert.Null(outcome.Rejection);
        return outcome.Record!;
    }

    public static void AssertRejected(Dictionary<string, string> fields, RejectReason reason, string field)
    {
        var outcome = EventFields.ToRecord(fields, Context);
        Assert.Null(outcome.Record);
        Assert.Equal((reason, field), (outcome.Rejection!.Reason, outcome.Rejection.Field));
        Assert.NotEmpty(outcome.Rejection.Detail);
    }
}
