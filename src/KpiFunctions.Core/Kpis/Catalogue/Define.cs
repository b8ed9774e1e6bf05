using static KpiFunctions.Core.Kpis.KpiDirection;

namespace KpiFunctions.Core.Kpis.Catalogue;

/// <summary>The forms that KPIs come in, and whose definitions they are.</summary>
internal static class Define
{
    public const string Ours = "KpiFunctions";
    public const string Common = "common usage";
    public const string Hootsuite = "Hootsuite, engagement rate guide, pooled (sum over sum)";
    public const string Ana = "ANA influencer marketing measurement guidelines, 2022";
    public const string GoogleAnalytics = "Google Analytics 4";
    public const string AnyAge = "own and creators' accounts, over their posts of any age";

    public static KpiDefinition Number(string name, string title, MeasureSum sum, string source) =>
        new() { Name = name, Title = title, Unit = KpiUnit.Count, Numerator = sum, Base = "none", Source = source };

    public static KpiDefinition Amount(string name, string title, MeasureSum sum) =>
        new() { Name = name, Title = title, Unit = KpiUnit.Money, Numerator = sum, Base = "none", Source = Ours };

    public static KpiDefinition Rate(string name, string title, MeasureSum numerator, MeasureSum denominator, string @base, string source) =>
        new() { Name = name, Title = title, Unit = KpiUnit.Ratio, Numerator = numerator, Denominator = denominator, Base = @base, Source = source };

    /// <summary>A rate of events among events of one kind: it has an interval.</summary>
    public static KpiDefinition Share(string name, string title, MeasureSum numerator, MeasureSum denominator, string @base, string source) =>
        Rate(name, title, numerator, denominator, @base, source) with { IsProportion = true };

    public static KpiDefinition Per(string name, string title, MeasureSum numerator, MeasureSum denominator, string @base) =>
        new() { Name = name, Title = title, Unit = KpiUnit.MoneyPer, Numerator = numerator, Denominator = denominator, Base = @base, Source = Common, Direction = Down };
}
