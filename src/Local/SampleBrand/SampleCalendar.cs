namespace KpiFunctions.Local.SampleBrand;

/// <summary>The brand's days on its own clock.</summary>
internal sealed class SampleCalendar(SampleOptions options)
{
    // Monday first: people walk, and shop for walking, at the weekend.
    private static readonly double[] WeekdayFactors = [0.86, 0.88, 0.93, 0.97, 1.06, 1.22, 1.18];

    private readonly TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(options.Zone);

    public int Days => options.Days;

    public DateOnly Day(int index) => options.FirstDay.AddDays(index);

    public int IndexOf(DateTimeOffset time) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time, zone).DateTime).DayNumber - options.FirstDay.DayNumber;

    public bool IsMonday(int index) => Day(index).DayOfWeek == DayOfWeek.Monday;

    /// <summary>How lively the day is: growth over the range, times its weekday.</summary>
    public double Liveliness(int index) => WeekdayFactors[((int)Day(index).DayOfWeek + 6) % 7] * (0.75 + 0.5 * index / Days);

    /// <summary>The instant at which the brand's clock shows the time of the day.</summary>
    public DateTimeOffset At(int index, int secondOfDay)
    {
        var local = Day(index).ToDateTime(TimeOnly.MinValue).AddSeconds(secondOfDay);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public DateTimeOffset Local(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone);

    /// <summary>A time of the day at which people are awake, with a peak in the evening.</summary>
    public DateTimeOffset Sometime(int index, SplitMix64 chance)
    {
        var hour = 6 + (chance.Below(17) + chance.Below(18)) * 3 / 5;
        return At(index, Math.Min(hour, 23) * 3600 + chance.Below(3600));
    }
}
