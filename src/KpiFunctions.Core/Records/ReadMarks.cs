using System.Text.Json;

namespace KpiFunctions.Core.Records;

/// <summary>What a value of an input is read as.</summary>
public enum ReadAs
{
    /// <summary>An id, a time, an account: it must come through as it is, or a replay would make another record.</summary>
    Field,
    Customer,
    Email,
    Visitor,
    /// <summary>Whoever speaks; an account that speaks for itself is a field.</summary>
    Author,
    /// <summary>What somebody wrote: it stays but for e-mail addresses, as in the log.</summary>
    Words,
}

/// <summary>Which values of an input its door reads, and as what.</summary>
/// <param name="text">The JSON text that offsets are counted in.</param>
public sealed class ReadMarks(ReadOnlyMemory<byte> text)
{
    public static readonly ReadMarks None = new(default);

    private readonly Dictionary<int, ReadAs> values = [];
    private readonly Dictionary<string, ReadAs> headers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A member's text is JSON of which values are read: it stays but for e-mail addresses.</summary>
    public bool ReadInside { get; private set; }

    /// <summary>What stands for the event's bytes where they make its id; null where they do not.</summary>
    public string? Digest { get; internal set; }

    /// <summary>The headers that are read, with what they are read as.</summary>
    public IReadOnlyDictionary<string, ReadAs> Headers => headers;

    /// <param name="offset">Where the value begins, in bytes.</param>
    public ReadAs? At(int offset) => values.TryGetValue(offset, out var read) ? read : null;

    internal void AddHeader(string name, ReadAs read) => Add(headers, name, read);

    /// <param name="element">Of the text; one of another text is taken for a part of a member's.</param>
    internal void Add(JsonElement element, ReadAs read)
    {
        if (text.Span.Overlaps(System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(element), out var offset)) Add(values, offset, read);
        else ReadInside = true;
    }

    // What is read in two ways counts as the one that stays the same longest: fields, then customers, addresses, visitors.
    private static void Add<TKey>(Dictionary<TKey, ReadAs> to, TKey key, ReadAs read)
        where TKey : notnull
    {
        if (!to.TryGetValue(key, out var former) || read < former) to[key] = read;
    }
}
