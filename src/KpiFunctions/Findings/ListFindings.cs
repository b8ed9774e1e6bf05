using KpiFunctions.Comparisons;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Findings;

/// <summary>GET /findings: what the numbers of a range say against each other, alarms first.</summary>
internal sealed class ListFindings(IEnumerable<IFindingRule> rules, IOptions<ReportingOptions> options, TimeProvider clock)
{
    private static readonly string[] BySeverity = ["alarm", "warning", "info"];

    [Function(nameof(ListFindings))]
    public async Task<IResult> Run([HttpTrigger(AuthorizationLevel.Function, "get", Route = "findings")] HttpRequest http, CancellationToken cancel)
    {
        var (period, bad) = RangeRequest.Read(http, options.Value.Zone.DayOf(clock.GetUtcNow()));
        if (period is not { } range) return Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad!.Detail, bad.Name);
        var found = await Task.WhenAll(rules.Select(rule => rule.FindAsync(range, cancel)));
        var items = found.SelectMany(each => each)
            .OrderBy(finding => Array.IndexOf(BySeverity, finding.Severity)).ThenByDescending(finding => finding.To, StringComparer.Ordinal).ThenBy(finding => finding.Id, StringComparer.Ordinal);
        return Results.Json(new { items });
    }
}
