using System.Text.Json.Serialization;
using KpiFunctions.Core.Experiments;

namespace KpiFunctions.Experiments;

/// <param name="Exposures">Human clicks, posts or creators.</param>
/// <param name="Value">Net revenue in minor units of the reporting currency.</param>
/// <param name="Mean">The primary metric; null with the reason.</param>
/// <param name="Share">Of all exposures; null without any.</param>
internal sealed record VariantAnswer(
    string Id, string Label, double Weight, IReadOnlyList<string> Members, long Exposures, double? Conversions, long Value, double? Mean,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason, double? Share)
{
    public static IReadOnlyList<VariantAnswer> Of(IReadOnlyList<VariantResult> variants)
    {
        var (exposures, weights) = (variants.Sum(variant => variant.Exposures), variants.Sum(variant => variant.Variant.Weight));
        return [.. variants.Select(each => new VariantAnswer(
            each.Variant.Id, each.Variant.Id, each.Variant.Weight / weights, each.Variant.Members, each.Exposures, each.Conversions, each.Revenue,
            each.Metric?.Mean, each.Reason, exposures > 0 ? (double)each.Exposures / exposures : null))];
    }
}

/// <summary>A variant against the control: the lift as a share of the control's metric, with its range; null with the reason.</summary>
internal sealed record ComparisonAnswer(
    string Variant, string Control, double? Lift, double? Low, double? High, double? Level, string Method, double? P, double? HolmP, double? ChanceToWin,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason)
{
    public static ComparisonAnswer Of(Experiment experiment, Comparison each) => new(
        each.Variant.Id, experiment.Control.Id, each.Range?.Value, each.Range?.Low, each.Range?.High, each.Range?.Level, each.Method.WireName(), each.Range?.P,
        each.HolmP, each.Range?.ChanceToWin, each.Reason);
}
