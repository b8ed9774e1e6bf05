using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Tests.Intake;

/// <summary>Everything that an app would log, whatever its level.</summary>
internal sealed class LoggedTexts : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Texts { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Texts.Enqueue($"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Texts.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
