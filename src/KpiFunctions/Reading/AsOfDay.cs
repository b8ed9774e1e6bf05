using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Reading;

/// <summary>The query parameter <c>asOf</c>: what would have been answered at the end of that day, by what is known now. Today unless said.</summary>
internal static class AsOfDay
{
    public static BadParameter Bad { get; } = new("asOf", "Write a day as yyyy-MM-dd, not after today.");

    /// <summary>Null when it is no day, or one to come.</summary>
    public static DateOnly? Read(HttpRequest http, DateOnly today)
    {
        var text = http.Query["asOf"].ToString();
        if (text.Length == 0) return today;
        return IsoDay.TryParse(text, out var day) && day <= today ? day : null;
    }
}
