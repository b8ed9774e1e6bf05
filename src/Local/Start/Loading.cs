using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Local.SampleBrand;

namespace KpiFunctions.Local.Start;

/// <summary>Loads the sample brand through the public doors and says how far it is.</summary>
internal sealed class Loading(AppSettings settings, HttpClient app, TextWriter screen, TimeProvider time)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(1);

    private readonly long began = time.GetTimestamp();
    private string lastLine = "";

    private double Seconds => Math.Max(0.001, time.GetElapsedTime(began).TotalSeconds);

    /// <summary>Click ids as the app signs them, of visitors as it logs them; equal clicks have equal ids, so that the sample is the same each time.</summary>
    public static IssueClickId ClickIds(string clickKey, string personKey)
    {
        var ids = new ClickIds(Encoding.UTF8.GetBytes(clickKey));
        var persons = new PersonKeys(Encoding.UTF8.GetBytes(personKey));
        return (link, at, person) => ids.Issue(
            new ClickToken(link, at, persons.Hash("visitor:" + person)),
            BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{link}\n{at.UtcTicks}\n{person}"))));
    }

    public async Task RunAsync(Brand brand, CancellationToken cancel)
    {
        var deliveries = brand.Deliveries(ClickIds(settings.Required("ClickKey"), settings.Required("PersonKey")));
        if (await ImportWait.IsDoneAsync(app, deliveries[^1].Name, cancel))
        {
            screen.WriteLine("The sample brand is loaded already.");
        }
        else
        {
            await DeliverAsync(deliveries, cancel);
        }
        await RollupWait.UntilMergedAsync(app, time, (merged, days) => Say($"rollups    {merged} of {days} days merged"), cancel);
        screen.WriteLine($"Sample brand ready after {Seconds:0.0} s.");
    }

    private async Task DeliverAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancel)
    {
        screen.WriteLine($"Loading the sample brand: {deliveries.Sum(delivery => delivery.Records):N0} records in {deliveries.Count} requests and files.");
        var imports = new BlobContainerClient(settings.Required("AzureWebJobsStorage"), Upload.Container);
        var secrets = SampleSenders.SecretSettings.ToDictionary(sender => sender.Key, sender => settings.Required(sender.Value).Split(',')[^1].Trim());
        var files = deliveries.Where(delivery => delivery.IsBlob).Select(delivery => delivery.Name).ToList();
        var imported = await ImportWait.BeginAsync(app, time, cancel);
        var progress = new LoadProgress(deliveries);

        var delivering = new SampleLoader(app, imports, secrets, time).DeliverAsync(deliveries, progress, cancel);
        while (await Task.WhenAny(delivering, Task.Delay(BetweenLines, time, cancel)) != delivering) Say(Line(progress));
        await delivering;
        foreach (var (door, delivered, planned) in progress.Doors) screen.WriteLine($"  {door,-12} {delivered} of {planned}");
        screen.WriteLine($"  {progress.Records:N0} records in {Seconds:0.0} s, {progress.Records / Seconds:N0} records/s");
        await imported.UntilDoneAsync(files, done => Say($"imports    {done} of {files.Count} files"), cancel);
    }

    private string Line(LoadProgress progress) =>
        $"{string.Join(", ", progress.Doors.Where(door => door.Delivered < door.Planned).Select(door => $"{door.Door} {door.Delivered} of {door.Planned}"))}; " +
        $"{progress.Records / Seconds:N0} records/s";

    private void Say(string line)
    {
        if (line == lastLine) return;
        screen.WriteLine($"  {line}");
        lastLine = line;
    }
}
