using System.Text.RegularExpressions;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Registry;

/// <summary>Ids of registry entries: their normal form, and that they say the same as the entry's fields.</summary>
public static partial class RegistryIds
{
    internal const string Field = "id";
    internal const int MaxLength = 200;

    /// <summary>The id under which the registry keeps an entry, null when it cannot be the id of such an entry.</summary>
    public static string? Normal(RegistryKind kind, string id) => Normalise(kind, id.Trim());

    internal static string? Read(FieldReader reader, RegistryKind kind)
    {
        if (reader.Text(Field, MaxLength) is not { } text)
        {
            reader.Fail(RejectReason.IdMissing, Field, "The entry's id is missing.");
            return null;
        }
        var id = Normalise(kind, text);
        if (id is null) reader.Fail(RejectReason.FieldInvalid, Field, Expectation(kind));
        return id;
    }

    internal static void RequireAgreement(FieldReader reader, RegistryKind kind, string id, Dictionary<string, string> fields)
    {
        var stated = Expected(kind, id, fields);
        if (stated == id) return;
        reader.Fail(RejectReason.FieldInvalid, Field, $"The id does not agree with the entry's fields. {Expectation(kind)}");
    }

    private static string? Expected(RegistryKind kind, string id, Dictionary<string, string> fields)
    {
        var platform = fields.GetValueOrDefault("platform");
        if (kind == RegistryKind.Accounts) return $"{platform}:{fields.GetValueOrDefault("handle")}";
        if (kind == RegistryKind.Posts) return $"{platform}:{id[(id.IndexOf(':') + 1)..]}";
        return kind == RegistryKind.Rates ? $"{fields.GetValueOrDefault("day")}:{fields.GetValueOrDefault("currency")}" : id;
    }

    private static string? Normalise(RegistryKind kind, string id)
    {
        if (id.Length is 0 or > MaxLength) return null;
        if (kind == RegistryKind.Accounts) return MemberIds.Account(id, null);
        if (kind == RegistryKind.Posts) return MemberIds.Post(id, null);
        if (kind == RegistryKind.Links) return LinkCode().IsMatch(id) ? id : null;
        if (kind == RegistryKind.Sources) return SourceName().IsMatch(id) ? id.ToLowerInvariant() : null;
        if (kind == RegistryKind.Rates) return RateDay().IsMatch(id) ? id.ToUpperInvariant() : null;
        // Codes are compared without case, so two spellings of one code must not become two entries.
        return kind == RegistryKind.Coupons ? id.ToUpperInvariant() : id;
    }

    /// <summary>What an id of the kind looks like, in a sentence.</summary>
    public static string Expectation(RegistryKind kind) =>
        kind == RegistryKind.Accounts ? "The id of an account is \"platform:handle\"."
        : kind == RegistryKind.Posts ? "The id of a post is \"platform:native id\"."
        : kind == RegistryKind.Links ? "The id of a link is its code: 1 to 64 letters, digits, - or _."
        : kind == RegistryKind.Sources ? "The id of a source is its name in the address: 1 to 64 letters, digits, - or _."
        : kind == RegistryKind.Rates ? "The id of a rate is \"yyyy-MM-dd:CUR\"."
        : $"The id has at most {MaxLength} characters.";

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,64}\z")]
    private static partial Regex LinkCode();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9_-]{0,63}\z")]
    private static partial Regex SourceName();

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}:[A-Za-z]{3}\z")]
    private static partial Regex RateDay();
}
