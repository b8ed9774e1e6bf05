using System.Net.Http.Json;
using System.Text.Json;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>Follows uploaded files through <c>GET /imports</c>. Make one before uploading: a file that is uploaded again counts from its new version.</summary>
public sealed class ImportWait
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly HttpClient app;
    private readonly TimeProvider time;
    private readonly HashSet<string> before;

    private ImportWait(HttpClient app, TimeProvider time, IEnumerable<string> before) => (this.app, this.time, this.before) = (app, time, [.. before]);

    /// <summary>Notes which imports there are already.</summary>
    public static async Task<ImportWait> BeginAsync(HttpClient app, TimeProvider time, CancellationToken cancel) =>
        new(app, time, (await ListAsync(app, cancel)).Select(import => import.Id));

    /// <summary>Whether the file was imported by an earlier load.</summary>
    public static async Task<bool> IsDoneAsync(HttpClient app, string blob, CancellationToken cancel) =>
        (await ListAsync(app, cancel)).Any(import => import.Blob == blob && import.State is "done" or "sameContent");

    /// <summary>
    /// Returns when each file has a new import that ended well. One that failed is driven again, or was overtaken by a newer upload: it is
    /// waited for like any other.
    /// </summary>
    /// <exception cref="LoadException">A file could not be read, rows of it were rejected, or for minutes no further file was imported.</exception>
    public async Task UntilDoneAsync(IReadOnlyCollection<string> blobs, Action<int> done, CancellationToken cancel)
    {
        var (ended, since) = (-1, time.GetTimestamp());
        while (true)
        {
            var imports = (await ListAsync(app, cancel)).Where(import => !before.Contains(import.Id) && blobs.Contains(import.Blob)).ToList();
            if (imports.Find(import => import.State == "quarantined" || import.Rejected > 0) is { } bad) throw Stuck(bad);
            var now = imports.Where(import => import.State is "done" or "sameContent").Select(import => import.Blob).Distinct().Count();
            if (now > ended) (ended, since) = (now, time.GetTimestamp());
            done(ended);
            if (ended == blobs.Count) return;
            if (time.GetElapsedTime(since) > Patience) throw Stuck(imports.Find(import => import.State == "failed"));
            await Task.Delay(Pause, time, cancel);
        }
    }

    private static LoadException Stuck(Import? import) => new(import is null
        ? $"No further file was imported for {Patience.TotalMinutes:0} minutes: GET /imports shows which are missing."
        : $"{import.Blob} is {import.State} with {import.Rejected} rejected rows. {import.Problem}");

    private static async Task<List<Import>> ListAsync(HttpClient app, CancellationToken cancel)
    {
        var imports = new List<Import>();
        string? continuation = null;
        do
        {
            var query = continuation is null ? "" : "&continuation=" + Uri.EscapeDataString(continuation);
            var page = await app.GetFromJsonAsync<Page>("imports?size=100" + query, JsonSerializerOptions.Web, cancel);
            imports.AddRange(page!.Items);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return imports;
    }

    private sealed record Page(IReadOnlyList<Import> Items, string? Continuation);

    private sealed record Import(string Id, string Blob, string State, DateTimeOffset? FinishedAt, long Rejected, string? Problem);
}
