using System.Text;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Webhooks.Signatures;

/// <summary>
/// The template of the bytes that are signed: plain text with {id}, {timestamp}, {body} (the raw bytes) and {first} (the raw bytes of a body's first
/// array element, or of the whole body when it is no array).
/// </summary>
public sealed class SignedText
{
    public static readonly SignedText Body = new("{body}");

    private readonly string[] parts;

    /// <exception cref="FormatException">A brace is not closed.</exception>
    public SignedText(string template) => parts = [.. Template.Split(template)];

    internal List<ReadOnlyMemory<byte>> Fill(WebhookRequest request, string? id, string? timestamp) => [.. parts.Select(part => part switch
    {
        "{id}" => Encoding.UTF8.GetBytes(id ?? ""),
        "{timestamp}" => Encoding.UTF8.GetBytes(timestamp ?? ""),
        "{body}" => request.Body,
        "{first}" => JsonBody.FirstElement(request.Body),
        _ => Encoding.UTF8.GetBytes(part),
    })];
}
