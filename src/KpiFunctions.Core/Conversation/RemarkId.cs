using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Core.Conversation;

/// <summary>
/// The name of one remark towards people and in registry kind <c>sentiments</c>: "20260310-" and 32 hexadecimal digits. The day is that of its time in
/// UTC, so that the remark can be found again in whatever zone days are counted; the digits are a hash of its identity, so that no sender's id
/// can collide with another's or break out of an address.
/// </summary>
public static class RemarkId
{
    private const string DayFormat = "yyyyMMdd";

    /// <param name="kind">Wire name of the record's type.</param>
    public static string Of(string @namespace, string kind, string id, DateTimeOffset at)
    {
        // Lengths in front keep the texts apart.
        var identity = FormattableString.Invariant($"{@namespace.Length}:{@namespace}{kind.Length}:{kind}{id}");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)).AsSpan(0, 16));
        return $"{at.UtcDateTime.ToString(DayFormat, CultureInfo.InvariantCulture)}-{hash}";
    }

    /// <returns>The day of the remark's time in UTC; null when the text is no such name.</returns>
    public static DateOnly? DayOf(string text) =>
        text.Length == 41 && text[8] == '-' && DateOnly.TryParseExact(text.AsSpan(0, 8), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
}
