using System.Buffers;
using System.Text;
using System.Text.Json;
using KpiFunctions.Core.Webhooks;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Postbacks;

/// <summary>A postback's parameters as one JSON object, wherever they stood: address, form or JSON body. The address wins.</summary>
internal static class PostbackParameters
{
    private const string Form = "application/x-www-form-urlencoded";

    /// <summary>The request with the fields of a form among its parameters.</summary>
    public static WebhookRequest WithForm(WebhookRequest request)
    {
        if (request.Header("Content-Type")?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) != true) return request;
        var fields = Encoding.UTF8.GetString(request.Body.Span).Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Decode(pair[0]), pair.Length == 2 ? Decode(pair[1]) : ""));
        const string proof = "Authorization";
        return new WebhookRequest([KeyValuePair.Create(proof, request.Header(proof) ?? "")], request.Parameters.Concat(fields), default);
    }

    /// <param name="left">Names that are left out: tokens.</param>
    /// <returns>A body that is no JSON object as it came.</returns>
    public static ReadOnlyMemory<byte> Read(WebhookRequest request, IReadOnlyList<string> left)
    {
        var names = request.Parameters.Select(parameter => parameter.Key).Except(left).ToHashSet(StringComparer.Ordinal);
        if (request.Body.IsEmpty) return Write(null, request, names, left);
        JsonBody.Open(request.Body, out var document);
        using (document)
            return document is { RootElement.ValueKind: JsonValueKind.Object } ? Write(document, request, names, left) : request.Body;
    }

    private static ReadOnlyMemory<byte> Write(JsonDocument? body, WebhookRequest request, HashSet<string> names, IReadOnlyList<string> left)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            foreach (var (name, value) in request.Parameters.Where(parameter => names.Contains(parameter.Key))) json.WriteString(name, value);
            foreach (var member in body?.RootElement.EnumerateObject() ?? default)
            {
                if (names.Contains(member.Name) || left.Contains(member.Name)) continue;
                json.WritePropertyName(member.Name);
                json.WriteRawValue(JsonBody.Raw(member.Value).Span);
            }
            json.WriteEndObject();
        }
        return output.WrittenMemory;
    }

    private static string Decode(string text) => System.Net.WebUtility.UrlDecode(text);
}
