using KpiFunctions.Local.FunctionsRuntime.Timers;

namespace KpiFunctions.Tests.Runtime;

public sealed class TimerPlanTests
{
    private static readonly TimerSchedule TwoAtNight = TimerSchedule.Parse("0 0 2 * * *", TimeZoneInfo.Utc);

    [Fact]
    public void New_timer_waits_for_its_next_time()
    {
        var start = TimerPlan.OnStart(TwoAtNight, stored: null, runOnStartup: false, At(22, 12));

        Assert.Equal(new(new(default, At(23, 2), default), RunNow: false, IsPastDue: false), start);
    }

    [Fact]
    public void New_timer_that_runs_on_startup_runs_without_being_past_due()
    {
        var start = TimerPlan.OnStart(TwoAtNight, stored: null, runOnStartup: true, At(22, 12));

        Assert.Equal(new(new(default, At(23, 2), default), RunNow: true, IsPastDue: false), start);
    }

    [Fact]
    public void Timer_whose_time_has_not_come_waits()
    {
        var stored = new TimerStatus(At(22, 2), At(23, 2), At(22, 2));

        var start = TimerPlan.OnStart(TwoAtNight, stored, runOnStartup: false, At(22, 12));

        Assert.Equal(new(stored, RunNow: false, IsPastDue: false), start);
    }

    [Fact]
    public void Timer_that_missed_three_nights_runs_once_and_sees_the_first_missed_time()
    {
        var stored = new TimerStatus(At(19, 2), At(20, 2), At(19, 2));

        var start = TimerPlan.OnStart(TwoAtNight, stored, runOnStartup: false, At(22, 12));
        var after = TimerPlan.AfterRun(TwoAtNight, At(22, 12));

        Assert.Equal(new(stored, RunNow: true, IsPastDue: true), start);
        Assert.Equal(new(At(22, 12), At(23, 2), At(22, 12)), after);
    }

    [Fact]
    public void Timer_that_never_ran_is_past_due_by_the_time_it_was_first_stored()
    {
        var stored = new TimerStatus(default, At(20, 2), At(19, 12));

        var start = TimerPlan.OnStart(TwoAtNight, stored, runOnStartup: false, At(22, 12));

        Assert.Equal(new(stored, RunNow: true, IsPastDue: true), start);
    }

    [Fact]
    public void Changed_schedule_whose_time_has_passed_starts_anew()
    {
        var ofAnotherSchedule = new TimerStatus(At(19, 5), At(20, 5), At(19, 5));

        var start = TimerPlan.OnStart(TwoAtNight, ofAnotherSchedule, runOnStartup: false, At(22, 12));

        Assert.Equal(new(new(At(19, 5), At(23, 2), At(22, 12)), RunNow: false, IsPastDue: false), start);
    }

    [Fact]
    public void Changed_schedule_whose_time_is_still_to_come_is_followed()
    {
        var ofAnotherSchedule = new TimerStatus(At(22, 5), At(24, 5), At(22, 5));

        var start = TimerPlan.OnStart(TwoAtNight, ofAnotherSchedule, runOnStartup: false, At(22, 12));

        Assert.Equal(new(new(At(22, 5), At(23, 2), At(22, 5)), RunNow: false, IsPastDue: false), start);
    }

    private static DateTimeOffset At(int day, int hour) => new(2026, 11, day, hour, 0, 0, TimeSpan.Zero);
}
