using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>Asks for rollups until every changed day is merged.</summary>
public static class RollupWait
{
    private const int MostOutages = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <param name="merged">Is told how many days are merged, and how many there are.</param>
    /// <exception cref="LoadException">The app refused.</exception>
    public static async Task UntilMergedAsync(HttpClient app, TimeProvider time, Action<int, int> merged, CancellationToken cancel)
    {
        var days = new HashSet<string>();
        var outages = 0;
        while (true)
        {
            using var answer = await AskAsync(app, cancel);
            if (answer is null or { StatusCode: HttpStatusCode.ServiceUnavailable } && ++outages < MostOutages)
            {
                await Task.Delay(Pause, time, cancel);
                continue;
            }
            if (answer is null) throw new LoadException("The app did not answer in time: the machine is too busy.");
            if (!answer.IsSuccessStatusCode)
                throw new LoadException($"The rollup was answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancel)}");
            var plan = await answer.Content.ReadFromJsonAsync<Plan>(JsonSerializerOptions.Web, cancel);
            var open = plan!.Planned.Union(plan.Pending).ToList();
            days.UnionWith(open);
            merged(days.Count - open.Count, days.Count);
            if (open.Count == 0) return;
            await Task.Delay(Pause, time, cancel);
        }
    }

    /// <returns>Null when the client's time was over: the rollups that were asked for go on all the same.</returns>
    private static async Task<HttpResponseMessage?> AskAsync(HttpClient app, CancellationToken cancel)
    {
        try
        {
            return await app.PostAsync("rollups", null, cancel);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private sealed record Plan(IReadOnlyList<string> Planned, IReadOnlyList<string> Pending);
}
