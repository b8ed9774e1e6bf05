using KpiFunctions.Core.Audiences;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Influencers;

/// <summary>Creators side by side.</summary>
internal sealed class CompareQuery(CreatorBooks books, IOptions<ReportingOptions> options)
{
    public async Task<CompareAnswer> RunAsync(IReadOnlyCollection<string> status, TargetAudience? audience, Period period, CancellationToken cancel)
    {
        var (book, influencers) = await books.OpenAsync(influencer => status.Contains(influencer["status"] ?? ClosedLists.UsualStatus), period, audience, cancel);
        return new CompareAnswer(
            audience?.Id, IsoDay.Text(period.From), IsoDay.Text(period.To),
            [.. influencers.Select(influencer => new CreatorView(book, influencer, options.Value.ReportingCurrency).Answer())]);
    }
}

/// <param name="Items">In the order of their ids.</param>
internal sealed record CompareAnswer(string? Audience, string From, string To, IReadOnlyList<CreatorAnswer> Items);
