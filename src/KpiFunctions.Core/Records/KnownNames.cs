using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace KpiFunctions.Core.Records;

/// <summary>Finds a name among few known ones by its UTF-8, without making a text of it.</summary>
internal sealed class KnownNames
{
    private readonly KnownName[][] byLength;

    public KnownNames(IEnumerable<KnownName> names)
    {
        var lengths = names.ToLookup(name => name.Utf8.Length);
        byLength = [.. Enumerable.Range(0, lengths.Max(same => same.Key) + 1).Select(length => lengths[length].ToArray())];
    }

    public bool TryFind(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out KnownName? found)
    {
        found = null;
        if (utf8.Length >= byLength.Length) return false;
        foreach (var name in byLength[utf8.Length])
        {
            if (!utf8.SequenceEqual(name.Utf8)) continue;
            found = name;
            return true;
        }
        return false;
    }
}

/// <param name="written">As it stands in the JSON: "source" within "utm".</param>
/// <param name="flat">The flat name: "utm.source".</param>
/// <param name="number">0 to 127, the same for one field however it is written.</param>
/// <param name="members">The names within, when the value is an object.</param>
internal sealed class KnownName(string written, string flat, int number, KnownNames? members = null)
{
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(written);

    public string Field => flat;

    public int Number => number;

    public KnownNames? Members => members;
}
