using System.Globalization;
using System.Net;
using System.Text;
using KpiFunctions.Core.Money;

namespace KpiFunctions.Digests;

/// <summary>
/// The digest as a page that mail programs show: tables and inline styles, no script, no picture, no address. Every text is encoded.
/// </summary>
internal static class DigestPage
{
    private const string Cell = "padding:6px 12px 6px 0;border-bottom:1px solid #d8dde3;text-align:left;vertical-align:top";

    public static string Of(Digest digest)
    {
        var page = new StringBuilder();
        var title = $"{(digest.Period == "weekly" ? "Your week" : "Your day")}: {Days(digest.From, digest.To)}";
        page.Append(CultureInfo.InvariantCulture, $"<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Text(title)}</title></head>");
        page.Append("<body style=\"margin:0;padding:24px;background:#ffffff;color:#1a2330;font:15px/1.5 system-ui,sans-serif;max-width:680px\">");
        page.Append(CultureInfo.InvariantCulture, $"<h1 style=\"font-size:20px\">{Text(title)}</h1><p>Compared with {Text(Days(digest.BaseFrom, digest.BaseTo))}.</p>");
        page.Append(CultureInfo.InvariantCulture, $"<h2 style=\"font-size:16px\">What moved, and why</h2><table role=\"presentation\" style=\"border-collapse:collapse;width:100%\">");
        foreach (var number in digest.Numbers) Add(page, number, digest.Currency);
        page.Append("</table><h2 style=\"font-size:16px\">What to look at</h2>");
        if (digest.LookAt.Count == 0) page.Append("<p>Nothing stands out.</p>");
        foreach (var finding in digest.LookAt)
            page.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:0 0 10px\"><strong>{Text(finding.Title)}</strong> ({Text(finding.Severity)})<br>{Text(finding.Detail)}</p>");
        return page.Append("</body></html>").ToString();
    }

    private static void Add(StringBuilder page, DigestNumber number, string currency)
    {
        var why = string.Join(", ", number.Why.Select(part => $"{part.Campaign} {Sign(part.Effect)}{Value(Math.Abs(part.Effect), number.Unit, currency)}"));
        page.Append(CultureInfo.InvariantCulture, $"<tr><td style=\"{Cell}\">{Text(number.Title)}</td><td style=\"{Cell}\"><strong>{Text(number.Value is { } value ? Value(value, number.Unit, currency) : number.Reason ?? "unknown")}</strong></td>");
        page.Append(CultureInfo.InvariantCulture, $"<td style=\"{Cell}\">{Text(number.Change is { } change ? change.ToString("+0.#%;-0.#%;0%", CultureInfo.InvariantCulture) : "")}</td><td style=\"{Cell}\">{Text(why)}</td></tr>");
    }

    private static string Sign(double effect) => effect < 0 ? "-" : "+";

    private static string Value(double value, string unit, string currency) => unit switch
    {
        "ratio" => value.ToString("0.##%", CultureInfo.InvariantCulture),
        "money" or "moneyper" => MoneyText.Write(value, currency),
        _ => value.ToString("#,0.##", CultureInfo.InvariantCulture),
    };

    private static string Days(string from, string to) => from == to ? from : $"{from} to {to}";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
