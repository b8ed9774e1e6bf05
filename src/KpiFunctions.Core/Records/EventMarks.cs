using System.Text.Json;

namespace KpiFunctions.Core.Records;

/// <summary>What the events API reads of its objects: the fields that it knows, by their own names.</summary>
public static class EventMarks
{
    private static readonly HashSet<string> Fields = [.. EventFieldNames.All];

    /// <param name="json">One object; of anything else nothing is marked.</param>
    public static ReadMarks Of(ReadOnlyMemory<byte> json)
    {
        if (JsonFields.Open(json, out var document) is not null) return ReadMarks.None;
        using (document)
        {
            var marks = new ReadMarks(json);
            Add(document!.RootElement, marks);
            return marks;
        }
    }

    internal static void Add(JsonElement data, ReadMarks marks, string prefix = "")
    {
        if (data.ValueKind != JsonValueKind.Object) return;
        foreach (var member in data.EnumerateObject())
        {
            if (NameOf(member) is not { } name) continue;
            if (prefix.Length == 0 && name is "metrics" or "utm") Add(member.Value, marks, name + ".");
            else if (Fields.Contains(prefix + name)) marks.Add(member.Value, ReadingOf(prefix + name, field => TextOf(data, field)));
        }
    }

    /// <param name="textOf">The text of another field of the same record; null for none.</param>
    internal static ReadAs ReadingOf(string field, Func<string, string?> textOf) => field switch
    {
        "customerId" => ReadAs.Customer,
        "email" => ReadAs.Email,
        "visitorId" => ReadAs.Visitor,
        // A replay could not tell any more that it is the account itself.
        "author" => EventRemarks.IsAccount(textOf("author"), textOf("account"), textOf("platform")) ? ReadAs.Field : ReadAs.Author,
        "text" => ReadAs.Words,
        _ => ReadAs.Field,
    };

    // Half of a surrogate pair is no text.
    private static string? TextOf(JsonElement data, string field)
    {
        try
        {
            return data.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    // Half of a surrogate pair is no name.
    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
