using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Core.Registry;

/// <summary>The whole registry at one moment. Two snapshots with the same entries have the same <see cref="Version"/>.</summary>
public sealed class RegistrySnapshot
{
    private readonly Dictionary<(string Kind, string Id), RegistryEntry> entries;

    public RegistrySnapshot(IEnumerable<RegistryEntry> entries)
    {
        this.entries = entries.ToDictionary(entry => (entry.Kind, Key(entry.Kind, entry.Id)));
        Entries = [.. this.entries.Values.OrderBy(e => e.Kind, StringComparer.Ordinal).ThenBy(e => e.Id, StringComparer.Ordinal)];
        Version = Hash(Entries);
    }

    public static RegistrySnapshot Empty { get; } = new([]);

    /// <summary>Ordered by kind, then id, ordinally.</summary>
    public IReadOnlyList<RegistryEntry> Entries { get; }

    /// <summary>32 hexadecimal digits over all entries.</summary>
    public string Version { get; }

    public RegistryEntry? Find(RegistryKind kind, string? id) =>
        id is null ? null : entries.GetValueOrDefault((kind.Name, Key(kind.Name, id)));

    public IEnumerable<RegistryEntry> All(RegistryKind kind) => Entries.Where(entry => entry.Kind == kind.Name);

    // Customers type discount codes as they like.
    private static string Key(string kind, string id) => kind == RegistryKind.Coupons.Name ? id.ToUpperInvariant() : id;

    private static string Hash(IReadOnlyList<RegistryEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
        {
            Append(text, entry);
            text.Append('\n');
        }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    internal static void Append(StringBuilder text, RegistryEntry entry)
    {
        Append(text, entry.Kind);
        Append(text, entry.Id);
        foreach (var (name, value) in entry.Fields.OrderBy(field => field.Key, StringComparer.Ordinal))
        {
            Append(text, name);
            Append(text, value);
        }
    }

    // Length first, so that no two different lists of texts give the same bytes.
    internal static void Append(StringBuilder text, string part) => text.Append(part.Length).Append(':').Append(part);
}
