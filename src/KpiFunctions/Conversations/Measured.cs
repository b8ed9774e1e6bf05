using System.Text.Json.Serialization;
using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Voice;

namespace KpiFunctions.Conversations;

/// <summary>A value, or null with the reason; with its interval and the number of events that it comes from, where it has them.</summary>
internal sealed record Measured(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MeasuredInterval? Interval = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? N = null)
{
    /// <summary>Too few events for a number that anybody should act on.</summary>
    private const string TooFew = "too-few";

    private const string NoData = "no-data";

    /// <summary>A plain number; null is no data.</summary>
    public static Measured Of(double? value, long? n = null) => new(value, value is null ? NoData : null, null, n);

    /// <summary>A share of events of one kind.</summary>
    public static Measured Share(long part, long whole) =>
        whole == 0 ? new(null, NoData, null, 0) : new((double)part / whole, null, MeasuredInterval.Of(Wilson.Of(part, whole)), whole);

    public static Measured Of(VoiceShare share) =>
        new(share.Value, share.Reason is { } reason ? KpiValue.Null(reason).WireReason : null, MeasuredInterval.Of(share.Interval), share.Count);

    public static Measured Net(long positive, long neutral, long negative)
    {
        var scored = positive + neutral + negative;
        return NetSentiment.Of(positive, neutral, negative) is { } net
            ? new(net.Value, null, new MeasuredInterval(net.Low, net.High, Wilson.Level, NetSentiment.Method), scored)
            : new(null, scored == 0 ? NoData : TooFew, null, scored);
    }
}

/// <param name="Level">0.95: of a hundred such intervals 95 hold the true value.</param>
internal sealed record MeasuredInterval(double Low, double High, double Level, string Method)
{
    public static MeasuredInterval? Of(Wilson? interval) => interval is { } known ? new(known.Low, known.High, Wilson.Level, Wilson.Method) : null;
}
