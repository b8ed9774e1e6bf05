using KpiFunctions.Core.Kpis;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Comparisons;

/// <summary>GET /kpis/quadrants: who reaches many and who is answered.</summary>
internal sealed class ShowQuadrants(QuadrantQuery query, IOptions<ReportingOptions> options, TimeProvider clock)
{
    [Function(nameof(ShowQuadrants))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "kpis/quadrants")] HttpRequest http, CancellationToken cancel)
    {
        var (period, bad) = RangeRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (period is not { } range) return RangeRequest.Refuse(bad!);
        if (Scope.TryParse(http.Query["within"].ToString()) is not { } within) return RangeRequest.Refuse(new("within", "Write it as campaign=spring; empty means everything."));
        if (http.Query["of"].ToString() is not ("" or "post" or "influencer")) return RangeRequest.Refuse(new("of", "post or influencer."));
        var of = http.Query["of"] == "influencer" ? Dimension.Influencer : Dimension.Post;
        return IsKept(of, within) ? Results.Json(await query.RunAsync(of, within, range, cancel)) : RangeRequest.Refuse(Unkept);
    }

    private static BadParameter Unkept { get; } = new("within", "No rows are kept for this combination: posts within campaign, influencer or platform, influencers within campaign.");

    private static bool IsKept(Dimension of, Scope within) => of == Dimension.Post
        ? within.Members.All(member => member.Dimension is Dimension.Campaign or Dimension.Influencer or Dimension.Platform)
        : MemberSums.AreKept(of, within);
}
