using System.Globalization;

namespace KpiFunctions.Core.Records;

/// <summary>
/// How an audience mix and a survey's result stand among a record's counters. A share is counted in millionths under "{attribute}:{value}" ("age:18-24"),
/// an answer under "answer:{answer}", the number of people asked under <see cref="SampleSize"/>.
/// </summary>
public static class MixCounters
{
    public const long Whole = 1_000_000;
    public const string SampleSize = "sampleSize";

    /// <summary>An attribute whose values are a gender and an age: "female 18-24". Shares of either alone are its sums, where they are not said.</summary>
    public const string GenderAndAge = "genderage";

    private const string AnswerPrefix = "answer:";
    private const int MaxValues = 400;
    private const int MaxName = 160;

    internal static Dictionary<string, long> ReadShares(FieldReader reader)
    {
        var counters = Begin(reader);
        foreach (var name in Free(reader, EventFieldNames.SharesPrefix))
        {
            var said = name[EventFieldNames.SharesPrefix.Length..];
            var point = said.IndexOf('.');
            if (point <= 0 || point == said.Length - 1) reader.Fail(RejectReason.FieldInvalid, name, $"'{name}' is not written as shares.(attribute).(value).");
            else if (reader.Text(name) is { } text && Share(reader, name, text) is { } share) counters[$"{said[..point].ToLowerInvariant()}:{said[(point + 1)..]}"] = share;
        }
        return Checked(reader, counters, "shares", "An audience mix needs at least one of its shares.");
    }

    internal static Dictionary<string, long> ReadAnswers(FieldReader reader)
    {
        var counters = Begin(reader);
        foreach (var name in Free(reader, EventFieldNames.CountsPrefix))
            if (reader.Text(name) is { } text && Count(reader, name, text) is { } count) counters[AnswerPrefix + name[EventFieldNames.CountsPrefix.Length..]] = count;
        return Checked(reader, counters, "counts", "A survey's result needs at least one of its counts.");
    }

    /// <summary>The values of one attribute of a mix, with their shares from 0 to 1.</summary>
    public static IEnumerable<(string Value, double Share)> Shares(IReadOnlyDictionary<string, long> counters, string attribute)
    {
        var said = Of(counters, attribute).ToList();
        if (said.Count == 0 && attribute is "gender" or "age") said = Summed(counters, attribute == "gender" ? 0 : 1);
        return said.Select(each => (each.Value, (double)each.Count / Whole));
    }

    private static IEnumerable<(string Value, long Count)> Of(IReadOnlyDictionary<string, long> counters, string attribute) =>
        from counter in counters
        where counter.Key.StartsWith(attribute + ':', StringComparison.Ordinal)
        select (counter.Key[(attribute.Length + 1)..], counter.Value);

    private static List<(string Value, long Count)> Summed(IReadOnlyDictionary<string, long> counters, int part) =>
        [.. Of(counters, GenderAndAge).GroupBy(each => each.Value.Split(' ', 2)[part], each => each.Count).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => (same.Key, same.Sum()))];

    /// <summary>The attributes that a mix names, in ordinal order.</summary>
    public static IReadOnlyList<string> Attributes(IReadOnlyDictionary<string, long> counters) =>
        [.. counters.Keys.Where(name => name.Contains(':')).Select(name => name[..name.IndexOf(':')]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The answers of a survey's question, with how many gave each.</summary>
    public static IEnumerable<(string Answer, long Count)> Answers(IReadOnlyDictionary<string, long> counters) =>
        from counter in counters
        where counter.Key.StartsWith(AnswerPrefix, StringComparison.Ordinal)
        select (counter.Key[AnswerPrefix.Length..], counter.Value);

    private static Dictionary<string, long> Begin(FieldReader reader)
    {
        var counters = new Dictionary<string, long>(StringComparer.Ordinal);
        if (reader.Text(SampleSize) is { } text && Count(reader, SampleSize, text) is { } size) counters[SampleSize] = size;
        return counters;
    }

    private static IEnumerable<string> Free(FieldReader reader, string prefix) => reader.Names.Where(name => name.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static Dictionary<string, long> Checked(FieldReader reader, Dictionary<string, long> counters, string field, string missing)
    {
        if (!counters.Keys.Any(name => name != SampleSize)) reader.Fail(RejectReason.FieldMissing, field, missing);
        if (counters.Keys.Any(name => name.Length > MaxName)) reader.Fail(RejectReason.FieldTooLong, field, $"A value's name is longer than {MaxName} characters.");
        if (counters.Count > MaxValues) reader.Fail(RejectReason.FieldInvalid, field, $"There are more than {MaxValues} values.");
        return counters;
    }

    private static long? Count(FieldReader reader, string name, string text)
    {
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= Metrics.Largest) return count;
        reader.Fail(RejectReason.FieldInvalid, name, $"'{name}' is no whole number from 0 to {Metrics.Largest}.");
        return null;
    }

    // "0.42" and "42%" are the same; 42 without the sign is refused, because 0.5 might then be either.
    private static long? Share(FieldReader reader, string name, string text)
    {
        var isPercent = text.EndsWith('%');
        var digits = isPercent ? text[..^1].TrimEnd() : text;
        if (decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && (isPercent ? value / 100 : value) is var share and <= 1)
            return (long)decimal.Round(share * Whole, MidpointRounding.ToEven);
        reader.Fail(RejectReason.FieldInvalid, name, $"'{name}' is no share from 0 to 1, nor from 0% to 100%.");
        return null;
    }
}
