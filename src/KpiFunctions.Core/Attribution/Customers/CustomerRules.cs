namespace KpiFunctions.Core.Attribution.Customers;

/// <summary>Days after a first purchase within which a second one is a repeat.</summary>
public static class CustomerRules
{
    public const int Soon = 30;
    public const int Late = 90;

    /// <summary>A customer without a purchase for so many days before is new.</summary>
    public const int HistoryDays = 365;
}
