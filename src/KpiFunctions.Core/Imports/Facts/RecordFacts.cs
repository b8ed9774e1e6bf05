using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Facts;

/// <summary>
/// One record that a row may give: our fields (<see cref="EventFields"/>) by the rules that read them. A field's name may hold a column's in braces, for
/// which the row's cell stands: "shares.country.{Top territories}".
/// </summary>
internal sealed record RecordFacts(RecordType Type, IReadOnlyDictionary<string, CellRule> Fields)
{
    /// <summary>Which rows give it. Default: all.</summary>
    public Func<Cells, bool> When { get; init; } = _ => true;

    /// <summary>Every column that is read, those in the names of fields included.</summary>
    public IEnumerable<string> Columns =>
        Fields.Values.SelectMany(rule => rule.Columns).Concat(Fields.Keys.SelectMany(name => name.Split('{').Skip(1)).Select(rest => rest.Split('}')[0]));

    /// <returns>Null when the row leaves the cell blank that the name holds.</returns>
    public string? NameOf(string field, Cells row)
    {
        var name = field;
        for (var start = field.IndexOf('{'); start >= 0; start = field.IndexOf('{', start + 1))
        {
            if (field.IndexOf('}', start) is not (> 0 and var end)) return name;
            var said = row[field[(start + 1)..end]];
            if (CellText.IsMissing(said)) return null;
            name = name.Replace(field[start..(end + 1)], Plain(said!), StringComparison.Ordinal);
        }
        return name;
    }

    /// <summary>Networks say women and men, tools female and male.</summary>
    private static string Plain(string said) => said.ToLowerInvariant() switch
    {
        "women" or "woman" or "female" => "female",
        "men" or "man" or "male" => "male",
        "other" => "other",
        _ => said,
    };

    /// <summary>The same record with more fields; those given here win.</summary>
    public RecordFacts With(params ReadOnlySpan<(string Field, CellRule Rule)> more)
    {
        var fields = Fields.ToDictionary();
        foreach (var (field, rule) in more) fields[field] = rule;
        return this with { Fields = fields };
    }
}
