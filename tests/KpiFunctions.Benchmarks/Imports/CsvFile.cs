using System.Globalization;
using System.Text;
using KpiFunctions.Benchmarks.Support;

namespace KpiFunctions.Benchmarks.Imports;

/// <summary>A generated export on disk, kept between runs.</summary>
internal sealed record CsvFile(string Name, string Path, int Rows, long Bytes)
{
    private const string EventColumns =
        "type,id,occurredAt,campaign,influencer,platform,post,contentType,country,visitorId,orderId,stage,amount,currency,coupon";

    // Shopify's orders export as of 2025: 79 columns.
    private static readonly string ShopifyColumns = string.Join(',',
        "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount",
        "Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable",
        "Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province",
        "Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province",
        "Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee",
        "Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value",
        "Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At,Payment References");

    private const string Address = "Customer Name,\"Street 1, 2nd floor\",Street 1,2nd floor,,Berlin,'10115,BE,DE,";

    private static readonly string[] Platforms = ["instagram", "tiktok", "youtube", "x", "facebook", "linkedin"];

    /// <summary>Our own format: 90 % clicks, 10 % conversions; 5 % of the coupons are quoted.</summary>
    public static CsvFile Events(string folder, int rows) => Of(folder, "events", EventColumns, rows, EventRow);

    /// <summary>Three orders of one row each, then one with a second line item, and so on.</summary>
    public static CsvFile ShopifyOrders(string folder, int rows) => Of(folder, "shopify-orders", ShopifyColumns, rows, ShopifyRow);

    private static CsvFile Of(string folder, string name, string columns, int rows, Action<StringBuilder, SplitMix64, int> append)
    {
        var path = System.IO.Path.Combine(folder, $"{name}-{rows}-1.csv");
        if (!File.Exists(path)) Write(path, columns, rows, append);
        return new CsvFile(name, path, rows, new FileInfo(path).Length);
    }

    private static void Write(string path, string columns, int rows, Action<StringBuilder, SplitMix64, int> append)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var chance = new SplitMix64(7);
        var line = new StringBuilder();
        using (var file = new StreamWriter(path + ".part"))
        {
            file.Write(columns + "\n");
            for (var i = 0; i < rows; i++)
            {
                append(line.Clear(), chance, i);
                file.Write(line.Append('\n'));
            }
        }
        File.Move(path + ".part", path);
    }

    private static void EventRow(StringBuilder line, SplitMix64 chance, int i)
    {
        var post = chance.Below(5_000);
        var platform = Platforms[post % 6];
        var time = DateTime.UnixEpoch.AddDays(20_500).AddMilliseconds(i * 80L);
        var sold = i % 10 == 0;
        line.Append(CultureInfo.InvariantCulture, $"{(sold ? "conversion" : "click")},evt-{i:0000000000},{time:yyyy-MM-dd'T'HH:mm:ss.fff}Z,");
        line.Append(CultureInfo.InvariantCulture, $"campaign-{post % 50:00},influencer-{post % 500:000},{platform},{platform}:17841400000{post:0000},");
        line.Append(CultureInfo.InvariantCulture, $"reel,DE,visitor-{chance.Below(200_000):000000},");
        if (sold) line.Append(CultureInfo.InvariantCulture, $"A-{i},purchase,{chance.Below(300)}.{chance.Below(100):00},EUR,");
        else line.Append(",,,,");
        line.Append(chance.NextDouble() < 0.05 ? "\"LENA10, FREESHIP\"" : "LENA10");
    }

    private static void ShopifyRow(StringBuilder line, SplitMix64 chance, int i)
    {
        var order = 1_000 + (i / 4 * 3) + Math.Min(i % 4, 2);
        var time = DateTime.UnixEpoch.AddDays(20_500).AddSeconds(order).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        if (i % 4 == 3)
        {
            line.Append(CultureInfo.InvariantCulture, $"#{order},c{order}@example.com,,,,,,,,,,,,,,{time} +0100,2,Socks,9.95,,SKU-2,true,true,pending");
            line.Append(',', 79 - 24);
            return;
        }
        var total = string.Create(CultureInfo.InvariantCulture, $"{chance.Below(300)}.{chance.Below(100):00}");
        line.Append(CultureInfo.InvariantCulture, $"#{order},c{order}@example.com,paid,{time} +0100,fulfilled,{time} +0100,no,EUR,100.00,4.90,15.97,{total},");
        line.Append(CultureInfo.InvariantCulture, $"LENA10,10.00,Standard,{time} +0100,1,Shoe,99.90,,SKU-1,true,true,fulfilled,{Address},{Address},,,,");
        line.Append(CultureInfo.InvariantCulture, $"Shopify Payments,c{order}.1,0.00,Brand,0.00,,,,{5_678_900_000_000 + order},,");
        line.Append("Low,web,0.00,DE MwSt 19%,15.97");
        line.Append(',', 79 - 62);
    }
}
