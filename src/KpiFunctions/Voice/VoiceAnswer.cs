using System.Text.Json.Serialization;
using KpiFunctions.Conversations;
using KpiFunctions.Core.Voice;

namespace KpiFunctions.Voice;

/// <param name="Set">The brands that are compared on the last day of the range.</param>
/// <param name="SetId">Equal for equal sets.</param>
/// <param name="SetSince">The day from which on the set is this one; null: as long as there are records.</param>
/// <param name="SetChanges">Days within the range from which on it is another one: days before and after compare unlike things.</param>
internal sealed record VoiceAnswer(
    string From,
    string To,
    string Metric,
    IReadOnlyList<SetMember> Set,
    string SetId,
    string? SetSince,
    IReadOnlyList<string> SetChanges,
    IReadOnlyList<PlatformVoice> Platforms,
    PlatformVoice Total);

internal sealed record SetMember(string Brand, string Label, bool Own, string? Start, string? End)
{
    public static SetMember Of(BrandMember brand) =>
        new(brand.Id, brand.Label, brand.Own, brand.Start is { } start ? IsoDay.Text(start) : null, brand.End is { } end ? IsoDay.Text(end) : null);
}

/// <param name="Platform">Absent in the whole.</param>
/// <param name="Coverage">Share of the days, up to today, with a mention of anyone in the set: low where nobody listens all the time.</param>
/// <param name="Sources">Who brought the mentions.</param>
/// <param name="N">Mentions of all brands of the set.</param>
internal sealed record PlatformVoice(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Platform,
    double Coverage,
    int CoveredDays,
    int Days,
    IReadOnlyCollection<string> Sources,
    long N,
    IReadOnlyList<VoiceMember> Members)
{
    public static PlatformVoice Of(string? platform, VoiceTally tally, IReadOnlyList<BrandMember> brands, VoiceMetric metric, int days)
    {
        var voices = brands.Select(tally.Of).ToList();
        var members = brands.Zip(voices, (brand, voice) => VoiceMember.Of(brand, voice, voices, metric));
        return new PlatformVoice(
            platform, (double)tally.DaysHeard / days, tally.DaysHeard, days, tally.Sources, voices.Sum(voice => voice.Mentions),
            [.. members.OrderByDescending(member => member.Share.Value).ThenByDescending(member => member.Mentions).ThenBy(member => member.Brand, StringComparer.Ordinal)]);
    }
}

/// <param name="Reach">Of the mentions whose source says it (<c>n</c> of them), as <paramref name="Engagements"/>.</param>
/// <param name="Positive">Mentions that are positive.</param>
/// <param name="Share">By the metric that was asked for.</param>
/// <param name="PositiveShare">Of all positive mentions of the set.</param>
internal sealed record VoiceMember(
    string Brand, string Label, bool Own, long Mentions, Measured Reach, Measured Engagements, long Positive, Measured Share, Measured PositiveShare)
{
    public static VoiceMember Of(BrandMember brand, BrandVoice voice, IReadOnlyCollection<BrandVoice> all, VoiceMetric metric) => new(
        brand.Id, brand.Label, brand.Own, voice.Mentions, Measured.Of(voice.Reach.Value, voice.Reach.Known), Measured.Of(voice.Engagements.Value, voice.Engagements.Known),
        voice.Positive, Measured.Of(VoiceShare.Of(voice, all, metric)), Measured.Of(VoiceShare.OfPositive(voice, all)));
}
