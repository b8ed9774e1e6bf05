using KpiFunctions.Audiences;
using KpiFunctions.Comparisons;
using KpiFunctions.Core.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Influencers;

/// <summary>GET /influencers/compare: candidates, active and past creators on what one chooses them by.</summary>
internal sealed class CompareInfluencers(CompareQuery query, MatchQuery audiences, IOptions<ReportingOptions> options, TimeProvider clock)
{
    /// <summary>Enough days to tell a jump of followers from a usual day.</summary>
    public const int UsualDays = 90;

    [Function(nameof(CompareInfluencers))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "influencers/compare")] HttpRequest http, CancellationToken cancel)
    {
        var (period, bad) = RangeRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()), usualDays: UsualDays);
        if (period is not { } range) return RangeRequest.Refuse(bad!);
        string[] status = [.. http.Query["status"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        if (status.Except(ClosedLists.InfluencerStatus).Any()) return RangeRequest.Refuse(new("status", $"'status' is one or several of: {string.Join(", ", ClosedLists.InfluencerStatus)}."));
        var name = http.Query["audience"].ToString();
        var audience = name.Length > 0 ? await audiences.FindAsync(name, cancel) : null;
        if (name.Length > 0 && audience is null) return RangeRequest.Refuse(new("audience", "The registry has no such entry of kind audiences."));
        return Results.Json(await query.RunAsync(status.Length > 0 ? status : ClosedLists.InfluencerStatus, audience, range, cancel));
    }
}
