using System.Text.Json;

namespace KpiFunctions.Reading;

internal static class KebabCase
{
    /// <summary>The wire name of an enum's member: NoData is "no-data".</summary>
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
