using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Trends;
using KpiFunctions.Reading;

namespace KpiFunctions.Trends;

/// <param name="Change">To minus from, of the whole.</param>
/// <param name="Sum">Of the parts: the change, but for rounding.</param>
internal sealed record ChangeAnswer(
    string Kpi, string Scope, string By, string From, string To, string BaseFrom, string BaseTo, double? Before, double? After, double? Change, string? Reason, IReadOnlyList<PartAnswer> Parts, double? Sum);

internal sealed record PartAnswer(string Member, double RateEffect, double MixEffect, double Effect);

/// <summary>What moved a KPI from one period to another: the members of a dimension, each with its rate and mix effect.</summary>
internal sealed class ChangeQuery(MemberSums sums)
{
    public async Task<ChangeAnswer> RunAsync(KpiDefinition kpi, Scope scope, Dimension by, Period period, Period before, CancellationToken cancel)
    {
        var (now, former) = (await sums.ReadAsync(by, scope, period, cancel), await sums.ReadAsync(by, scope, before, cancel));
        var members = now.Keys.Union(former.Keys).Order(StringComparer.Ordinal).Select(member => MemberOf(kpi, member, former.GetValueOrDefault(member), now.GetValueOrDefault(member))).ToList();
        var (was, @is) = (Whole(kpi, former.Values, scope), Whole(kpi, now.Values, scope));
        var parts = was.Value is null || @is.Value is null ? null : kpi.Denominator is null ? ChangeParts.OfNumber(members) : ChangeParts.OfRatio(members);
        return new ChangeAnswer(
            kpi.Name, scope.ToString(), by.WireName(), IsoDay.Text(period.From), IsoDay.Text(period.To), IsoDay.Text(before.From), IsoDay.Text(before.To),
            was.Value, @is.Value, @is.Value - was.Value, was.WireReason ?? @is.WireReason,
            [.. (parts ?? []).OrderByDescending(part => Math.Abs(part.Effect)).ThenBy(part => part.Member, StringComparer.Ordinal).Select(part => new PartAnswer(part.Member, part.Rate, part.Mix, part.Effect))],
            parts?.Sum(part => part.Effect));
    }

    private static MemberChange MemberOf(KpiDefinition kpi, string member, MeasureValues? before, MeasureValues? after) =>
        new(member, Of(kpi.Numerator, before), Of(kpi.Numerator, after), Of(kpi.Denominator, before), Of(kpi.Denominator, after));

    // What a member does not have it adds nothing of.
    private static double Of(MeasureSum? sum, MeasureValues? values) => values is null ? 0 : sum?.Of(values) ?? 0;

    // Days without any row are days of which nothing is known.
    private static KpiValue Whole(KpiDefinition kpi, IEnumerable<MeasureValues> members, Scope scope)
    {
        var (sum, isKnown) = (new MeasureValues(), false);
        foreach (var member in members)
        {
            sum.AddMembers(member);
            isKnown = true;
        }
        return isKnown ? kpi.Of(sum, scope) : KpiValue.Null(NullReason.NoData);
    }
}
