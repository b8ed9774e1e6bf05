using KpiFunctions.Storage.History;

namespace KpiFunctions.Reading;

/// <param name="Continuation">Null for the first page.</param>
internal sealed record HistoryRequest(KpiRequest Kpis, int Size, string? Continuation);

internal interface IHistoryQuery
{
    /// <exception cref="FormatException">The continuation did not come from an earlier page.</exception>
    Task<HistoryAnswer> RunAsync(HistoryRequest request, CancellationToken cancel);
}

/// <summary>A scope's former values: the KPIs are computed from the former measures, by the definitions of today.</summary>
internal sealed class HistoryQuery(IHistoryTable history) : IHistoryQuery
{
    public async Task<HistoryAnswer> RunAsync(HistoryRequest request, CancellationToken cancel)
    {
        var (scope, period) = (request.Kpis.Scope, request.Kpis.Period);
        var page = await history.ListAsync(scope, period.From, period.To, request.Continuation, request.Size, cancel);
        return new HistoryAnswer(
            scope.ToString(), IsoDay.Text(period.From), IsoDay.Text(period.To), [.. page.Items.Select(entry => ItemOf(request.Kpis, entry))], page.Continuation);
    }

    private static HistoryItem ItemOf(KpiRequest request, HistoryEntry entry)
    {
        var former = entry.Former.Row;
        return new HistoryItem(
            IsoDay.Text(former.Day),
            entry.By.At,
            entry.By.State,
            former.AsOf,
            entry.By.Reasons,
            entry.By.Run,
            former.Currency,
            entry.Former.Definitions,
            ValueAnswer.Of(request.Kpis, former.Measures, request.Scope),
            former.Apart.Count > 0 ? former.Apart : null,
            entry.Current is { } current ? ValueAnswer.Of(request.Kpis, current.Measures, request.Scope) : null);
    }
}
