using System.Security.Cryptography;
using System.Text.Json;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>Tells events apart that have no id of their own ("^digest" in a rule): a repeated delivery repeats its bytes.</summary>
internal static class Digest
{
    private const int Bytes = 8;

    /// <summary>The name under which a digest is kept among the headers: no header can have it.</summary>
    public const string KeptAs = "(digest)";

    /// <summary>16 hexadecimal digits of SHA-256 over the JSON text as it came.</summary>
    public static string Of(JsonElement element) => Convert.ToHexStringLower(SHA256.HashData(JsonBody.Raw(element).Span).AsSpan(0, Bytes));
}
