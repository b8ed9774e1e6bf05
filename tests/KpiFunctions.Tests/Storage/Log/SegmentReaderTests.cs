using System.Buffers;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage.Log;

[Collection(AzuriteCollection.Name)]
public sealed class SegmentReaderTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_torn_tail_and_foreign_text_stand_between_the_records_where_they_are()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var whole = Line("a");
        var content = whole + "foreign\n" + Line("b") + whole.Replace("}\n", ",\"states\":{}}\n", StringComparison.Ordinal) + whole[..20];
        await storage.Clients.Log.UploadBlobAsync("2026/03/01/000/x-000001.ndjson", BinaryData.FromString(content));

        var read = await EventLogTests.ReadAsync(storage, Some.Day);

        Assert.Equal(["a", null, "b", null, null], read.Select(record => record?.Record.Id));
        Assert.Equal(whole.Length + 8, read[2]!.Offset);
    }

    [Fact]
    public async Task Only_the_bytes_up_to_the_length_are_read_while_the_segment_grows()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        await log.AppendAsync([Some.Click("a")]);
        var segment = Assert.Single(await storage.Reader.ListAsync(Some.Day, default));
        await log.AppendAsync([Some.Click("b")]);

        var read = await EventLogTests.ReadAsync(storage, segment);

        Assert.Equal(["a"], read.Select(record => record?.Record.Id));
    }

    [Fact]
    public async Task A_segment_of_many_ranges_is_read_whole()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        var records = Enumerable.Range(0, 3000).Select(i => Some.Click($"{i}") with { Order = new string('x', 3000) }).ToList();

        await log.AppendAsync(records);

        Assert.True((await storage.Reader.ListAsync(Some.Day, default)).Sum(segment => segment.Length) > 9_000_000);
        var read = await EventLogTests.ReadAsync(storage, Some.Day);
        Assert.Equal(records.Select(record => record.Id), read.Select(record => record!.Record.Id));
    }

    [Fact]
    public async Task A_length_that_the_segment_does_not_have_is_an_error()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await storage.Clients.Log.UploadBlobAsync("2026/03/01/000/x-000001.ndjson", BinaryData.FromString(Line("a")));
        var tooLong = new SegmentLength("2026/03/01/000/x-000001.ndjson", 10_000);

        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var _ in storage.Reader.ReadAsync(tooLong, default)) { }
        });
    }

    [Fact]
    public async Task A_day_that_nobody_wrote_to_has_no_segments()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);

        Assert.Empty(await storage.Reader.ListAsync(Some.Day, default));
        Assert.Empty(await storage.Reader.MarkedUtcDaysAsync(default));
    }

    [Fact]
    public async Task Segments_of_writers_and_imports_are_listed_by_name()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await using var log = storage.EventLog();
        var imports = new ImportLog(storage.Clients, new ImportDays(storage.Clients));

        await log.AppendAsync([Some.Click("a")]);
        await imports.WriteChunkAsync("79-1f", 1, 0, [Some.Click("b"), Some.Click("c", Some.Noon.AddDays(1))], default);
        await imports.WriteChunkAsync("79-1f", 1, 0, [Some.Click("b"), Some.Click("c", Some.Noon.AddDays(1))], default);

        Assert.Equal(
            ["2026/03/01/000/import-79-1f-1-0.ndjson", "2026/03/01/000/test-1-000001.ndjson"],
            (await storage.Reader.ListAsync(Some.Day, default)).Select(segment => segment.Name));
        Assert.Equal(["b", "a"], (await EventLogTests.ReadAsync(storage, Some.Day)).Select(record => record!.Record.Id));
        Assert.Equal("c", Assert.Single(await EventLogTests.ReadAsync(storage, Some.Day.AddDays(1)))!.Record.Id);
        Assert.Equal([Some.Day], await storage.Reader.MarkedUtcDaysAsync(default));
        Assert.Equal([Some.Day, Some.Day.AddDays(1)], await new ChangedImports(storage.Clients).UtcDaysOfAsync("79-1f", default));
    }

    private static string Line(string id)
    {
        var line = new ArrayBufferWriter<byte>();
        RecordLine.Write(line, Some.Click(id));
        return System.Text.Encoding.UTF8.GetString(line.WrittenSpan);
    }
}
