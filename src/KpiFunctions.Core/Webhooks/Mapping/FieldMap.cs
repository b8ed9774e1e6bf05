using System.Collections;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>Which rule fills which field of the events API.</summary>
public sealed class FieldMap : IEnumerable<KeyValuePair<string, FieldRule>>
{
    private readonly Dictionary<string, FieldRule> rules = new(StringComparer.Ordinal);

    public string this[string field]
    {
        set => rules[field] = new FieldRule(value);
    }

    /// <summary>The map with some rules replaced or added.</summary>
    public FieldMap With(IEnumerable<KeyValuePair<string, string>> changes)
    {
        var changed = new FieldMap();
        foreach (var (field, rule) in rules) changed.rules[field] = rule;
        foreach (var (field, rule) in changes) changed[field] = rule;
        return changed;
    }

    internal FieldRule? RuleOf(string field) => rules.GetValueOrDefault(field);

    internal Dictionary<string, string> Fill(RecordType type, Payload payload)
    {
        // Amounts in minor units need the currency first.
        if (rules.TryGetValue("currency", out var currency)) payload = payload with { Currency = currency.Read(payload)?.Trim().ToUpperInvariant() };
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = type.WireName() };
        foreach (var (field, rule) in rules)
            if (rule.Read(payload) is { } text) fields[field] = text;
        return fields;
    }

    public IEnumerator<KeyValuePair<string, FieldRule>> GetEnumerator() => rules.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
