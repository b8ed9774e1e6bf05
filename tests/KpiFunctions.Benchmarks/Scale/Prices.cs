namespace KpiFunctions.Benchmarks.Scale;

/// <summary>US dollars, locally redundant storage, list prices as second-hand sources had them in 2025 and 2026. Put in your own before you rely on a sum.</summary>
internal static class Prices
{
    private const double BlobWrites = 0.055 / 10_000;
    private const double BlobReads = 0.0044 / 10_000;
    private const double Tables = 0.00036 / 10_000;
    private const double Queues = 0.004 / 10_000;

    /// <summary>Flex Consumption: a GB-second, at 2 GB an instance.</summary>
    public const double InstanceSecond = 2 * 0.000026;

    public const double Execution = 0.40 / 1_000_000;

    public const double GigabyteMonth = 0.0208;

    public static double Of(Operation operation) => operation switch
    {
        Operation.BlobWrite => BlobWrites,
        Operation.BlobRead => BlobReads,
        Operation.Table => Tables,
        _ => Queues,
    };
}
