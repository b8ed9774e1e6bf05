namespace KpiFunctions.Core.Attribution.Paths;

/// <summary>How long before a conversion a touch still counts.</summary>
/// <param name="Days">1 to <see cref="MostDays"/>.</param>
/// <param name="OfPlatform">Days of platforms that differ.</param>
public sealed record Lookback(int Days, IReadOnlyDictionary<string, int> OfPlatform)
{
    public const int MostDays = 365;

    public Lookback(int days) : this(days, new Dictionary<string, int>())
    {
    }

    /// <summary>So many days of the touch index have to be read.</summary>
    public int Longest => OfPlatform.Values.Append(Days).Max();

    public TimeSpan Of(string? platform) => TimeSpan.FromDays(platform is not null && OfPlatform.TryGetValue(platform, out var days) ? days : Days);
}
