using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Alerts;

/// <summary>What a rule waits for.</summary>
public enum AlertCondition
{
    /// <summary>Every one of the days is below the value.</summary>
    Below,
    /// <summary>Every one of the days is above the value.</summary>
    Above,
    /// <summary>The days together are lower than as many days before, by at least the share.</summary>
    Falls,
    /// <summary>The days together are higher than as many days before, by at least the share.</summary>
    Rises,
}

/// <summary>A rule of the user's own, registry kind <c>alertRules</c>: tell me when a KPI of a scope does that for so many days.</summary>
/// <param name="Value">In the KPI's unit (money in minor units); of <see cref="AlertCondition.Falls"/> and <see cref="AlertCondition.Rises"/> a share: 0.3 is 30 %.</param>
/// <param name="Days">Whole reporting days, 1 to <see cref="MostDays"/>.</param>
public sealed record AlertRule(string Id, string Name, KpiDefinition Kpi, Scope Scope, AlertCondition When, double Value, int Days)
{
    public const int MostDays = 90;

    private static readonly string[] Conditions = [.. Enum.GetNames<AlertCondition>().Select(name => name.ToLowerInvariant())];

    /// <summary>In force until an entry of the same id says otherwise; with <c>enabled</c> "no" it switches the rule off.</summary>
    public static IReadOnlyList<AlertRule> Defaults { get; } =
    [
        new("default:low-follower-growth", "Low follower growth", KpiCatalog.Find("followerGrowthRate")!, Scope.Total, AlertCondition.Below, 0, 14),
        new("default:falling-engagement", "Falling engagement", KpiCatalog.Find("engagementRateByReach")!, Scope.Total, AlertCondition.Falls, 0.3, 14),
    ];

    public string Condition => Conditions[(int)When];

    /// <summary>The rule that an entry describes, or everything that is wrong with it.</summary>
    public static (AlertRule? Rule, IReadOnlyList<FieldProblem> Problems) Read(RegistryEntry entry)
    {
        var fields = new EntryFields(entry.Fields);
        var kpi = Known(fields);
        var scope = Scope.TryParse(fields["scope"] ?? "");
        if (scope is null) fields.Fail("scope", "'scope' is none that rows are kept for: campaign=spring, influencer=…, platform=…, post=… or nothing.");
        var when = fields.OneOf("when", Conditions);
        if (when is null && fields["when"] is null) fields.Fail("when", "'when' is missing: below, above, falls or rises.");
        var value = fields.Number("value", double.MinValue, double.MaxValue);
        if (value is null && fields["value"] is null) fields.Fail("value", "'value' is missing.");
        var days = fields.Number("days", 1, MostDays) ?? 1;
        if (days != Math.Floor(days)) fields.Fail("days", "'days' is no whole number.");
        if (fields.Problems.Count > 0) return (null, fields.Problems);
        return (new AlertRule(entry.Id, fields["name"] ?? entry.Id, kpi!, scope!, (AlertCondition)when!.Value, value!.Value, (int)days), []);
    }

    private static KpiDefinition? Known(EntryFields fields)
    {
        if (fields.Required("kpi") is not { } name) return null;
        if (KpiCatalog.Find(name) is { } kpi) return kpi;
        fields.Fail("kpi", $"'{name}' is no KPI; GET /kpis/definitions lists them.");
        return null;
    }
}
