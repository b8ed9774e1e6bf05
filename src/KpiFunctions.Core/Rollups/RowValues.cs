using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Rollups;

/// <summary>Tells whether two runs of a day say the same, without comparing rows that one of them may have half written.</summary>
public static class RowValues
{
    /// <summary>SHA-256 of scopes, measures, amounts apart and currencies; what is known about them, such as as-of, is no value.</summary>
    public static string Hash(IEnumerable<KpiRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows) hash.AppendData(Encoding.UTF8.GetBytes(Text(row)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Text(KpiRow row)
    {
        var text = new StringBuilder().Append(row.Scope).Append('|').Append(row.Currency);
        foreach (var measure in Measures.All) text.Append(CultureInfo.InvariantCulture, $"|{row.Measures[measure]}");
        foreach (var (name, minor) in row.Apart.OrderBy(amount => amount.Key, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"|{name}={minor}");
        return text.Append('\n').ToString();
    }
}
