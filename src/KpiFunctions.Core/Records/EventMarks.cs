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
            else if (Fields.Contains(prefix + name)) marks.Add(member.Value, ReadingOf(prefix + name));
        }
    }

    internal static ReadAs ReadingOf(string field) => field switch
    {
        "customerId" => ReadAs.Customer,
        "email" => ReadAs.Email,
        "visitorId" => ReadAs.Visitor,
        _ => ReadAs.Field,
    };

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
