using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Records;

public sealed partial class TimeTextTests
{
    [Theory]
    [InlineData("2026-03-01T09:30Z", "2026-03-01T09:30:00.000Z")]
    [InlineData("2026-03-01 09:30:15.123456789+02:00", "2026-03-01T07:30:15.123Z")]
    [InlineData("2026-03-01t09:30:15,9z", "2026-03-01T09:30:15.900Z")]
    [InlineData("2026-03-01T00:30:00-0530", "2026-03-01T06:00:00.000Z")]
    [InlineData("2024-02-29T23:59:59.999+14:00", "2024-02-29T09:59:59.999Z")]
    public void A_time_with_a_zone_is_read(string text, string expected)
    {
        Assert.True(TimeText.TryParse(text, out var utc));

        Assert.Equal(expected, TimeText.Format(utc));
    }

    [Theory]
    [InlineData("2026-03-01T09:30:00")]
    [InlineData("2026-03-01T09:30:00+2")]
    [InlineData("2026-03-01T09:30:00+14:01")]
    [InlineData("2026-03-01T09:30:00+01:60")]
    [InlineData("2026-02-29T09:30:00Z")]
    [InlineData("0000-01-01T09:30:00Z")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("2026-03-01T24:00:00Z")]
    [InlineData("2026-03-01T09:30:60Z")]
    [InlineData("2026-03-01T09:30:00.Z")]
    [InlineData("2026-03-01T09:30.5Z")]
    [InlineData("2026-03-01T09:30:00.1234567890123456789Z")]
    [InlineData("2026-3-01T09:30:00Z")]
    [InlineData("２026-03-01T09:30:00Z")]
    [InlineData(" 2026-03-01T09:30:00Z")]
    [InlineData("2026-03-01T09:30:00Z\n")]
    [InlineData("")]
    public void Any_other_text_is_refused(string text) => Assert.False(TimeText.TryParse(text, out _));

    [Property(MaxTest = 2_000)]
    public Property The_platforms_own_parser_agrees() => Prop.ForAll(Texts.ToArbitrary(), text =>
        (TimeText.TryParse(text, out var utc) ? utc : (DateTimeOffset?)null) == ByThePlatform(text));

    private static Gen<string> Texts =>
        from day in Gen.Elements("2026-03-01", "2024-02-29", "2023-02-29", "2026-13-01", "2026-04-31", "0001-01-01", "9999-12-31", "0000-01-01", "26-01-01")
        from between in Gen.Elements("T", "t", " ", "", "_")
        from minutes in Gen.Elements("09:30", "00:00", "23:59", "24:00", "12:60", "9:30", "0930")
        from seconds in Gen.Elements("", ":00", ":59", ":60", ":5", ":15.", ":15.1", ":15,12", ":15.1239", ":15.123456789012345678", ":15.1234567890123456789")
        from zone in Gen.Elements("Z", "z", "", "+00:00", "-00:00", "+02:00", "-0530", "+14:00", "-14:00", "+14:01", "+15:00", "+05:60", "+5", "+05", "UTC", "Z ")
        select day + between + minutes + seconds + zone;

    private static DateTimeOffset? ByThePlatform(string text)
    {
        var parts = Iso().Match(text);
        if (!parts.Success) return null;
        var seconds = parts.Groups["seconds"] is { Success: true } given ? given.Value : ":00";
        var zone = parts.Groups["zone"].Value is var z && z is "Z" or "z" ? "+00:00" : $"{z[..3]}:{z[^2..]}";
        var plain = $"{parts.Groups["day"].Value}T{parts.Groups["minutes"].Value}{seconds}{zone}";
        if (!DateTimeOffset.TryParseExact(plain, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return null;
        var fraction = parts.Groups["fraction"].Value;
        var milliseconds = fraction.Length == 0 ? 0 : int.Parse(fraction.PadRight(3, '0').AsSpan(0, 3), CultureInfo.InvariantCulture);
        return time.ToUniversalTime().AddMilliseconds(milliseconds);
    }

    [GeneratedRegex(
        @"\A(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?<minutes>[0-9]{2}:[0-9]{2})((?<seconds>:[0-9]{2})([.,](?<fraction>[0-9]{1,18}))?)?"
        + @"(?<zone>[Zz]|[+-][0-9]{2}:?[0-9]{2})\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Iso();
}
