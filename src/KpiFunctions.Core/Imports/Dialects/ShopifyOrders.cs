using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Shopify's orders export: one row a line item, with the order's own fields on the first row of each order only. <c>Total</c> stays gross
/// when the order is refunded or cancelled. <c>Id</c> is the key; <c>Name</c> ("#1001") stands in for old exports without it.
/// </summary>
internal static class ShopifyOrders
{
    private const string ClickIdNote = "kpi_click:";

    private static readonly HashSet<string> Sold = new(["paid", "partially_paid", "partially_refunded", "refunded"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Unpaid = new(["pending", "authorized"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> Voided = new(["voided", "expired"], StringComparer.OrdinalIgnoreCase);

    public static readonly Dialect Dialect = new()
    {
        Name = "shopify-orders",
        Namespace = "shopify",
        RecognizedBy = ["Name", "Financial Status", "Currency", "Total", "Created at", "Lineitem quantity"],
        Columns =
        [
            "Id", "Name", "Email", "Financial Status", "Currency", "Total", "Discount Code", "Created at", "Paid at", "Cancelled at",
            "Refunded Amount", "Note Attributes", "Shipping Country", "Billing Country",
        ],
        PersonalColumns =
        [
            "Email", "Phone", "Notes", "Note Attributes", "Tags",
            "Billing Name", "Billing Street", "Billing Address1", "Billing Address2", "Billing Company", "Billing City", "Billing Zip", "Billing Phone",
            "Shipping Name", "Shipping Street", "Shipping Address1", "Shipping Address2", "Shipping Company", "Shipping City", "Shipping Zip", "Shipping Phone",
        ],
        ColumnOf = new Dictionary<string, string>
        {
            ["id"] = "Id",
            ["orderId"] = "Id",
            ["occurredAt"] = "Created at",
            ["amount"] = "Total",
            ["currency"] = "Currency",
            ["coupon"] = "Discount Code",
            ["clickId"] = "Note Attributes",
            ["email"] = "Email",
            ["country"] = "Shipping Country",
        },
        Map = Map,
    };

    private static RowOutcome Map(Cells row, RowContext context)
    {
        var status = row["Financial Status"];
        if (status is null && row["Total"] is null) return SkipReason.LineItem;
        if (status is null) return new Rejection(RejectReason.FieldMissing, "Financial Status", "'Financial Status' is missing, so nobody knows whether there is money.");
        if (Unpaid.Contains(status)) return SkipReason.OrderUnpaid;
        if (Voided.Contains(status)) return SkipReason.OrderVoided;
        if (!Sold.Contains(status)) return new Rejection(RejectReason.FieldInvalid, "Financial Status", "'Financial Status' is none that we know.");
        return MapSold(row, context.Events);
    }

    private static RowOutcome MapSold(Cells row, EventContext context)
    {
        if ((row["Id"] ?? row["Name"]) is not { } order) return new Rejection(RejectReason.IdMissing, "Id", "Both 'Id' and 'Name' are missing.");
        if (RoundedIds.Find(row, "Id") is { } rounded) return rounded;
        if (row["Total"] is not { } total) return new Rejection(RejectReason.FieldMissing, "Total", "'Total' is missing.");
        var purchase = EventFields.ToRecord(Purchase(row, order, total), context);
        return row["Refunded Amount"] is { } refunded && !IsZero(refunded)
            ? RowOutcome.AllOf(purchase, MapRefund(Refund(row, order, refunded), context))
            : purchase;
    }

    private static RecordOutcome MapRefund(Dictionary<string, string> fields, EventContext context)
    {
        var refund = EventFields.ToRecord(fields, context);
        return refund.Rejection is { Field: "amount" } wrong
            ? wrong with { Field = "Refunded Amount", Detail = wrong.Detail.Replace("'amount'", "'Refunded Amount'", StringComparison.Ordinal) }
            : refund;
    }

    private static Dictionary<string, string> Purchase(Cells row, string order, string total)
    {
        var fields = Common(row, order);
        fields["type"] = RecordType.Conversion.WireName();
        fields["stage"] = Stages.Purchase;
        fields["id"] = order;
        fields["amount"] = total;
        Set(fields, "occurredAt", Time(row["Created at"]));
        return fields;
    }

    // The column is what was refunded so far, in however many parts; the webhook of each part says the same again. The export has no time of the
    // refund: the latest time that it does have stands for it.
    private static Dictionary<string, string> Refund(Cells row, string order, string refunded)
    {
        var fields = Common(row, order);
        fields["type"] = RecordType.RefundTotal.WireName();
        fields["amount"] = refunded;
        Set(fields, "occurredAt", Time(row["Cancelled at"] ?? row["Paid at"] ?? row["Created at"]));
        return fields;
    }

    private static Dictionary<string, string> Common(Cells row, string order)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["orderId"] = order };
        Set(fields, "currency", row["Currency"]);
        Set(fields, "coupon", row["Discount Code"]?.Split(',', 2)[0]);
        Set(fields, "clickId", ClickId(row["Note Attributes"]));
        Set(fields, "email", row["Email"]);
        Set(fields, "country", row["Shipping Country"] ?? row["Billing Country"]);
        return fields;
    }

    private static string? ClickId(string? notes)
    {
        foreach (var line in (notes ?? "").AsSpan().EnumerateLines())
            if (line.Trim().StartsWith(ClickIdNote, StringComparison.OrdinalIgnoreCase)) return line.Trim()[ClickIdNote.Length..].Trim().ToString();
        return null;
    }

    // "2025-10-07 09:50:26 +0200": ISO but for the blank before the offset. Anything else is left for the time check to refuse.
    private static string? Time(string? cell) => cell?.LastIndexOf(' ') is { } blank and > 10 ? cell.Remove(blank, 1) : cell;

    private static bool IsZero(string amount) => amount.AsSpan().Trim("0.").IsEmpty;

    private static void Set(Dictionary<string, string> fields, string name, string? value)
    {
        if (value is not null) fields[name] = value;
    }
}
