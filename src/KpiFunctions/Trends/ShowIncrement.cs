using System.Globalization;
using KpiFunctions.Comparisons;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Trends;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Trends;

/// <summary>GET /kpis/incremental: what a window brought beyond its baseline.</summary>
internal sealed class ShowIncrement(KpiSeries series, IOptions<ReportingOptions> options, TimeProvider clock)
{
    private const int UsualBaseline = 28;

    [Function(nameof(ShowIncrement))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis/incremental")] HttpRequest http, CancellationToken cancel)
    {
        if (KpiCatalog.Find(http.Query["kpi"].ToString()) is not { } kpi) return RangeRequest.Refuse(new("kpi", KpiRequest.WhyUnknown(http.Query["kpi"].ToString())));
        if (!Increment.IsOf(kpi)) return RangeRequest.Refuse(new("kpi", $"'{kpi.Name}' does not add up over days, so no daily mean says what to expect of it."));
        if (Scope.TryParse(http.Query["scope"].ToString()) is not { } scope) return RangeRequest.Refuse(new("scope", "This is no scope that rows are kept for."));
        var (period, bad) = RangeRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (period is not { } window) return RangeRequest.Refuse(bad!);
        if (BaselineDays(http.Query["baselineDays"].ToString()) is not { } days)
            return RangeRequest.Refuse(new("baselineDays", $"A number of days from {Increment.FewestReadings} to {RangeRequest.MostDays}."));
        if (window.From.DayNumber < days) return RangeRequest.Refuse(new("from", "There is no baseline before it."));
        return Results.Json(await AnswerAsync(kpi, scope, window, new Period(window.From.AddDays(-days), window.From.AddDays(-1)), cancel));
    }

    private async Task<IncrementAnswer> AnswerAsync(KpiDefinition kpi, Scope scope, Period window, Period baseline, CancellationToken cancel)
    {
        var values = await series.ReadAsync(kpi, scope, new Period(baseline.From, window.To), cancel);
        var isCounted = kpi.Numerator.Terms.All(term => term.Measure.Shape == MeasureShape.Counted);
        return IncrementAnswer.Of(kpi, scope, window, baseline, Increment.Of(values, baseline.Days, isCounted));
    }

    private static int? BaselineDays(string text)
    {
        if (text.Length == 0) return UsualBaseline;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= Increment.FewestReadings and <= RangeRequest.MostDays ? days : null;
    }
}
