using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Our own CSV of registry entries: column <c>kind</c>, column <c>id</c>, and the fields of the kinds in the file. Each row declares one
/// entry whole; cells of fields that its kind does not have stay blank.
/// </summary>
internal static class CanonicalRegistry
{
    private static readonly string[] Fields = [.. RegistryKind.All.SelectMany(kind => kind.Fields).Select(field => field.Name).Distinct()];

    public static readonly Dialect Dialect = new()
    {
        Name = "registry",
        Namespace = "registry",
        RecognizedBy = ["kind", "id"],
        Columns = ["kind", "id", .. Fields],
        FreeColumns = [.. RegistryKind.All.Where(kind => kind != RegistryKind.Sources).SelectMany(kind => kind.FurtherPrefixes.Append(kind.FieldPrefix)).OfType<string>().Distinct()],
        NoOtherColumns = true,
        Map = Map,
    };

    private static RowOutcome Map(Cells row, RowContext context)
    {
        if (RoundedIds.Find(row, "id", "post") is { } rounded) return rounded;
        if (row["kind"] == RegistryKind.Sources.Name)
            return new Rejection(RejectReason.FieldInvalid, "kind", "Sources are not taken from files: PUT /registry/sources/{name} says at once whether one works.");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in Fields.Concat(row.Names.Where(name => RegistryKind.Find(row["kind"] ?? "")?.TakesByPrefix(name) == true)))
            if (row[field] is { } value) fields[field] = value;
        return RegistryFields.ToRecord(row["kind"] ?? "", row["id"] ?? "", fields, context.Events);
    }
}
