using KpiFunctions.Comparisons;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Digests;

/// <summary>GET /digest: the last whole day or the last whole week, as JSON or as a page fit for e-mail. <c>to</c> names another day to look back from.</summary>
internal sealed class ShowDigest(DigestQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ShowDigest))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "digest")] HttpRequest http, CancellationToken cancel)
    {
        if (http.Query["period"].ToString() is not ("" or "daily" or "weekly") || http.Query["format"].ToString() is not ("" or "json" or "html"))
            return RangeRequest.Refuse(new("period", "period is daily or weekly, format json or html."));
        var lastDay = options.Value.Zone.DayOf(clock.GetUtcNow()).AddDays(-1);
        if (http.Query["to"].ToString() is { Length: > 0 } to && !IsoDay.TryParse(to, out lastDay)) return RangeRequest.Refuse(new("to", "Write a day as yyyy-MM-dd."));
        var digest = await query.RunAsync(http.Query["period"] == "weekly", lastDay, cancel);
        return http.Query["format"] == "html" ? Results.Content(DigestPage.Of(digest), "text/html; charset=utf-8") : Results.Json(digest);
    }
}
