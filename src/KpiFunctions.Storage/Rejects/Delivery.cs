namespace KpiFunctions.Storage.Rejects;

/// <summary>What a request said besides its body, as far as its mapping reads it.</summary>
/// <param name="Headers">By lower-case name; nothing that proves who sent it.</param>
public sealed record Delivery(DateTimeOffset ReceivedAt, IReadOnlyDictionary<string, string> Headers)
{
    private const int MostHeaderChars = 4096;

    /// <param name="headers">Those that the mapping reads; of a name that comes twice the first is kept, and a longer one than any record can use is not.</param>
    public static Delivery Of(DateTimeOffset receivedAt, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in headers.Where(header => header.Value.Length <= MostHeaderChars)) kept.TryAdd(name.ToLowerInvariant(), value);
        return new Delivery(receivedAt, kept);
    }

    /// <summary>Null when it was not sent, or not kept.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
