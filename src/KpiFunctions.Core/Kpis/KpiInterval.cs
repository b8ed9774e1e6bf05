using KpiFunctions.Core.Conversation;

namespace KpiFunctions.Core.Kpis;

/// <summary>Where a KPI's value may lie by chance, at <see cref="Wilson.Level"/>.</summary>
/// <param name="Count">Events that it comes from.</param>
/// <param name="Method">"wilson", or <see cref="NetSentiment.Method"/> for the difference of two shares of one sample.</param>
public sealed record KpiInterval(double Low, double High, long Count, string Method)
{
    public static KpiInterval? Of(Wilson? proportion) => proportion is var (low, high, count) ? new(low, high, count, Wilson.Method) : null;

    public static KpiInterval? Of(NetSentiment? net) => net is var (_, low, high, count) ? new(low, high, count, NetSentiment.Method) : null;
}
