using System.Globalization;
using KpiFunctions.Comparisons;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Content;

/// <summary>GET /content/calendar: what was planned, what became of it, and what was published besides.</summary>
internal sealed class ShowCalendar(CalendarQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    private const int MostMinutes = 3 * 24 * 60;

    [Function(nameof(ShowCalendar))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "content/calendar")] HttpRequest http, CancellationToken cancel)
    {
        var (period, bad) = RangeRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (period is not { } range) return RangeRequest.Refuse(bad!);
        return ReadGrace(http) is { } grace
            ? Results.Json(await query.RunAsync(range, grace, cancel))
            : RangeRequest.Refuse(new("graceMinutes", $"'graceMinutes' is no whole number from 0 to {MostMinutes}."));
    }

    private static TimeSpan? ReadGrace(HttpRequest http)
    {
        var text = http.Query["graceMinutes"].ToString();
        if (text.Length == 0) return ContentPlans.UsualGrace;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes <= MostMinutes ? TimeSpan.FromMinutes(minutes) : null;
    }
}
