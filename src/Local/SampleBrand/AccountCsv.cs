using System.Globalization;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>Followers of accounts in the project's own columns.</summary>
internal static class AccountCsv
{
    public static byte[] Write(IReadOnlyList<AccountReading> readings)
    {
        var csv = new CsvText().Row("type", "occurredAt", "account", "followers");
        foreach (var reading in readings)
            csv.Row("accountMetrics", reading.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), reading.Account, reading.Followers.ToString(CultureInfo.InvariantCulture));
        return csv.ToBytes();
    }
}
