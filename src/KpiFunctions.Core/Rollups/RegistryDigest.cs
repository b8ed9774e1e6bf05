using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups.Costs;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// Hashes what a snapshot answers to given look-ups. Two snapshots with the same digest answer all of them alike, so a run that asked nothing else
/// gives the same rows with either.
/// </summary>
public sealed class RegistryDigest(RegistrySnapshot registry)
{
    private readonly Lazy<AccountPlaces> places = new(() => new AccountPlaces(registry.All));

    /// <returns>32 hexadecimal digits.</returns>
    public string Of(RegistryLookups asked)
    {
        var text = new StringBuilder();
        foreach (var (kind, ids) in asked.Ids.OrderBy(each => each.Key, StringComparer.Ordinal))
            foreach (var id in ids)
            {
                RegistrySnapshot.Append(text, kind);
                RegistrySnapshot.Append(text, id);
                AppendAnswer(text, kind, id);
                text.Append('\n');
            }
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
    }

    private void AppendAnswer(StringBuilder text, string kind, string id)
    {
        if (kind == RegistryLookups.Agreed)
        {
            foreach (var part in AgreedOn.Answer(id, registry))
            {
                RegistrySnapshot.Append(text, part.Cost);
                RegistrySnapshot.Append(text, $"{part.IsBooked} {part.Share}");
            }
            return;
        }
        if (kind == RegistryLookups.Published)
        {
            foreach (var post in PublishedPosts.In(id, registry.All(RegistryKind.Posts))) RegistrySnapshot.Append(text, post);
            return;
        }
        var isPlace = kind == RegistryLookups.Places;
        var asked = isPlace ? RegistryKind.Accounts : RegistryKind.Find(kind);
        var entry = asked is null ? null : registry.Find(asked, id);
        if (entry is null) text.Append('-');
        else if (!isPlace) RegistrySnapshot.Append(text, entry);
        // In order: the rows that an account appears in are a set.
        else foreach (var scope in places.Value.ScopesOf(entry).Select(scope => scope.ToString()).Order(StringComparer.Ordinal)) RegistrySnapshot.Append(text, scope);
    }
}
