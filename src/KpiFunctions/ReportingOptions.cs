using KpiFunctions.Core.Money;
using KpiFunctions.Core.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions;

/// <summary>How days and money are counted. Read from the root of the configuration; a change of zone or currency rolls every day again.</summary>
internal sealed class ReportingOptions
{
    /// <summary>IANA name of the time zone whose days are reported. Default UTC.</summary>
    public string ReportingZone { get; set; } = "UTC";

    /// <summary>ISO 4217 code that all amounts are converted to. Default EUR.</summary>
    public string ReportingCurrency { get; set; } = "EUR";

    /// <summary>The day that weeks begin with: Monday (default), Sunday or Saturday.</summary>
    public string WeekStart { get; set; } = nameof(DayOfWeek.Monday);

    /// <summary>Days after a day's end until its values are called final; later changes are called restated. Default 7.</summary>
    public int FinalityDays { get; set; } = 7;

    /// <summary>A run that was planned but not merged for this long is queued again. Default 15 minutes.</summary>
    public TimeSpan RetryUnfinishedAfter { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Minutes that a change may wait to be rolled up until GET /health says unhealthy. Default 30.</summary>
    public int RollupLateAfterMinutes { get; set; } = 30;

    /// <summary>Shards of a day that is rolled up for the first time; it keeps their number for ever. 1 to 256, default 1.</summary>
    public int RollupShards { get; set; } = 1;

    public DayOfWeek FirstDayOfWeek => Enum.Parse<DayOfWeek>(WeekStart, ignoreCase: true);

    public ReportingZone Zone => new(TimeZoneInfo.FindSystemTimeZoneById(ReportingZone));
}

internal sealed class ValidateReportingOptions : IValidateOptions<ReportingOptions>
{
    private static readonly string[] WeekStarts = [nameof(DayOfWeek.Monday), nameof(DayOfWeek.Sunday), nameof(DayOfWeek.Saturday)];

    public ValidateOptionsResult Validate(string? name, ReportingOptions options)
    {
        var problems = new List<string>();
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.ReportingZone, out _))
            problems.Add($"ReportingZone: '{options.ReportingZone}' is no time zone of this system; use an IANA name such as Europe/Berlin.");
        if (!Currencies.IsKnown(options.ReportingCurrency))
            problems.Add($"ReportingCurrency: '{options.ReportingCurrency}' is no ISO 4217 currency; use a code such as EUR.");
        if (!WeekStarts.Contains(options.WeekStart, StringComparer.OrdinalIgnoreCase)) problems.Add($"WeekStart: '{options.WeekStart}' is none of {string.Join(", ", WeekStarts)}.");
        if (options.FinalityDays is < 0 or > 365) problems.Add("FinalityDays must be between 0 and 365.");
        if (options.RetryUnfinishedAfter <= TimeSpan.Zero) problems.Add("RetryUnfinishedAfter must be a positive time such as 00:15:00.");
        if (options.RollupLateAfterMinutes is < 1 or > 10_080) problems.Add("RollupLateAfterMinutes must be between 1 and 10080, which is a week.");
        if (options.RollupShards is < 1 or > Partitions.Count) problems.Add($"RollupShards must be between 1 and {Partitions.Count}.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
