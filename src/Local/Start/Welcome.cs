using Cronos;
using KpiFunctions.Local.SampleBrand;

namespace KpiFunctions.Local.Start;

/// <summary>What a person who started everything wants to know next.</summary>
internal static class Welcome
{
    private const string DefaultSchedule = "0 */5 * * * *";

    /// <param name="sample">The loaded brand; null when none is.</param>
    public static void Print(TextWriter screen, AppSettings settings, SampleOptions? sample, DateTimeOffset now)
    {
        var range = sample is null ? "" : $"?from={sample.FirstDay:yyyy-MM-dd}&to={sample.LastDay:yyyy-MM-dd}";
        screen.WriteLine();
        screen.WriteLine($"Dashboard    {settings.Url}/dashboard{range}");
        screen.WriteLine($"API          {settings.Url}/openapi.json");
        screen.WriteLine(settings.FunctionKey is null
            ? "Keys         none is set: protected routes answer on this machine only (new-key NAME makes one)"
            : $"Keys         protected routes ask for one of FunctionKeys__* in {SettingsFile.Name} (header x-functions-key, or ?code=)");
        screen.WriteLine($"Next rollup  {NextRollup(settings["RollupSchedule"] ?? DefaultSchedule, now)}");
        screen.WriteLine("Stop         Ctrl+C");
        screen.WriteLine();
    }

    private static string NextRollup(string schedule, DateTimeOffset now) =>
        CronExpression.TryParse(schedule, CronFormat.IncludeSeconds, out var cron) && cron.GetNextOccurrence(now, TimeZoneInfo.Utc) is { } next
            ? $"{next:yyyy-MM-dd HH:mm:ss} UTC ({schedule})"
            : $"on the schedule {schedule}";
}
