using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Voice;

/// <summary>Counts the mentions of every brand of the set on one platform, or on all. Spam and what the brand says of itself are nobody's voice.</summary>
public sealed class VoiceTally(BrandSet set)
{
    private readonly Dictionary<string, BrandVoice> voices = new(StringComparer.Ordinal);
    private readonly HashSet<DateOnly> heardOn = [];
    private readonly SortedSet<string> sources = new(StringComparer.Ordinal);

    /// <summary>Days with a mention of anyone in the set: on a platform that nobody listens to there are none.</summary>
    public int DaysHeard => heardOn.Count;

    /// <summary>Who brought the mentions, in ordinal order.</summary>
    public IReadOnlyCollection<string> Sources => sources;

    public BrandVoice Of(BrandMember brand) => voices.GetValueOrDefault(brand.Id) ?? new BrandVoice();

    public static bool IsVoice(DayRemark remark) => remark is { FromBrand: false, Verdict.Spam: null } && remark.Kind == RecordType.Mention.WireName();

    /// <param name="day">The reporting day: brands count on the days that they belong to the set.</param>
    public void Add(DateOnly day, DayRemark mention)
    {
        if (set.Find(mention.Brand, day) is not { } brand) return;
        if (!voices.TryGetValue(brand.Id, out var voice)) voices[brand.Id] = voice = new BrandVoice();
        voice.Add(mention);
        heardOn.Add(day);
        sources.Add(mention.Source);
    }
}
