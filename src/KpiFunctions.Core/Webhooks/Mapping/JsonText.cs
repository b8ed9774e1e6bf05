using System.Text.Json;

namespace KpiFunctions.Core.Webhooks.Mapping;

internal static class JsonText
{
    /// <summary>A scalar as text; numbers keep the text they came with. Null for null, objects and arrays.</summary>
    /// <exception cref="InvalidOperationException">The string holds half a surrogate pair.</exception>
    public static string? Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => null,
    };
}
