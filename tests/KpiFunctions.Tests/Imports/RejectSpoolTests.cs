using KpiFunctions.Core.Records;
using KpiFunctions.Imports;
using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Tests.Imports;

public sealed class RejectSpoolTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(RejectSpool.MemoryChars)]
    public async Task Every_reject_comes_back_in_order_wherever_it_was_kept(long memoryChars)
    {
        var expected = Enumerable.Range(1, 100)
            .Select(line => new Reject(line, new Rejection(RejectReason.AmountInvalid, line % 2 == 0 ? "amount" : null, $"detail {line}"), $"row \"{line}\"\n🏃"))
            .ToList();
        await using var spool = new RejectSpool(memoryChars);

        foreach (var reject in expected) spool.Add(reject);

        Assert.Equal(expected, spool);
        Assert.Equal(expected[57], spool[57]);
        Assert.Equal(100, spool.Count);
    }
}
