using KpiFunctions.Storage;
using KpiFunctions.Storage.Claims;
using KpiFunctions.Tests.Faults;
using KpiFunctions.Tests.Faults.Memory;
using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Storage.Claims;

/// <summary>Days and what they say, and storage in memory to say it to.</summary>
internal static class ClaimDays
{
    public static readonly DateOnly First = new(2026, 3, 1);
    public static readonly DateOnly Second = new(2026, 3, 2);
    public static readonly DateOnly Third = new(2026, 3, 3);

    private static int writers;

    public static Dictionary<string, string> Says(params (string Key, string Text)[] texts) => texts.ToDictionary(each => each.Key, each => each.Text);

    /// <summary>Merges the day and takes note of what it touches.</summary>
    public static async Task<ClaimChanges> MergeAsync(this IClaimTable table, DateOnly day, params (string Key, string Text)[] texts)
    {
        var changes = await table.ReplaceDayAsync(ClaimSet.Identities, day, Says(texts), default);
        await changes.Receipt.SettleAsync(default);
        return changes;
    }

    public static Task<ClaimChanges> ReplaceAsync(this IClaimTable table, DateOnly day, params (string Key, string Text)[] texts) =>
        table.ReplaceDayAsync(ClaimSet.Identities, day, Says(texts), default);

    /// <summary>What every day says about an identity, as "2026-03-01 text".</summary>
    public static async Task<IEnumerable<string>> AllAsync(this IClaimTable table, string key) => Lines(await table.FindAsync(ClaimSet.Identities, key, default));

    public static IEnumerable<string> Lines(IReadOnlyDictionary<DateOnly, string> days) => days.Select(day => $"{day.Key:o} {day.Value}");

    public static async Task<InMemoryStorage> StorageAsync()
    {
        var storage = new InMemoryStorage(new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56)));
        await new StorageSetup(App.Connect(storage)).EnsureAsync(default);
        return storage;
    }

    public static ClaimTable On(HttpMessageHandler storage) => new(App.Connect(storage), new StorageWriter($"writer-{Interlocked.Increment(ref writers)}"));

    /// <summary>The entities of the table as they are stored, one a line.</summary>
    public static string Stored(InMemoryStorage storage) =>
        string.Join('\n', storage.Tables.In("claims").Select(row => $"{row.Partition} | {row.Row} | {row.Properties.ToJsonString()}"));
}
