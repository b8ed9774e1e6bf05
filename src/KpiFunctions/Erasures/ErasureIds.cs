using System.Globalization;

namespace KpiFunctions.Erasures;

/// <summary>Names an erasure, newest first in ordinal order; it says nothing of the person.</summary>
internal static class ErasureIds
{
    private const long Far = 99_999_999_999_999;

    public static string Of(DateTimeOffset askedAt, ulong chance) =>
        string.Create(CultureInfo.InvariantCulture, $"{Far - askedAt.ToUnixTimeMilliseconds():D14}-{chance & uint.MaxValue:x8}");
}
