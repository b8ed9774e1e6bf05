using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Facts;

/// <summary>One record that a row may give: our fields (<see cref="EventFields"/>) by the rules that read them.</summary>
internal sealed record RecordFacts(RecordType Type, IReadOnlyDictionary<string, CellRule> Fields)
{
    /// <summary>Which rows give it. Default: all.</summary>
    public Func<Cells, bool> When { get; init; } = _ => true;

    /// <summary>The same record with more fields; those given here win.</summary>
    public RecordFacts With(params ReadOnlySpan<(string Field, CellRule Rule)> more)
    {
        var fields = Fields.ToDictionary();
        foreach (var (field, rule) in more) fields[field] = rule;
        return this with { Fields = fields };
    }
}
