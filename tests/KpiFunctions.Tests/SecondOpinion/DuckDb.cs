using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace KpiFunctions.Tests.SecondOpinion;

/// <summary>Asks query.mjs: an independent computation of the additive measures of everything over a folder of log lines.</summary>
internal static class DuckDb
{
    /// <param name="folder">Holds the log's blobs by name.</param>
    public static async Task<SortedDictionary<(DateOnly Day, string Measure), long>> AskAsync(string folder, string currency, TimeZoneInfo zone, IEnumerable<DateOnly> days)
    {
        var start = new ProcessStartInfo("node", ["query.mjs"]) { WorkingDirectory = Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new { folder, currency, days = days.Select(day => WindowOf(day, zone)) }));
        node.StandardInput.Close();
        var errors = node.StandardError.ReadToEndAsync();
        var lines = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return Read(lines);
    }

    private static string Folder => typeof(DuckDb).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "SecondOpinion").Value!;

    private static string[] WindowOf(DateOnly day, TimeZoneInfo zone) => [$"{day:yyyy-MM-dd}", StartOf(day, zone), StartOf(day.AddDays(1), zone)];

    private static string StartOf(DateOnly day, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), zone).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);

    private static SortedDictionary<(DateOnly, string), long> Read(string lines)
    {
        var measures = new SortedDictionary<(DateOnly, string), long>();
        foreach (var line in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            measures[(DateOnly.ParseExact(root.GetProperty("day").GetString()!, "yyyy-MM-dd", null), root.GetProperty("measure").GetString()!)] = root.GetProperty("value").GetInt64();
        }
        return measures;
    }
}
