using System.Globalization;
using KpiFunctions.Core.Money;

namespace KpiFunctions.Core.Kpis;

/// <summary>A KPI's value as people read it: "1,234.50 EUR", "3.4%", "1,250".</summary>
public static class KpiText
{
    /// <param name="currency">The reporting currency.</param>
    public static string Of(KpiUnit unit, double value, string currency) => unit switch
    {
        KpiUnit.Money or KpiUnit.MoneyPer => MoneyText.Write(value, currency),
        KpiUnit.Ratio => value.ToString("0.##%", CultureInfo.InvariantCulture),
        _ => value.ToString("#,0.##", CultureInfo.InvariantCulture),
    };
}
