using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>
/// Who counts among all claims on one key: the voice that was first in the log, unless somebody has resolved the conflict for another one. A
/// function of the set of claims; the order and the number of days that they came from do not matter.
/// </summary>
internal sealed class Contest
{
    /// <summary>
    /// So many voices of a day take part, the first in the log. A sender that gives all its records one id would otherwise make a claim that no entity
    /// can hold; what comes later than these contradicts them, and is set aside without being told to other days.
    /// </summary>
    public const int MostVoicesOfADay = 8;

    // The first to say it.
    private readonly Dictionary<Saying, Claim> speakers = [];

    /// <param name="registry">Asked for a resolution only when there is more than one voice.</param>
    public Contest(ClaimKey key, IEnumerable<Claim> claims, RegistryReader registry)
    {
        Voices = Together(claims);
        foreach (var voice in Voices)
            if (!speakers.TryGetValue(voice.Saying, out var known) || voice.First.CompareTo(known.First) < 0)
                speakers[voice.Saying] = voice;
        First = Voices.MinBy(voice => voice.First)!;
        var taken = Voices.Count > 1 ? registry.Find(RegistryKind.Resolutions, key.ToString())?["taken"] : null;
        Counting = Voices.Where(voice => Fingerprint(voice) == taken).MinBy(voice => voice.First) ?? First;
        // Somebody decided for words that nobody says any more: the conflict is open again.
        IsResolved = Fingerprint(Counting) == taken;
    }

    public IReadOnlyList<Claim> Voices { get; }

    /// <summary>What the log alone says.</summary>
    public Claim First { get; }

    /// <summary>The one that counts.</summary>
    public Claim Counting { get; }

    public bool IsResolved { get; }

    /// <summary>It says something else than the one that counts, and is no superseded version of it.</summary>
    public bool IsConflict(Claim claim) => Contradicts(claim, Counting);

    /// <summary>
    /// It is the one record that speaks for all who say the same: a voice may be on several days, and several voices may say one thing. What they
    /// contradict is one conflict.
    /// </summary>
    public bool Speaks(Claim claim) => (speakers.GetValueOrDefault(claim.Saying) ?? claim).Standing == claim.Standing;

    public static bool Contradicts(Claim one, Claim other) => !one.IsOfOneVoiceWith(other) && !one.SaysTheSameAs(other);

    /// <summary>16 hexadecimal digits of what a claim says: names it where a person decides.</summary>
    public static string Fingerprint(Claim claim)
    {
        var said = $"{claim.Stage?.Length}:{claim.Stage}|{claim.Amount?.Minor}|{claim.Amount?.Currency}|{claim.Order?.Length}:{claim.Order}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said)).AsSpan(0, 8));
    }

    private static IReadOnlyList<Claim> Together(IEnumerable<Claim> claims)
    {
        var voices = new OrderedDictionary<Voice, Claim>();
        foreach (var claim in claims) voices[claim.Voice] = voices.TryGetValue(claim.Voice, out var known) ? known.With(claim) : claim;
        return voices.Values;
    }
}
