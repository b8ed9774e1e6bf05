using KpiFunctions.Core.Alerts;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Alerts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Alerts;

/// <summary>GET /alerts: the feed, newest first, with how the targets do. POST /alerts: looks for news now instead of waiting for the timer.</summary>
internal sealed class ListAlerts(IAlertTable table, AlertRegistry registry, AlertDesk desk, AlertPost post)
{
    [Function("ListAlerts")]
    public async Task<IResult> List([HttpTrigger(AuthorizationLevel.Function, "get", Route = "alerts")] HttpRequest http, CancellationToken cancel)
    {
        if (PageSize.Read(http) is not { } size) return PageSize.Refuse();
        var continuation = http.Query["continuation"].ToString();
        var page = await table.ListAsync(continuation.Length == 0 ? null : continuation, size, cancel);
        return Results.Json(new
        {
            items = page.Items,
            page.Continuation,
            targets = await table.TargetsAsync(cancel),
            rules = (await registry.RulesAsync(cancel)).Select(rule => new { rule.Id, rule.Name, Kpi = rule.Kpi.Name, Scope = rule.Scope.ToString(), When = rule.Condition, rule.Value, rule.Days }),
            retries = DeliverySchedule.Waits.Select(wait => (int)wait.TotalMinutes),
        });
    }

    [Function("CheckAlerts")]
    public async Task<IResult> Check([HttpTrigger(AuthorizationLevel.Function, "post", Route = "alerts")] HttpRequest http, CancellationToken cancel)
    {
        await desk.RaiseAsync(cancel);
        await post.SendDueAsync(cancel);
        return Results.Json(new { items = (await table.ListAsync(null, PageSize.Default, cancel)).Items });
    }
}
