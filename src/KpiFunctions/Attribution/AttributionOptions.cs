using KpiFunctions.Core.Attribution.Models;
using KpiFunctions.Core.Attribution.Paths;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>How credit is given. Section <c>Attribution</c> of the configuration; a question may say otherwise for itself.</summary>
internal sealed class AttributionOptions
{
    public const string Section = "Attribution";

    /// <summary>Days before a conversion in which a touch counts. Default 30.</summary>
    public int LookbackDays { get; set; } = 30;

    /// <summary>Days of platforms that differ: <c>Attribution__LookbackDaysOf__tiktok=7</c>.</summary>
    public Dictionary<string, int> LookbackDaysOf { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Days in which a touch loses half of its weight in model timeDecay. Default 7.</summary>
    public double HalfLifeDays { get; set; } = 7;

    /// <summary>Conversions with a touch that Markov and Shapley need. Default 300.</summary>
    public int MinimumConversions { get; set; } = 300;

    public Lookback Lookback => new(LookbackDays, LookbackDaysOf);

    public ModelOptions Models => new(TimeSpan.FromDays(HalfLifeDays), MinimumConversions);
}

internal sealed class ValidateAttributionOptions : IValidateOptions<AttributionOptions>
{
    public ValidateOptionsResult Validate(string? name, AttributionOptions options)
    {
        var problems = new List<string>();
        if (options.LookbackDaysOf.Values.Append(options.LookbackDays).Any(days => days is < 1 or > Lookback.MostDays))
            problems.Add($"Attribution__LookbackDays and Attribution__LookbackDaysOf__… must be between 1 and {Lookback.MostDays}.");
        if (options.HalfLifeDays is not (> 0 and <= Lookback.MostDays)) problems.Add($"Attribution__HalfLifeDays must be above 0 and at most {Lookback.MostDays}.");
        if (options.MinimumConversions < 1) problems.Add("Attribution__MinimumConversions must be at least 1.");
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
