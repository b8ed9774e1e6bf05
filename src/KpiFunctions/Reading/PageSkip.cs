using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Reading;

/// <summary>The query parameter <c>continuation</c> of lists that are put into order for each question: how many members earlier pages held.</summary>
internal static class PageSkip
{
    public static BadParameter Bad { get; } = new("continuation", "Pass the value of the page before.");

    /// <summary>0 without one; null when it is no whole number.</summary>
    public static int? Read(HttpRequest request)
    {
        var text = request.Query["continuation"].ToString();
        if (text.Length == 0) return 0;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var skip) ? skip : null;
    }
}
