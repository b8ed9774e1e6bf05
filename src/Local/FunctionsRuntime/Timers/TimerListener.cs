using System.Text.Json;
using KpiFunctions.Local.FunctionsRuntime.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Local.FunctionsRuntime.Timers;

/// <summary>Runs a timer function by its schedule. Its runs never overlap, and a failed one does not stop the schedule.</summary>
/// <remarks>The status is stored after the run: a crash during it repeats it, past due, at the next start.</remarks>
internal sealed class TimerListener(
    Function function,
    TimerSchedule schedule,
    TimerMonitor? monitor,
    FunctionRunner runner,
    TimeProvider time,
    ILogger logger) : ITriggerListener
{
    // The clock is read again at least this often: it may be set, and a laptop may sleep.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim oneRun = new(1);
    private TimerStart start = new(new(default, default, default), RunNow: false, IsPastDue: false);
    private TimerStatus status = new(default, default, default);

    public Function Function => function;

    public string Watches => $"timer {schedule.Text}";

    public async Task PrepareAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var stored = monitor is null ? null : await monitor.ReadAsync(cancellation);
        start = TimerPlan.OnStart(schedule, stored, ((TimerTriggerAttribute)function.Trigger).RunOnStartup, now);
        status = start.Status;

        if (stored is null) await StoreAsync(status with { LastUpdated = now });
        else if (stored != status) await StoreAsync(status);
    }

    public async Task ListenAsync(CancellationToken stopping)
    {
        if (start.RunNow) await RunAsync(start.IsPastDue);
        while (!stopping.IsCancellationRequested)
        {
            await WaitAsync(stopping);
            if (!stopping.IsCancellationRequested) await RunAsync(isPastDue: false);
        }
    }

    /// <summary>A run by hand takes nothing from the schedule: the next scheduled run comes all the same.</summary>
    public Task RunNowAsync(string input) => AloneAsync(() => runner.RunAsync(function, Trigger(isPastDue: false)));

    private async Task WaitAsync(CancellationToken stopping)
    {
        while (status.Next - time.GetUtcNow() is var left && left > TimeSpan.Zero && !stopping.IsCancellationRequested)
        {
            await Task.Delay(left < LongestWait ? left : LongestWait, time, stopping)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Task RunAsync(bool isPastDue) => AloneAsync(async () =>
    {
        var startedAt = time.GetUtcNow();
        await runner.RunAsync(function, Trigger(isPastDue));
        status = TimerPlan.AfterRun(schedule, startedAt);
        await StoreAsync(status);
    });

    private async Task AloneAsync(Func<Task> run)
    {
        await oneRun.WaitAsync();
        try
        {
            await run();
        }
        finally
        {
            oneRun.Release();
        }
    }

    private TriggerData Trigger(bool isPastDue)
    {
        var info = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = monitor is null ? null : Public(status) };
        return new(
            (type, _) => new(type == typeof(TimerInfo) ? info : TextConverter.Convert(JsonSerializer.Serialize(info), type, "timer")),
            TriggerData.NewBindingData());
    }

    private static ScheduleStatus Public(TimerStatus status) =>
        new() { Last = status.Last.UtcDateTime, Next = status.Next.UtcDateTime, LastUpdated = status.LastUpdated.UtcDateTime };

    // A status that cannot be stored costs at most a repeated run after the next start.
    private async Task StoreAsync(TimerStatus current)
    {
        try
        {
            if (monitor is not null) await monitor.WriteAsync(current);
        }
        catch (Exception exception)
        {
            logger.StorageFailed(Watches, function.Name, exception.Message);
        }
    }
}
