using KpiFunctions.Conversations;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Voice;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Voice;

/// <summary>The query of GET /voice, read and checked.</summary>
internal sealed record VoiceRequest(Period Period, VoiceMetric Metric)
{
    private static readonly string[] Metrics = [.. Enum.GetNames<VoiceMetric>().Select(name => name.ToLowerInvariant())];

    public string MetricName => Metrics[(int)Metric];

    public static (VoiceRequest? Request, BadParameter? Bad) Read(HttpRequest http, DateOnly today)
    {
        var (period, bad) = RemarkRange.Read(http.Query, today);
        if (period is not { } range) return (null, bad);
        var metric = http.Query["metric"].ToString() is { Length: > 0 } name ? Array.IndexOf(Metrics, name) : (int)VoiceMetric.Mentions;
        return metric < 0
            ? (null, new BadParameter("metric", $"'metric' is none of: {string.Join(", ", Metrics)}."))
            : (new VoiceRequest(range, (VoiceMetric)metric), null);
    }
}
