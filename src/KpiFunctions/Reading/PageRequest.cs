using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Reading;

/// <summary>The parameters of a list that comes in pages: <c>size</c> and <c>continuation</c>.</summary>
internal static class PageRequest
{
    private const int DefaultSize = 100;
    private const int MaxSize = 1000;

    /// <summary>Null when it is no size that a page can have (<see cref="BadSize"/>).</summary>
    public static int? SizeOf(HttpRequest request)
    {
        var text = request.Query["size"].ToString();
        if (text.Length == 0) return DefaultSize;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= MaxSize ? size : null;
    }

    public static IResult BadSize() =>
        Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", $"'size' is no whole number from 1 to {MaxSize}.", "size");

    /// <summary>Null on the first page.</summary>
    public static string? ContinuationOf(HttpRequest request) => request.Query["continuation"].ToString() is { Length: > 0 } given ? given : null;
}
