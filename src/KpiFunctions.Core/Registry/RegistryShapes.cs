using System.Globalization;
using KpiFunctions.Core.Audiences;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Influencers;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Registry;

/// <summary>Reads an entry's fields in their normal form: what is compared later is written the same way now.</summary>
internal static class RegistryShapes
{
    private const int MaxUrlLength = 2048;
    private const int MaxListLength = 16_384;

    public static Dictionary<string, string> Read(FieldReader reader, RegistryKind kind)
    {
        RefuseUnknown(reader, kind);
        var entry = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in kind.Fields)
        {
            if (Text(reader, field) is { } text)
                entry[field.Name] = Shape(reader, field, text) ?? "";
            else if (field.Required)
                reader.Fail(RejectReason.FieldMissing, field.Name, $"'{field.Name}' is missing.");
        }
        foreach (var name in Free(reader, kind))
            if (reader.Text(name) is { } text) entry[name] = text;
        Normalise(reader, entry);
        RequireSense(reader, entry);
        if (kind == RegistryKind.Costs) CostShape.Check(reader, entry);
        if (kind == RegistryKind.Sources && reader.Failure is null) SourceShape.Check(reader, entry);
        if (kind == RegistryKind.Audiences) AudienceFields.Check(reader, entry);
        if (kind == RegistryKind.RateCards) RateCard.Check(reader, entry);
        if (kind == RegistryKind.Tiers) Tier.Check(reader, entry);
        if (kind == RegistryKind.Influencers) ValueFit.Check(reader, entry);
        if (kind == RegistryKind.Mappings && SavedMapping.Check(entry) is var (wrong, detail)) reader.Fail(RejectReason.FieldInvalid, wrong, detail);
        if (kind.Check is { } check && reader.Failure is null && check(new RegistryEntry(kind.Name, reader.Text(RegistryIds.Field) ?? "", entry)) is [var (wrongField, why), ..])
            reader.Fail(RejectReason.FieldInvalid, wrongField, why);
        return entry;
    }

    private static int LengthOf(FieldShape shape) => shape switch
    {
        FieldShape.Url => MaxUrlLength,
        FieldShape.List => MaxListLength,
        _ => FieldReader.MaxLength,
    };

    private static string? Text(FieldReader reader, RegistryField field) =>
        field.OneOf is { } names ? reader.OneOf(field.Name, names) : reader.Text(field.Name, LengthOf(field.Shape));

    private static List<string> Free(FieldReader reader, RegistryKind kind) =>
        [.. reader.Names.Where(kind.TakesByPrefix)];

    private static void RefuseUnknown(FieldReader reader, RegistryKind kind)
    {
        var known = kind.Fields.Select(field => field.Name).Append(RegistryIds.Field).Concat(Free(reader, kind)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in reader.Names.Where(name => !known.Contains(name)).Order(StringComparer.Ordinal))
            reader.Fail(RejectReason.FieldInvalid, name, $"An entry of {kind.Name} has no field '{name}'.");
    }

    private static string? Shape(FieldReader reader, RegistryField field, string text)
    {
        var shaped = field.Shape switch
        {
            FieldShape.Day => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? text : null,
            FieldShape.Time => TimeText.TryParse(text, out var time) ? TimeText.Format(time) : null,
            FieldShape.Url => IsPlainWebAddress(text) ? text : null,
            FieldShape.Currency => Currencies.IsKnown(text.ToUpperInvariant()) ? text.ToUpperInvariant() : null,
            FieldShape.PositiveDecimal => IsPositive(text) ? text : null,
            FieldShape.Count => NumberTexts.IsCount(text) ? text : null,
            FieldShape.Share => NumberTexts.Share(text) is { } share ? NumberTexts.Text(share) : null,
            FieldShape.Score => NumberTexts.Decimal(text) is >= 0 and <= 10 ? text : null,
            _ => text,
        };
        if (field.OneOf is { } names) return reader.OneOf(field.Name, names);
        if (shaped is null) reader.Fail(Reason(field.Shape), field.Name, $"'{field.Name}' is no {Expected(field.Shape)}.");
        return shaped;
    }

    private static RejectReason Reason(FieldShape shape) => shape switch
    {
        FieldShape.Time => RejectReason.TimeInvalid,
        FieldShape.Currency => RejectReason.CurrencyUnknown,
        _ => RejectReason.FieldInvalid,
    };

    private static string Expected(FieldShape shape) => shape switch
    {
        FieldShape.Day => "day written yyyy-MM-dd",
        FieldShape.Time => "ISO 8601 time with an offset or Z",
        FieldShape.Url => "absolute http or https address without a user name",
        FieldShape.Currency => "circulating currency of ISO 4217",
        FieldShape.Count => "whole number from 0",
        FieldShape.Share => "share from 0 to 1, nor from 0% to 100%",
        FieldShape.Score => "number from 0 to 10",
        _ => "positive decimal number",
    };

    // User names before the host make an address look like another one.
    private static bool IsPlainWebAddress(string text) =>
        !text.Any(char.IsWhiteSpace) && !text.Contains('\\')
        && Uri.TryCreate(text, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        && uri.Host.Length > 0 && uri.UserInfo.Length == 0;

    private static bool IsPositive(string text) =>
        text.Length <= 28 && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0;

    private static void Normalise(FieldReader reader, Dictionary<string, string> entry)
    {
        if (entry.TryGetValue("platform", out var platform)) Put(reader, entry, "platform", MemberIds.Platform(platform));
        if (entry.TryGetValue("handle", out var handle)) Put(reader, entry, "handle", MemberIds.Handle(handle));
        var known = entry.GetValueOrDefault("platform");
        if (entry.TryGetValue("account", out var account)) Put(reader, entry, "account", MemberIds.Account(account, known));
        if (entry.TryGetValue("post", out var post)) Put(reader, entry, "post", MemberIds.Post(post, known));
    }

    private static void Put(FieldReader reader, Dictionary<string, string> entry, string field, string? value)
    {
        if (string.IsNullOrEmpty(value)) reader.Fail(RejectReason.FieldInvalid, field, $"'{field}' is not written as a {Form(field)}.");
        else entry[field] = value;
    }

    private static string Form(string field) => field switch
    {
        "platform" => "platform: 1 to 64 letters, digits, points, - or _",
        "handle" => "handle",
        _ => $"{field} of a platform: \"instagram:…\", or without it beside a 'platform'",
    };

    private static void RequireSense(FieldReader reader, Dictionary<string, string> entry)
    {
        if (entry.TryGetValue("start", out var start) && entry.TryGetValue("end", out var end) && string.CompareOrdinal(end, start) < 0)
            reader.Fail(RejectReason.FieldInvalid, "end", "'end' is before 'start'.");
        if (entry.TryGetValue("margin", out var margin) && decimal.TryParse(margin, CultureInfo.InvariantCulture, out var share) && share > 1)
            reader.Fail(RejectReason.FieldInvalid, "margin", "'margin' is a share of the revenue: 0.45 for 45 %.");
        if (entry.TryGetValue("currency", out var currency) && entry.TryGetValue("base", out var unit) && currency == unit)
            reader.Fail(RejectReason.FieldInvalid, "base", "'base' is the currency itself.");
    }
}
