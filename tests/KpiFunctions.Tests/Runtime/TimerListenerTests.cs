using KpiFunctions.Local.FunctionsRuntime.Functions;
using KpiFunctions.Local.FunctionsRuntime.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Runtime;

public sealed class TimerListenerTests
{
    private readonly FakeTimeProvider time = new(new(2026, 11, 22, 1, 59, 0, TimeSpan.Zero));
    private readonly Recorder recorder = new();

    [Fact]
    public async Task Timer_fires_when_its_time_has_come_and_not_before()
    {
        using var stopping = new CancellationTokenSource();
        var listener = Listener("0 0 2 * * *");
        await listener.PrepareAsync(CancellationToken.None);
        var listening = listener.ListenAsync(stopping.Token);

        time.Advance(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.True(recorder.IsEmpty);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("2026-11-22T02:00:00", await recorder.NextAsync());
        await stopping.CancelAsync();
        await listening;
        Assert.True(recorder.IsEmpty);
    }

    [Fact]
    public async Task Timer_that_slept_through_several_times_fires_once()
    {
        using var stopping = new CancellationTokenSource();
        var listener = Listener("0 * * * * *");
        await listener.PrepareAsync(CancellationToken.None);
        var listening = listener.ListenAsync(stopping.Token);

        time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal("2026-11-22T02:09:00", await recorder.NextAsync());
        await stopping.CancelAsync();
        await listening;
        Assert.True(recorder.IsEmpty);
    }

    [Fact]
    public async Task Run_by_hand_takes_nothing_from_the_schedule()
    {
        using var stopping = new CancellationTokenSource();
        var listener = Listener("00:01:00");
        await listener.PrepareAsync(CancellationToken.None);
        var listening = listener.ListenAsync(stopping.Token);

        time.Advance(TimeSpan.FromSeconds(20));
        await listener.RunNowAsync("");
        time.Advance(TimeSpan.FromSeconds(40));

        Assert.Equal(["2026-11-22T01:59:20", "2026-11-22T02:00:00"], await recorder.NextAsync(2));
        await stopping.CancelAsync();
        await listening;
    }

    private TimerListener Listener(string schedule)
    {
        var services = new ServiceCollection().AddSingleton(recorder).AddSingleton<TimeProvider>(time).BuildServiceProvider();
        var runner = new FunctionRunner(
            Pipeline.Build([]), services.GetRequiredService<IServiceScopeFactory>(), CancellationToken.None, time, NullLogger.Instance);
        var function = FunctionDiscovery.Find([typeof(Tells)], new ConfigurationBuilder().Build()).Single();
        return new(function, TimerSchedule.Parse(schedule, TimeZoneInfo.Utc), monitor: null, runner, time, NullLogger.Instance);
    }

    private sealed class Tells(Recorder recorder, TimeProvider time)
    {
        [Function("Tells")]
        public void Run([TimerTrigger("unused")] TimerInfo timer) => recorder.Saw($"{time.GetUtcNow():s}");
    }
}
