using System.Globalization;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>Shopify's orders export: one row per line item, everything about the order on its first row only.</summary>
internal static class ShopifyCsv
{
    private const string Header =
        "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code," +
        "Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku," +
        "Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2," +
        "Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1," +
        "Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes," +
        "Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level," +
        "Source,Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value," +
        "Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At,Payment References";

    private static readonly string[] Columns = Header.Split(',');

    public static byte[] Write(IReadOnlyList<SampleEvent> orders, IReadOnlyDictionary<string, SampleEvent> refunds, SampleCalendar calendar)
    {
        var csv = new CsvText().Row(Columns);
        foreach (var order in orders)
        {
            foreach (var (item, n) in Items(order).Select((item, n) => (item, n)))
            {
                var cells = LineCells(order, item);
                if (n == 0) AddOrder(cells, order, refunds.GetValueOrDefault(order.Order!), calendar);
                csv.Row(Columns.Select(column => cells.GetValueOrDefault(column)));
            }
        }
        return csv.ToBytes();
    }

    // Line items are only for the look of it: the order's total is what counts.
    private static IEnumerable<(string Name, string Sku, int Price)> Items(SampleEvent order)
    {
        var first = (int)(order.Minor!.Value % Cast.Products.Count);
        return Enumerable.Range(first, 1 + first % 3).Select(n => Cast.Products[n % Cast.Products.Count]);
    }

    private static Dictionary<string, string> LineCells(SampleEvent order, (string Name, string Sku, int Price) item) => new()
    {
        ["Name"] = NameOf(order),
        ["Email"] = order.Person + "@customers.example",
        ["Lineitem quantity"] = "1",
        ["Lineitem name"] = item.Name,
        ["Lineitem price"] = MoneyText.Major(item.Price, "EUR"),
        ["Lineitem sku"] = item.Sku,
        ["Lineitem requires shipping"] = "true",
        ["Lineitem taxable"] = "true",
        ["Lineitem fulfillment status"] = "fulfilled",
        ["Vendor"] = Cast.Brand,
        ["Lineitem discount"] = "0.00",
    };

    private static void AddOrder(Dictionary<string, string> cells, SampleEvent order, SampleEvent? refund, SampleCalendar calendar)
    {
        var (total, currency) = (order.Minor!.Value, order.Currency!);
        var at = Time(order.At, calendar);
        cells["Financial Status"] = refund is null ? "paid" : refund.Minor == total ? "refunded" : "partially_refunded";
        cells["Paid at"] = at;
        if (refund?.Minor == total) cells["Cancelled at"] = Time(refund.At, calendar);
        cells["Created at"] = at;
        cells["Fulfillment Status"] = "fulfilled";
        cells["Accepts Marketing"] = "no";
        cells["Currency"] = currency;
        cells["Subtotal"] = MoneyText.Major(total - 490, currency);
        cells["Shipping"] = "4.90";
        cells["Taxes"] = MoneyText.Major(total * 19 / 119, currency);
        cells["Total"] = MoneyText.Major(total, currency);
        cells["Discount Code"] = order.Coupon ?? "";
        cells["Discount Amount"] = "0.00";
        cells["Billing Name"] = "Kim Example";
        cells["Billing Zip"] = "'10115";
        cells["Billing Country"] = "DE";
        cells["Notes"] = "Please ring twice,\nthen \"leave at door\"";
        cells["Payment Method"] = "Card";
        cells["Refunded Amount"] = MoneyText.Major(refund?.Minor ?? 0, currency);
        cells["Outstanding Balance"] = "0.00";
        cells["Id"] = order.Order!;
        cells["Source"] = "web";
    }

    private static string NameOf(SampleEvent order) => "#" + ((long.Parse(order.Order!, CultureInfo.InvariantCulture) - 5_900_000_000_000) / 7_919 + 1001).ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time, SampleCalendar calendar)
    {
        var local = calendar.Local(time);
        return local.ToString("yyyy-MM-dd HH:mm:ss ", CultureInfo.InvariantCulture) + local.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "");
    }
}
