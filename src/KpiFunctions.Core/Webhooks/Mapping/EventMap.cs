using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>How one kind of a sender's events becomes records of one type.</summary>
public sealed record EventMap(RecordType Type)
{
    /// <summary>Field names of the events API, and the rules that fill them.</summary>
    public required FieldMap Fields { get; init; }

    /// <summary>The path of an array: one record for each element, and rules look into the element ("^." into the event).</summary>
    public string? Each { get; init; }

    /// <summary>Values with which the event holds nothing to count.</summary>
    public IReadOnlyList<Skip> Skips { get; init; } = [];

    /// <summary>Values without which the event is rejected, because nobody knows what it means.</summary>
    public Demand? Demand { get; init; }

    /// <summary>The sentence of a skip when the amount is absent or zero; null when that is an error.</summary>
    public string? WithoutMoney { get; init; }

    /// <summary>The same for a reading without any counter.</summary>
    public string? WithoutCounters { get; init; }

    /// <summary>The rule of the time of the sender's last change. Records of one identity from this sender then supersede each other by it.</summary>
    public FieldRule? ChangedAt { get; init; }

    internal IEnumerable<string> Headers => Fields.Select(each => each.Value).Concat(Conditions).SelectMany(rule => rule.Headers);

    private IEnumerable<FieldRule> Conditions => Skips.Select(skip => skip.Rule).Append(Demand?.Rule).Append(ChangedAt).OfType<FieldRule>();

    internal void Mark(Payload payload, ReadMarks marks)
    {
        var payloads = Each is null ? [payload] : new JsonPath(Each).Find(payload.Item).Take(EventJson.MaxRecords).Select(element => payload with { Item = element, Parent = payload.Item });
        foreach (var each in payloads)
        {
            foreach (var (field, rule) in Fields) rule.Mark(each, EventMarks.ReadingOf(field, other => Fields.RuleOf(other)?.Read(each)), marks);
            foreach (var rule in Conditions) rule.Mark(each, ReadAs.Field, marks);
        }
    }

    internal void Read(Payload payload, EventContext context, ContentBuilder content)
    {
        if (Each is null) ReadOne(payload, context, content);
        else
        {
            foreach (var element in new JsonPath(Each).Find(payload.Item).TakeWhile(_ => !content.IsOverfull))
                ReadOne(payload with { Item = element, Parent = payload.Item }, context, content);
        }
    }

    private void ReadOne(Payload payload, EventContext context, ContentBuilder content)
    {
        if (Skips.FirstOrDefault(skip => skip.Applies(payload)) is { } skipped) content.Skip(skipped.Detail);
        else if (Demand?.Check(payload) is { } rejection) content.Add(payload.Item, rejection);
        else
        {
            var fields = Fields.Fill(Type, payload);
            if (WithoutMoney is { } noMoney && IsZero(fields.GetValueOrDefault("amount"))) content.Skip(noMoney);
            else if (WithoutCounters is { } noCounters && !fields.Keys.Any(IsCounter)) content.Skip(noCounters);
            else content.Add(payload.Item, Version(EventFields.ToRecord(fields, context), payload));
        }
    }

    private RecordOutcome Version(RecordOutcome outcome, Payload payload)
    {
        if (outcome.Record is not { } record || ChangedAt?.Read(payload) is not { } text || !TimeText.TryParse(text, out var changedAt)) return outcome;
        // The sender is the lineage: only records of one identity are ever compared by it.
        return record with { Lineage = record.Source, Version = changedAt.ToUnixTimeMilliseconds() };
    }

    private static bool IsZero(string? amount) => amount is null || amount.AsSpan().Trim("0.").IsEmpty;

    private static bool IsCounter(string field) => field.StartsWith(EventFieldNames.MetricPrefix, StringComparison.Ordinal);
}

/// <summary>An event with one of these values holds nothing to count.</summary>
public sealed record Skip(string Path, IReadOnlyList<string> Values, string Detail)
{
    internal FieldRule Rule { get; } = new(Path);

    /// <summary>Turns it round: an event with none of these values.</summary>
    public bool Unless { get; init; }

    internal bool Applies(Payload payload) => Unless != (Rule.Read(payload) is { } text && Values.Contains(text, StringComparer.OrdinalIgnoreCase));
}

/// <summary>An event needs one of these values.</summary>
public sealed record Demand(string Path, IReadOnlyList<string> Values)
{
    internal FieldRule Rule { get; } = new(Path);

    internal Rejection? Check(Payload payload)
    {
        if (Rule.Read(payload) is not { } text) return new Rejection(RejectReason.FieldMissing, Path, $"'{Path}' is missing, so nobody knows what this is.");
        return Values.Contains(text, StringComparer.OrdinalIgnoreCase)
            ? null
            : new Rejection(RejectReason.FieldInvalid, Path, $"'{Path}' is none that we know.");
    }
}
