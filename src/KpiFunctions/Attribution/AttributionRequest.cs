using System.Globalization;
using KpiFunctions.Comparisons;
using KpiFunctions.Core.Attribution.Models;
using KpiFunctions.Core.Attribution.Paths;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Attribution;

/// <summary>The query of GET /attribution, read and checked.</summary>
/// <param name="Stage">Which conversions: signup, lead or purchase.</param>
internal sealed record AttributionRequest(Period Range, Dimension By, IReadOnlyList<string> Models, string Stage, Lookback Lookback, ModelOptions Options)
{
    public static IReadOnlyList<string> ModelNames { get; } = [.. CreditModel.All.Select(model => model.Name), PeriodTable.Markov, PeriodTable.Shapley];

    public static (AttributionRequest? Request, BadParameter? Bad) Read(HttpRequest http, DateOnly today, AttributionOptions settings)
    {
        var (period, bad) = RangeRequest.Read(http, today);
        if (period is not { } range) return (null, bad);
        var by = Dimension.Influencer;
        if (Text(http, "by") is { } named && !DimensionNames.TryParse(named, out by)) return Bad("by", "campaign, influencer, platform or post.");
        var models = (Text(http, "models") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (models.FirstOrDefault(model => !ModelNames.Contains(model)) is { } unknown) return Bad("models", $"'{unknown}' is none of: {string.Join(", ", ModelNames)}.");
        var stage = Text(http, "stage") ?? Stages.Purchase;
        if (!Stages.InOrder.Contains(stage)) return Bad("stage", $"'stage' is none of: {string.Join(", ", Stages.InOrder)}.");
        if (LookbackOf(http, settings) is not { } lookback) return Bad("lookbackDays", $"A whole number of days from 1 to {Lookback.MostDays}.");
        if (HalfLifeOf(http, settings) is not { } options) return Bad("halfLifeDays", $"A number of days above 0 and at most {Lookback.MostDays}.");
        return (new AttributionRequest(range, by, models.Length > 0 ? [.. models.Distinct()] : ModelNames, stage, lookback, options), null);
    }

    /// <summary>Null when it is no number of days.</summary>
    public static Lookback? LookbackOf(HttpRequest http, AttributionOptions settings)
    {
        if (Text(http, "lookbackDays") is not { } text) return settings.Lookback;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= Lookback.MostDays ? new Lookback(days) : null;
    }

    private static ModelOptions? HalfLifeOf(HttpRequest http, AttributionOptions settings)
    {
        if (Text(http, "halfLifeDays") is not { } text) return settings.Models;
        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var days) && days is > 0 and <= Lookback.MostDays
            ? settings.Models with { HalfLife = TimeSpan.FromDays(days) }
            : null;
    }

    private static string? Text(HttpRequest http, string name) => http.Query[name].ToString() is { Length: > 0 } text ? text : null;

    private static (AttributionRequest?, BadParameter?) Bad(string name, string detail) => (null, new BadParameter(name, detail));
}
