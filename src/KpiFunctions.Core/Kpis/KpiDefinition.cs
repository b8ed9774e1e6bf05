namespace KpiFunctions.Core.Kpis;

public enum KpiUnit
{
    Count,
    /// <summary>Integer minor units of the reporting currency.</summary>
    Money,
    /// <summary>0.034 is 3.4 %.</summary>
    Ratio,
    /// <summary>Minor units of the reporting currency for one of the denominator, fractional.</summary>
    MoneyPer,
}

/// <summary>Which way is better, for colours and verdicts.</summary>
public enum KpiDirection
{
    None,
    Up,
    Down,
}

/// <summary>
/// A KPI, defined once: everything that the table, the API and the dashboard say about it is said here. The formula is data, so its text,
/// its numerator and its denominator are always those that are computed.
/// </summary>
public sealed record KpiDefinition
{
    public required string Name { get; init; }

    public required string Title { get; init; }

    public required KpiUnit Unit { get; init; }

    public required MeasureSum Numerator { get; init; }

    /// <summary>Null for a plain number. A ratio is always a ratio of sums, never a mean of ratios.</summary>
    public MeasureSum? Denominator { get; init; }

    /// <summary>The value is for so many of the denominator: 1000 for a cost per thousand.</summary>
    public int Per { get; init; } = 1;

    /// <summary>What it is measured against, in words.</summary>
    public required string Base { get; init; }

    /// <summary>Whose definition this is.</summary>
    public required string Source { get; init; }

    public KpiDirection Direction { get; init; } = KpiDirection.Up;

    /// <summary>True where adding up over posts would count people twice: null (not-additive) in scopes wider than one post.</summary>
    public bool OnlyOfOnePost { get; init; }

    /// <summary>Numerator and denominator count events of one kind, the first among the second: the value has an interval.</summary>
    public bool IsProportion { get; init; }

    /// <summary>The part of the numerator that could not be counted for lack of a fact: null (incomplete) where it is not 0.</summary>
    public Measure? Lacking { get; init; }

    /// <summary>When networks changed what they count here, in order of days.</summary>
    public IReadOnlyList<DefinitionChange> Changes { get; init; } = [];

    /// <summary>Usually activity that happened (or was booked) in the window, whenever its post was published; else <see cref="Lifetime.Clock"/>.</summary>
    public string Clock { get; init; } = "activity in the window";

    public int Version { get; init; } = 1;

    public string Formula => Denominator is null ? Numerator.ToString() : $"{(Per == 1 ? "" : $"{Per} * ")}({Numerator}) / ({Denominator})";

    public KpiValue Of(MeasureValues values, Scope scope)
    {
        if (OnlyOfOnePost && scope.Member(Dimension.Post) is null or Scope.Unknown) return KpiValue.Null(NullReason.NotAdditive);
        if (Numerator.IsDaily && values.Days > 1) return KpiValue.Null(NullReason.NotAdditive);
        if (Lacking is not null && values.Of(Lacking) > 0) return KpiValue.Null(NullReason.Incomplete);
        if (Numerator.Of(values) is not { } numerator) return KpiValue.Null(NullReason.NoData);
        if (Denominator is null) return KpiValue.Of(numerator);
        if (Denominator.Of(values) is not { } denominator) return KpiValue.Null(NullReason.NoData);
        return denominator == 0 ? KpiValue.Null(NullReason.DenominatorZero) : KpiValue.Of((double)numerator * Per / denominator);
    }

    /// <summary>The value's 95 % interval; null for what is no proportion, and where the counts contradict each other.</summary>
    public Wilson? IntervalOf(MeasureValues values, Scope scope) =>
        IsProportion && Of(values, scope).Value is not null ? Wilson.Of(Numerator.Of(values)!.Value, Denominator!.Of(values)!.Value) : null;
}

/// <summary>Why a KPI has no value. Wire names: no-data, denominator-zero, not-additive, incomplete.</summary>
public enum NullReason
{
    /// <summary>A measure that it needs was never recorded in the window.</summary>
    NoData,
    DenominatorZero,
    /// <summary>The sum over this scope's members, or over the days of the window, would count people twice.</summary>
    NotAdditive,
    /// <summary>A part of it is unknown, and leaving that part out would be a wrong number.</summary>
    Incomplete,
}

/// <summary>A number, or the reason why there is none: never 0 for unknown, never infinity.</summary>
public readonly record struct KpiValue(double? Value, NullReason? Reason)
{
    public static KpiValue Of(double value) => new(value, null);

    public static KpiValue Null(NullReason reason) => new(null, reason);

    public string? WireReason => Reason switch
    {
        NullReason.NoData => "no-data",
        NullReason.DenominatorZero => "denominator-zero",
        NullReason.NotAdditive => "not-additive",
        NullReason.Incomplete => "incomplete",
        _ => null,
    };
}
