using KpiFunctions.Core.Money;

namespace KpiFunctions.Core.Records;

/// <summary>The amount of a money record: major units in, minor units out, never rounded.</summary>
internal static class EventMoney
{
    public static readonly IReadOnlyList<string> CostKinds = ["fee", "product", "shipping", "commission", "boost", "other"];

    public static Amount? Read(FieldReader reader, RecordType type)
    {
        var currency = ReadCurrency(reader);
        if (reader.Text("amount") is not { } text)
        {
            if (type != RecordType.Conversion) reader.Fail(RejectReason.FieldMissing, "amount", $"A {type.WireName()} needs an 'amount'.");
            return null;
        }
        if (currency is null)
        {
            reader.Fail(RejectReason.FieldMissing, "currency", "'amount' needs a 'currency'.");
            return null;
        }
        return Parse(reader, type, text, currency);
    }

    private static string? ReadCurrency(FieldReader reader)
    {
        if (reader.Text("currency")?.ToUpperInvariant() is not { } code) return null;
        if (Currencies.IsKnown(code)) return code;
        reader.Fail(RejectReason.CurrencyUnknown, "currency", "'currency' is no circulating currency of ISO 4217.");
        return null;
    }

    private static Amount? Parse(FieldReader reader, RecordType type, string text, string currency)
    {
        if (!MoneyText.TryParse(text, currency, out var minor))
            reader.Fail(RejectReason.AmountInvalid, "amount", $"'amount' is no plain decimal number of {currency} in major units.");
        // An order of nothing (a voucher, a gift) is an order; a refund or cost of nothing is a mistake.
        else if (minor < 0 || (minor == 0 && type is RecordType.Refund or RecordType.Cost))
            reader.Fail(RejectReason.AmountInvalid, "amount", $"The 'amount' of a {type.WireName()} must be positive: the type says the direction.");
        return new Amount(minor, currency);
    }
}
