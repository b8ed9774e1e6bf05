using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Reading;

/// <summary>The query parameter <c>size</c> of every list.</summary>
internal static class PageSize
{
    public const int Default = 100;
    public const int Largest = 1_000;

    /// <summary>Null when it is no whole number from 1 to <see cref="Largest"/>.</summary>
    public static int? Read(HttpRequest request)
    {
        var text = request.Query["size"].ToString();
        if (text.Length == 0) return Default;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size is >= 1 and <= Largest ? size : null;
    }

    public static BadParameter Bad { get; } = new("size", $"'size' is no whole number from 1 to {Largest}.");

    public static IResult Refuse() => Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", Bad.Detail, Bad.Name);
}
