using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Registry;

/// <summary>What makes a cost of the registry whole.</summary>
internal static class CostShape
{
    private static readonly string[] Allocations = ["day", "posting", "flat", "impressions"];

    public static void Check(FieldReader reader, IReadOnlyDictionary<string, string> entry)
    {
        if (entry.TryGetValue("amount", out var amount) && entry.TryGetValue("currency", out var currency) && !MoneyText.TryParse(amount, currency, out _))
            reader.Fail(RejectReason.AmountInvalid, "amount", $"'amount' is no plain decimal number of {currency} in major units.");
        if (entry.TryGetValue("from", out var from) && entry.TryGetValue("to", out var to) && string.CompareOrdinal(to, from) < 0)
            reader.Fail(RejectReason.FieldInvalid, "to", "'to' is before 'from'.");
        if (entry.TryGetValue("allocation", out var allocation) && !Allocations.Contains(allocation))
            reader.Fail(RejectReason.FieldInvalid, "allocation", $"'allocation' is none of: {string.Join(", ", Allocations)}.");
        if (entry.TryGetValue("costKind", out var kind) && !EventMoney.CostKinds.Contains(kind))
            reader.Fail(RejectReason.FieldInvalid, "costKind", $"'costKind' is none of: {string.Join(", ", EventMoney.CostKinds)}.");
    }
}
