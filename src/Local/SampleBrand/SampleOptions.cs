namespace KpiFunctions.Local.SampleBrand;

/// <summary>Which brand to make. Equal options give equal bytes.</summary>
public sealed record SampleOptions
{
    /// <summary>The first reporting day. Fixed, so that the default brand is the same whenever it is made.</summary>
    public DateOnly FirstDay { get; init; } = new(2026, 7, 1);

    public int Days { get; init; } = 90;

    /// <summary>1 gives about 130 clicks a day.</summary>
    public double Volume { get; init; } = 1;

    /// <summary>The brand's own time zone (IANA): its clock, its shop's days.</summary>
    public string Zone { get; init; } = "Europe/Berlin";

    public ulong Seed { get; init; } = 20260701;

    public DateOnly LastDay => FirstDay.AddDays(Days - 1);
}
