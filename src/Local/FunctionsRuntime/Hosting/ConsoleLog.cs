using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace KpiFunctions.Local.FunctionsRuntime.Hosting;

/// <summary>The app's log on the console: one line a message, quiet about frameworks unless something is wrong.</summary>
internal static class ConsoleLog
{
    /// <summary>The runtime's own messages.</summary>
    public const string Category = "Functions";

    public static void AddTo(ILoggingBuilder logging, IConfiguration host, IConfiguration settings, StartMark mark) => logging
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("System", LogLevel.Warning)
        .AddFilter("Azure", LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => mark.IsSet && level >= LogLevel.Warning)
        .AddConfiguration(host.GetSection("logging"))
        .AddConfiguration(settings.GetSection("Logging"))
        .AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.TimestampFormat = "HH:mm:ss ";
            console.UseUtcTimestamp = true;
            console.ColorBehavior = LoggerColorBehavior.Default;
        });
}
