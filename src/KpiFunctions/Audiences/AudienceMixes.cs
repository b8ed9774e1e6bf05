using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Audiences;

/// <summary>What accounts' followers are made of, as it was last reported.</summary>
internal sealed class AudienceMixes(IReadingTable readings)
{
    /// <summary>By account; the latest up to the day, however old: its day stands beside it. Accounts without one are absent.</summary>
    public async Task<IReadOnlyDictionary<string, AudienceMix>> OfAsync(IEnumerable<string> accounts, DateOnly day, CancellationToken cancel)
    {
        var latest = await readings.LatestBeforeAsync([.. accounts.Select(Subjects.OfAudience)], day.AddDays(1), cancel);
        return latest.Values.Select(AudienceMix.Of).ToDictionary(mix => mix.Account, StringComparer.Ordinal);
    }
}

/// <param name="Shares">Attribute to value to share, 0 to 1.</param>
internal sealed record AudienceMix(string Account, DateOnly Day, string? Source, IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> Shares)
{
    public static AudienceMix Of(ClosingReading reading) => new(
        Subjects.Member(reading.Subject), reading.Day, reading.Source,
        MixCounters.Attributes(reading.Counters).ToDictionary(
            attribute => attribute,
            IReadOnlyDictionary<string, double> (attribute) => MixCounters.Shares(reading.Counters, attribute).ToDictionary(share => share.Value, share => share.Share, StringComparer.Ordinal),
            StringComparer.Ordinal));
}
