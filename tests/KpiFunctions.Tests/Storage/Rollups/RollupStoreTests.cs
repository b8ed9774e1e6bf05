using System.Text;
using Azure.Core;
using Azure.Storage.Blobs.Models;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage.Rollups;

[Collection(AzuriteCollection.Name)]
public sealed class RollupStoreTests(AzuriteFixture azurite)
{
    private static readonly Manifest Manifest = new()
    {
        Day = Some.Day,
        Run = 12,
        Shards = 2,
        Segments = [new("2026/03/01/000/a-000001.ndjson", 5_000_000_000), new("2026/03/01/000/b-000001.ndjson", 1)],
        RegistryVersion = "v1",
        Definitions = 1,
        Zone = "Europe/Berlin",
        Currency = "EUR",
        Inputs = "abc",
    };

    [Fact]
    public async Task A_manifest_is_read_back_and_the_first_stands()
    {
        var store = await CreateAsync();

        await store.SaveManifestAsync(Manifest, default);
        await store.SaveManifestAsync(Manifest with { Inputs = "other" }, default);

        var read = (await store.FindManifestAsync(Some.Day, 12, default))!;
        Assert.Equal(Manifest.Segments, read.Segments);
        Assert.Equal(Manifest, read with { Segments = Manifest.Segments });
    }

    [Fact]
    public async Task A_registry_snapshot_is_read_back_with_its_version()
    {
        var store = await CreateAsync();
        var registry = new RegistrySnapshot([
            new("campaigns", "spring", new Dictionary<string, string> { ["name"] = "Frühling" }),
            new("links", "s1", new Dictionary<string, string> { ["destination"] = "https://example.com/?a=1" })]);

        await store.SaveRegistryAsync(registry, default);
        await store.SaveRegistryAsync(registry, default);

        var read = await store.LoadRegistryAsync(registry.Version, default);
        Assert.Equal(registry.Version, read.Version);
        Assert.Equal("Frühling", read.Find(RegistryKind.Campaigns, "spring")!["name"]);
    }

    [Fact]
    public async Task Partials_are_there_when_all_are_and_the_first_stands()
    {
        var store = await CreateAsync();

        await store.SavePartialAsync(Some.Day, 12, 1, "one"u8.ToArray(), default);
        Assert.Null(await store.LoadPartialsAsync(Manifest, default));
        Assert.False(await store.HasAllPartialsAsync(Manifest, default));
        await store.SavePartialAsync(Some.Day, 12, 0, "zero"u8.ToArray(), default);
        await store.SavePartialAsync(Some.Day, 12, 0, "again"u8.ToArray(), default);

        var partials = await store.LoadPartialsAsync(Manifest, default);
        Assert.True(await store.HasAllPartialsAsync(Manifest, default));
        Assert.False(await store.HasAllPartialsAsync(Manifest with { Run = 13 }, default));
        Assert.Equal(["zero", "one"], partials!.Select(partial => Encoding.UTF8.GetString(partial.Span)));
        Assert.Null(await store.LoadPartialsAsync(Manifest with { Run = 13 }, default));
    }

    [Fact]
    public async Task Look_ups_are_read_back_under_their_name_and_others_of_the_run_stand_beside_them()
    {
        var store = await CreateAsync();
        var one = Lookups("bio", "jö\"rg");
        var other = Lookups("bio");

        await store.SaveLookupsAsync(Some.Day, 12, one, default);
        await store.SaveLookupsAsync(Some.Day, 12, one, default);
        await store.SaveLookupsAsync(Some.Day, 12, other, default);

        var read = await store.FindLookupsAsync(Some.Day, 12, one.Name(), default);
        Assert.Equal((one.Digest, one.Name()), (read!.Digest, read.Name()));
        Assert.Equal(["bio", "jö\"rg"], read.Asked.Ids["links"]);
        Assert.Equal(["bio"], (await store.FindLookupsAsync(Some.Day, 12, other.Name(), default))!.Asked.Ids["links"]);
        Assert.Null(await store.FindLookupsAsync(Some.Day, 13, one.Name(), default));
        Assert.Null(await store.FindRegistryAsync("never", default));
        Assert.Null(await store.FindManifestAsync(Some.Day, 13, default));
    }

    [Fact]
    public async Task Runs_before_a_run_are_dropped_whole_and_of_no_other_day()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var store = new RollupStore(storage.Clients);
        foreach (var run in new[] { 9L, 10, 11 })
        {
            await store.SaveManifestAsync(Manifest with { Run = run }, default);
            await store.SavePartialAsync(Some.Day, run, 0, "zero"u8.ToArray(), default);
            await store.SaveLookupsAsync(Some.Day, run, Lookups("bio"), default);
        }
        await store.SaveManifestAsync(Manifest with { Day = Some.Day.AddDays(-1), Run = 9 }, default);

        await store.DropRunsBeforeAsync(Some.Day, 11, default);
        await store.DropRunsBeforeAsync(Some.Day, 11, default);

        var names = await storage.Clients.Rollups.GetBlobsAsync(BlobTraits.None, BlobStates.None, null, default).Select(blob => blob.Name).ToListAsync();
        Assert.Equal(
            ["days/20260228/0000000009/manifest.json", $"days/20260301/0000000011/lookups-{Lookups("bio").Name()}.json", "days/20260301/0000000011/manifest.json", "days/20260301/0000000011/partial-000"],
            names);
    }

    [Fact]
    public async Task A_write_whose_reply_is_lost_is_there()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var store = new RollupStore(storage.Clients);
        storage.Faults.Inject(Fault.LostReply, request => request.Method == RequestMethod.Put);

        await store.SaveManifestAsync(Manifest, default);

        Assert.Equal("abc", (await store.FindManifestAsync(Some.Day, 12, default))!.Inputs);
    }

    [Fact]
    public async Task Messages_are_plain_json()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var queue = new RollupQueue(storage.Clients);

        await queue.SendAsync(new ShardMessage("2026-03-01", 12, 1), default);
        await queue.SendAsync(new MergeMessage("2026-03-01", 12), default);

        Assert.Equal("""{"day":"2026-03-01","run":12,"shard":1}""", (await storage.Clients.RollupQueue.ReceiveMessageAsync()).Value.MessageText);
        Assert.Equal("""{"day":"2026-03-01","run":12}""", (await storage.Clients.MergeQueue.ReceiveMessageAsync()).Value.MessageText);
    }

    private static DayLookups Lookups(params string[] links)
    {
        var asked = RegistryLookups.Of(new Dictionary<string, HashSet<string>> { ["links"] = [.. links] });
        return new DayLookups(asked, new RegistryDigest(RegistrySnapshot.Empty).Of(asked));
    }

    private async Task<RollupStore> CreateAsync() => new((await StorageUnderTest.CreateAsync(azurite)).Clients);
}
