using Azure.Core;
using KpiFunctions.Tests.Azurite;
using static KpiFunctions.Tests.Storage.Claims.ClaimDays;

namespace KpiFunctions.Tests.Storage.Claims;

/// <summary>A write that was carried out and not answered is repeated by the client, refused, and resolved by reading.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class ClaimFaultTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("insert")]
    [InlineData("replace")]
    [InlineData("delete")]
    [InlineData("transaction")]
    public async Task A_lost_reply_changes_nothing(string which)
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var table = storage.Claims;
        await table.MergeAsync(Second, ("shared", "2"));
        await table.MergeAsync(First, ("shared", "1"), ("gone", "1"));
        var lost = 0;
        foreach (var fault in new[] { Fault.LostReply, Fault.FalseFailure })
        {
            storage.Faults.Inject(fault, request => Is(which, request) && Interlocked.Increment(ref lost) > 0);
            var changes = await table.MergeAsync(First, ("shared", "1!"), ("new", "1"));

            Assert.Equal([Second], changes.Touched);
            Assert.Equal(["shared"], changes.Others.Keys);
            Assert.Equal(["2026-03-01 1!", "2026-03-02 2"], await table.AllAsync("shared"));
            Assert.Equal(["2026-03-01 1"], await table.AllAsync("new"));
            Assert.Empty(await table.AllAsync("gone"));
            Assert.Empty((await table.MergeAsync(First, ("shared", "1!"), ("new", "1"))).Touched);
            await table.MergeAsync(First, ("shared", "1"), ("gone", "1"));
        }
        Assert.InRange(lost, 2, int.MaxValue);
        await table.MergeAsync(First);
        await table.MergeAsync(Second);
        Assert.Empty(await storage.Clients.Table("claims").QueryAsync<Azure.Data.Tables.TableEntity>().ToListAsync());
    }

    private static bool Is(string which, Request request) => which switch
    {
        "insert" => request.Method == RequestMethod.Post && !IsTransaction(request),
        "replace" => request.Method == RequestMethod.Put && request.Headers.Contains("If-Match"),
        "delete" => request.Method == RequestMethod.Delete,
        "transaction" => IsTransaction(request),
        _ => throw new ArgumentOutOfRangeException(nameof(which)),
    };

    private static bool IsTransaction(Request request) => request.Uri.Path.EndsWith("$batch", StringComparison.Ordinal);
}
