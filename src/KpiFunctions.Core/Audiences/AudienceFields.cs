using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Audiences;

/// <summary>The fields of an entry of kind <c>audiences</c> whose names say an attribute, and what they may hold.</summary>
internal static class AudienceFields
{
    /// <summary>"share.age.18-24".</summary>
    public const string Share = "share.";
    public const string Psychographic = "psychographic.";
    public const string Behavioural = "behavioural.";
    public const string Source = "source.";
    public const string Date = "date.";
    public const string ReviewDays = "reviewDays.";

    /// <summary>Shares are rounded where they come from, so their sum may be a little above the whole.</summary>
    private const decimal MostOfAll = 1.02m;

    public static void Check(FieldReader reader, Dictionary<string, string> entry)
    {
        foreach (var (name, text) in entry.OrderBy(field => field.Key, StringComparer.Ordinal).ToList())
        {
            if (name.StartsWith(Share, StringComparison.Ordinal)) CheckShare(reader, entry, name, text);
            if (name.StartsWith(Source, StringComparison.Ordinal)) CheckSource(reader, entry, name);
            if (name.StartsWith(Date, StringComparison.Ordinal) && NumberTexts.Day(text) is null) Fail(reader, name, $"'{name}' is no day written yyyy-MM-dd.");
            if (name.StartsWith(ReviewDays, StringComparison.Ordinal) && !NumberTexts.IsCount(text)) Fail(reader, name, $"'{name}' is no whole number from 0.");
        }
        CheckSums(reader, entry);
    }

    /// <summary>"share.age.18-24" to ("age", "18-24"); null when it names no value.</summary>
    public static (string Attribute, string Value)? PartsOf(string shareField)
    {
        var said = shareField[Share.Length..];
        var point = said.IndexOf('.');
        return point <= 0 || point == said.Length - 1 ? null : (said[..point].ToLowerInvariant(), said[(point + 1)..]);
    }

    private static void CheckShare(FieldReader reader, Dictionary<string, string> entry, string name, string text)
    {
        if (PartsOf(name) is null) Fail(reader, name, $"'{name}' is not written as share.(attribute).(value).");
        else if (NumberTexts.Share(text) is { } share) entry[name] = NumberTexts.Text(share);
        else Fail(reader, name, $"'{name}' is no share from 0 to 1, nor from 0% to 100%.");
    }

    private static void CheckSource(FieldReader reader, Dictionary<string, string> entry, string name)
    {
        if (reader.OneOf(name, ClosedLists.AudienceSources) is { } source) entry[name] = source;
    }

    private static void CheckSums(FieldReader reader, Dictionary<string, string> entry)
    {
        if (reader.Failure is not null) return;
        var sums = from field in entry
                   where field.Key.StartsWith(Share, StringComparison.Ordinal)
                   group NumberTexts.Share(field.Value)!.Value by PartsOf(field.Key)!.Value.Attribute;
        if (sums.FirstOrDefault(shares => shares.Sum() > MostOfAll) is { } much) Fail(reader, Share + much.Key, $"The shares of '{much.Key}' add up to more than the whole.");
    }

    private static void Fail(FieldReader reader, string field, string detail) => reader.Fail(RejectReason.FieldInvalid, field, detail);
}
