namespace KpiFunctions.Core.Attribution.Sheets;

internal static class UnixTime
{
    /// <summary>1970 in milliseconds of <see cref="DateTime.Ticks"/>.</summary>
    public const long Epoch = 621_355_968_000_000_000 / TimeSpan.TicksPerMillisecond;
}
