using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Storage.Claims;

/// <summary>
/// Table <c>claims</c>: what each reporting day says about keys that several days may share, one small text per day and key, written by merges.
/// Which day's word counts is decided elsewhere, from all of them.
/// </summary>
public interface IClaimTable
{
    /// <summary>
    /// Makes what the day says in this set exactly these (others of the day are taken back). A text that differs from the stored one touches every
    /// other day that says something about its key; an unchanged one touches nobody.
    /// </summary>
    /// <param name="texts">By key.</param>
    Task<ClaimChanges> ReplaceDayAsync(ClaimSet set, DateOnly day, IReadOnlyDictionary<string, string> texts, CancellationToken cancel);

    /// <summary>What every day says about one key, in day order; empty when nobody does.</summary>
    Task<IReadOnlyDictionary<DateOnly, string>> FindAsync(ClaimSet set, string key, CancellationToken cancel);
}

/// <param name="Others">
/// By given key, what other days say about it, as it stood when this day's own text stood there; keys that only this day has are absent.
/// </param>
/// <param name="Full">
/// Given keys of which this day says nothing after all, because the texts of all days together would be longer than an entity holds.
/// </param>
/// <param name="Touched">
/// The other days that must be rolled again because they share a key whose text changed, in order, each once. They are returned again by every later
/// call for the day and set, also after a crash, until <paramref name="Receipt"/> is settled.
/// </param>
public sealed record ClaimChanges(
    IReadOnlyDictionary<string, IReadOnlyDictionary<DateOnly, string>> Others, IReadOnlySet<string> Full, IReadOnlyList<DateOnly> Touched, TouchReceipt Receipt);
