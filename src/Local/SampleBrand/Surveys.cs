using System.Globalization;
using System.Text.Json;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>What customers and people in the street answer, asked three times.</summary>
internal static class Surveys
{
    public static IEnumerable<SampleStatement> Make(SampleOptions options, SampleCalendar calendar) =>
        from wave in Enumerable.Range(0, 3)
        let at = calendar.At(((2 * wave) + 1) * options.Days / 6, 17 * 3600)
        from question in Questions(wave)
        select new SampleStatement(at, JsonSerializer.Serialize(new
        {
            type = "surveyResult",
            occurredAt = at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            survey = "customers",
            question = question.Name,
            sampleSize = question.Counts.Values.Sum(),
            counts = question.Counts,
        }));

    // Each time a little better.
    private static IEnumerable<(string Name, Dictionary<string, int> Counts)> Questions(int wave) =>
    [
        ("nps", new() { ["0"] = 2, ["4"] = 7 - wave, ["6"] = 22 - (3 * wave), ["7"] = 31, ["8"] = 44, ["9"] = 38 + (4 * wave), ["10"] = 29 + (2 * wave) }),
        ("csat", new() { ["1"] = 3, ["2"] = 8 - wave, ["3"] = 27, ["4"] = 81 + (5 * wave), ["5"] = 62 + (3 * wave) }),
        ("awareness", new() { ["yes"] = 118 + (14 * wave), ["no"] = 282 - (14 * wave) }),
        ("recognition", new() { ["yes"] = 86 + (11 * wave), ["no"] = 314 - (11 * wave) }),
    ];
}
