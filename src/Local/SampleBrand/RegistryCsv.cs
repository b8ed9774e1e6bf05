namespace KpiFunctions.Local.SampleBrand;

/// <summary>Registry entries of one kind: columns kind, id and every field that one of them has.</summary>
internal static class RegistryCsv
{
    public static byte[] Write(IReadOnlyList<SampleEntry> entries)
    {
        var fields = entries.SelectMany(entry => entry.Fields.Keys).Distinct().ToList();
        var csv = new CsvText().Row(["kind", "id", .. fields]);
        foreach (var entry in entries) csv.Row([entry.Kind, entry.Id, .. fields.Select(field => entry[field])]);
        return csv.ToBytes();
    }
}
