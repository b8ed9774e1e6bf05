using KpiFunctions.Comparisons;
using KpiFunctions.Core.Records;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Audiences;

/// <summary>GET /audiences/{id}/match: how much of an account's audience is the one that is wanted.</summary>
internal sealed class ShowAudienceMatch(MatchQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ShowAudienceMatch))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "audiences/{id}/match")] HttpRequest http, string id, CancellationToken cancel)
    {
        var day = options.Value.Zone.DayOf(clock.GetUtcNow());
        if (http.Query["day"].ToString() is { Length: > 0 } text && !IsoDay.TryParse(text, out day)) return RangeRequest.Refuse(new("day", "Write a day as yyyy-MM-dd."));
        if (MemberIds.Account(http.Query["account"].ToString(), null) is not { } account) return RangeRequest.Refuse(new("account", "Write an account as platform:handle."));
        return await query.FindAsync(id, cancel) is { } target
            ? Results.Json(await query.RunAsync(target, account, day, cancel))
            : Problems.Of(StatusCodes.Status404NotFound, "audience-unknown", "The registry has no such entry of kind audiences.", "id");
    }
}
