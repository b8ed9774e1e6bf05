using System.Text.Json.Serialization;
using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Voice;
using KpiFunctions.Reading;

namespace KpiFunctions.Conversations;

/// <summary>A value, or null with the reason; with its interval and the number of events that it comes from, where it has them.</summary>
internal sealed record Measured(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IntervalAnswer? Interval = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? N = null)
{
    /// <summary>Too few events for a number that anybody should act on.</summary>
    private const string TooFew = "too-few";

    private const string NoData = "no-data";

    /// <summary>A plain number; null is no data.</summary>
    public static Measured Of(double? value, long? n = null) => new(value, value is null ? NoData : null, null, n);

    /// <summary>A share of events of one kind.</summary>
    public static Measured Share(long part, long whole) =>
        whole == 0 ? new(null, NoData, null, 0) : new((double)part / whole, null, IntervalAnswer.Of(Wilson.Of(part, whole)), whole);

    public static Measured Of(VoiceShare share) =>
        new(share.Value, share.Reason is { } reason ? KpiValue.Null(reason).WireReason : null, IntervalAnswer.Of(share.Interval), share.Count);

    public static Measured Net(long positive, long neutral, long negative)
    {
        var scored = positive + neutral + negative;
        return NetSentiment.Of(positive, neutral, negative) is { } net
            ? new(net.Value, null, new IntervalAnswer(net.Low, net.High, Wilson.Level, NetSentiment.Method), scored)
            : new(null, scored == 0 ? NoData : TooFew, null, scored);
    }
}
