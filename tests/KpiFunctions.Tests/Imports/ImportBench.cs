using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Imports;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rejects;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Moq;

namespace KpiFunctions.Tests.Imports;

/// <summary>An importer over mocks that remember: what is not set up fails the test.</summary>
internal sealed class ImportBench
{
    public static readonly DateTimeOffset Uploaded = new(2026, 3, 10, 8, 0, 0, TimeSpan.Zero);

    public ImportBench()
    {
        Ledger.Setup(l => l.FindAsync(It.IsAny<string>(), It.IsAny<CancellationToken>())).ReturnsAsync((string id, CancellationToken _) => Entries.GetValueOrDefault(id));
        Ledger.Setup(l => l.SaveAsync(It.IsAny<ImportEntry>(), It.IsAny<CancellationToken>())).ReturnsAsync((ImportEntry entry, CancellationToken _) => Save(entry));
        Ledger.Setup(l => l.FindSameAsync(It.IsAny<ImportEntry>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((ImportEntry entry, CancellationToken _) => Entries.Values.FirstOrDefault(e => e.State == ImportState.Done && e.ContentHash == entry.ContentHash)?.Id);
        Ledger.Setup(l => l.StandsAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string id, CancellationToken _) => Entries.GetValueOrDefault(id)?.State == ImportState.Done);
        Ledger.Setup(l => l.OpenAsync(It.IsAny<CancellationToken>())).Returns(() => Entries.Values.Where(entry => entry.IsOpen).ToList().ToAsyncEnumerable());
        Ledger.Setup(l => l.UnknownAsync(It.IsAny<CancellationToken>())).Returns(() => Entries.Values.Where(entry => entry is { State: ImportState.Quarantined, Fingerprint: not null }).ToList().ToAsyncEnumerable());
        Ledger.Setup(l => l.MarkSettledAsync(It.IsAny<ImportEntry>(), It.IsAny<CancellationToken>()))
            .Callback((ImportEntry entry, CancellationToken _) => Entries[entry.Id] = Entries[entry.Id] with { Unsettled = false }).Returns(Task.CompletedTask);
        Log.Setup(l => l.WriteChunkAsync(It.IsAny<string>(), It.IsAny<int>(), It.IsAny<int>(), It.IsAny<IReadOnlyList<LogRecord>>(), It.IsAny<CancellationToken>()))
            .Callback((string import, int attempt, int chunk, IReadOnlyList<LogRecord> records, CancellationToken _) => Chunks.Add((import, attempt, chunk, Lines(records))))
            .Returns(Task.CompletedTask);
        Registry.Setup(r => r.KeepAsync(It.IsAny<string>(), It.IsAny<int>(), It.IsAny<IReadOnlyList<LogRecord>>(), It.IsAny<CancellationToken>()))
            .Callback((string _, int _, IReadOnlyList<LogRecord> records, CancellationToken _) => Declared.AddRange(records.Select(record => record.States!.Target))).Returns(Task.CompletedTask);
        Registry.Setup(r => r.SettleAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Callback((string import, CancellationToken _) => Settled.Add((import, Entries[import].State))).Returns(Task.CompletedTask);
        Registry.Setup(r => r.ListAsync(RegistryKind.Mappings, null, It.IsAny<int>(), It.IsAny<CancellationToken>())).ReturnsAsync(() => new KpiFunctions.Storage.Registry.Page<RegistryEntry>([.. Mappings], null));
        Registry.Setup(r => r.AnnouncedAsync(It.IsAny<CancellationToken>())).Returns(() => AsyncEnumerable.Empty<LogRecord>());
        Rejects.Setup(r => r.KeepImportAsync(It.IsAny<string>(), It.IsAny<IReadOnlyList<Reject>>(), It.IsAny<CancellationToken>()))
            .Callback((string _, IReadOnlyList<Reject> kept, CancellationToken _) => Kept = [.. kept]).Returns(Task.CompletedTask);
        Rejects.Setup(r => r.QuarantineAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Callback((string _, string blob, string reason, CancellationToken _) => Quarantined.Add((blob, reason))).Returns(Task.CompletedTask);
        Importer = new Importer(Ledger.Object, Log.Object, Registry.Object, Rejects.Object, new ImportSettings(Registry.Object, Options.Create(new ReportingOptions())), new PersonKeys(new byte[32]), Time, NullLogger<Importer>.Instance);
    }

    public List<RegistryEntry> Mappings { get; } = [];

    public Mock<IImportLedger> Ledger { get; } = new(MockBehavior.Strict);

    public Mock<IImportLog> Log { get; } = new(MockBehavior.Strict);

    public Mock<IRegistryStore> Registry { get; } = new(MockBehavior.Strict);

    public Mock<IRejectStore> Rejects { get; } = new(MockBehavior.Strict);

    public FakeTimeProvider Time { get; } = new(Uploaded.AddMinutes(1));

    public Importer Importer { get; }

    public Dictionary<string, ImportEntry> Entries { get; } = [];

    public List<(string Import, int Attempt, int Chunk, string Lines)> Chunks { get; } = [];

    /// <summary>Registry entries that attempts declared.</summary>
    public List<string> Declared { get; } = [];

    /// <summary>Imports that the registry was made to obey, with their states then.</summary>
    public List<(string Import, ImportState State)> Settled { get; } = [];

    public List<Reject> Kept { get; private set; } = [];

    public List<(string Blob, string Reason)> Quarantined { get; } = [];

    public Task ImportAsync(Mock<BlobClient> blob) => Importer.ImportAsync(blob.Object, CancellationToken.None);

    public static Mock<BlobClient> Blob(string name, string content, string etag = "0x1", Dictionary<string, string>? metadata = null)
    {
        var blob = new Mock<BlobClient>(MockBehavior.Strict);
        blob.Setup(b => b.Name).Returns(name);
        SetVersion(blob, content, etag, metadata);
        return blob;
    }

    /// <summary>The blob is this version; a read that is pinned to another is refused.</summary>
    public static void SetVersion(Mock<BlobClient> blob, string content, string etag, Dictionary<string, string>? metadata = null)
    {
        var bytes = Encoding.UTF8.GetBytes(content);
        var properties = BlobsModelFactory.BlobProperties(
            lastModified: Uploaded, contentLength: bytes.Length, eTag: new ETag($"\"{etag}\""), metadata: metadata ?? new Dictionary<string, string>());
        blob.Setup(b => b.GetPropertiesAsync(It.IsAny<BlobRequestConditions>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync(Response.FromValue(properties, Mock.Of<Response>()));
        blob.Setup(b => b.OpenReadAsync(It.IsAny<BlobOpenReadOptions>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((BlobOpenReadOptions options, CancellationToken _) => options.Conditions.IfMatch == properties.ETag
                ? new MemoryStream(bytes)
                : throw new RequestFailedException(412, "The condition is not met."));
    }

    private ImportEntry? Save(ImportEntry entry)
    {
        if (Entries.GetValueOrDefault(entry.Id)?.State == ImportState.Retracted && entry.State != ImportState.Retracted) return null;
        return Entries[entry.Id] = entry;
    }

    private static string Lines(IReadOnlyList<LogRecord> records)
    {
        var bytes = new System.Buffers.ArrayBufferWriter<byte>();
        foreach (var record in records) RecordLine.Write(bytes, record);
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }
}
