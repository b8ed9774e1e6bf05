using System.Globalization;

namespace KpiFunctions.Benchmarks.Support;

/// <summary>Numbers as the tables show them.</summary>
internal static class Text
{
    public static string Seconds(double seconds) => seconds.ToString(seconds < 0.1 ? "0.0000" : "0.00", CultureInfo.InvariantCulture);

    public static string Range(Sample sample) => $"{Seconds(sample.Min)}-{Seconds(sample.Max)}";

    public static string Count(double number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Ratio(double ratio) => ratio.ToString(ratio < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture);

    public static string Milliseconds(double seconds) => (seconds * 1000).ToString("0.00", CultureInfo.InvariantCulture);

    public static string Megabytes(double bytes) => (bytes / 1e6).ToString("#,0", CultureInfo.InvariantCulture);
}
