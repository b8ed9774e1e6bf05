using System.Text.Json;
using System.Text.Json.Serialization;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Replays;

/// <summary>The body of POST /replays: {"import":"…"} or {"rejects":{"source","from","to","reason"?,"continuation"?}}.</summary>
internal sealed record ReplayBody(string? Import = null, RejectsBody? Rejects = null)
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <returns>Null when it is neither of the two.</returns>
    public static ReplayBody? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var body = JsonSerializer.Deserialize<ReplayBody>(json, Strict);
            return body is { Import.Length: > 0, Rejects: null } or { Import: null, Rejects: not null } ? body : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record RejectsBody(string? Source = null, string? From = null, string? To = null, string? Reason = null, string? Continuation = null)
{
    private const int MostDays = 366;

    private static readonly HashSet<string> Reasons = [.. Enum.GetValues<RejectReason>().Select(RejectReasons.WireName)];

    /// <returns>The query, or the field that is wrong and what is wrong with it.</returns>
    public (RejectQuery? Query, string? Field, string? Problem) Check()
    {
        if (string.IsNullOrEmpty(Source)) return Bad("source", "'source' is missing: \"events\", \"pages\", or \"webhook:\" or \"postback:\" and the sender's name.");
        if (!IsoDay.TryParse(From, out var from)) return Bad("from", "'from' is no day; write yyyy-MM-dd.");
        if (!IsoDay.TryParse(To, out var to)) return Bad("to", "'to' is no day; write yyyy-MM-dd.");
        if (to < from || to.DayNumber - from.DayNumber >= MostDays) return Bad("to", $"'to' is before 'from', or more than {MostDays} days are asked for.");
        if (Reason is not null && !Reasons.Contains(Reason)) return Bad("reason", "'reason' is no reason of a rejection.");
        return (new RejectQuery(Source, from, to, Reason, Continuation), null, null);
    }

    private static (RejectQuery?, string?, string?) Bad(string field, string problem) => (null, "rejects." + field, problem);
}

/// <param name="From">UTC day of receipt; both days are included.</param>
/// <param name="Reason">Wire name; null: whatever the reason.</param>
/// <param name="Continuation">From the answer before.</param>
internal sealed record RejectQuery(string Source, DateOnly From, DateOnly To, string? Reason, string? Continuation);
