using System.Text.Json;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>What the other days claim, as one day hears it.</summary>
/// <param name="texts">By claim key and day; keys that nobody else claims are absent.</param>
/// <param name="full">Keys of which the others could not be told what this day claims. Its records do not count, for theirs may.</param>
internal sealed class OtherDays(IReadOnlyDictionary<string, IReadOnlyDictionary<DateOnly, string>> texts, IReadOnlySet<string> full)
{
    public static readonly OtherDays None = new(new Dictionary<string, IReadOnlyDictionary<DateOnly, string>>(), new HashSet<string>());

    public bool Say(ClaimKey key) => texts.Count > 0 && texts.ContainsKey(key.ToString());

    /// <summary>All claims on an identity between which the contest is.</summary>
    /// <param name="own">Left out when the others do not hear them.</param>
    public IEnumerable<Claim> With(IEnumerable<Claim> own, ClaimKey key)
    {
        if (!texts.TryGetValue(key.ToString(), out var byDay)) return own;
        var others = byDay.Values.SelectMany(text => JsonSerializer.Deserialize(text, SettlementJson.Default.IReadOnlyListClaim)!);
        return full.Contains(key.ToString()) ? others : own.Concat(others);
    }
}
