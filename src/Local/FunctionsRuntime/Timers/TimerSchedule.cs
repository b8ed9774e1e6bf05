using System.Globalization;
using Cronos;

namespace KpiFunctions.Local.FunctionsRuntime.Timers;

/// <summary>
/// When a timer fires: by NCRONTAB (six fields, seconds first, or five without seconds) in a time zone, or at a fixed interval.
/// </summary>
internal sealed class TimerSchedule
{
    private readonly CronExpression? cron;
    private readonly TimeSpan interval;
    private readonly TimeZoneInfo zone;

    private TimerSchedule(string text, CronExpression? cron, TimeSpan interval, TimeZoneInfo zone) =>
        (Text, this.cron, this.interval, this.zone) = (text, cron, interval, zone);

    public string Text { get; }

    /// <exception cref="ConfigurationException">The text is neither, or never fires.</exception>
    public static TimerSchedule Parse(string text, TimeZoneInfo zone)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Length;
        if (fields is 5 or 6 && CronExpression.TryParse(text, fields == 6 ? CronFormat.IncludeSeconds : CronFormat.Standard, out var cron))
            return new(text, cron, default, zone);
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero)
            return new(text, null, interval, zone);

        throw new ConfigurationException(
            $"'{text}' is no schedule: write six cron fields, seconds first, like '0 */5 * * * *', or a time span like '00:05:00'.");
    }

    /// <summary>The first time after the given one; the end of time for a cron expression that never fires again.</summary>
    public DateTimeOffset NextAfter(DateTimeOffset time) =>
        cron is null ? time + interval : cron.GetNextOccurrence(time, zone)?.ToUniversalTime() ?? DateTimeOffset.MaxValue;

    /// <summary>Whether it fires more often than once a minute around the given time: then no last run is stored for it.</summary>
    public bool IsFasterThanAMinute(DateTimeOffset now)
    {
        if (cron is null) return interval < TimeSpan.FromMinutes(1);

        var fields = Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var everyMinute = fields.Length == 6 && fields.Skip(1).All(field => field == "*");
        return everyMinute && NextAfter(NextAfter(now)) <= now.AddMinutes(1);
    }
}
