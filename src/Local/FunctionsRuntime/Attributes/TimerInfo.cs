namespace Microsoft.Azure.Functions.Worker;

public class TimerInfo
{
    /// <summary>Null for a timer without a monitor.</summary>
    public ScheduleStatus? ScheduleStatus { get; set; }

    /// <summary>Whether this run makes up for one that was missed.</summary>
    public bool IsPastDue { get; set; }
}
