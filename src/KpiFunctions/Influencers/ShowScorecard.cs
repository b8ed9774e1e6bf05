using KpiFunctions.Audiences;
using KpiFunctions.Comparisons;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Influencers;

/// <summary>GET /influencers/{id}/scorecard: one creator's numbers, audience, posts, codes and earned media value.</summary>
internal sealed class ShowScorecard(ScorecardQuery query, MatchQuery audiences, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ShowScorecard))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "influencers/{id}/scorecard")] HttpRequest http, string id, CancellationToken cancel)
    {
        var (period, bad) = RangeRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()), usualDays: CompareInfluencers.UsualDays);
        if (period is not { } range) return RangeRequest.Refuse(bad!);
        var name = http.Query["audience"].ToString();
        var audience = name.Length > 0 ? await audiences.FindAsync(name, cancel) : null;
        if (name.Length > 0 && audience is null) return RangeRequest.Refuse(new("audience", "The registry has no such entry of kind audiences."));
        return await query.RunAsync(id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase), audience, range, cancel) is { } answer
            ? Results.Json(ScorecardQuery.Flat(answer))
            : Problems.Of(StatusCodes.Status404NotFound, "influencer-unknown", "The registry has no such influencer.", "id");
    }
}
