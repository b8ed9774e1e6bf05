namespace Microsoft.Azure.Functions.Worker;

/// <summary>What was stored about the timer before this run; UTC.</summary>
public class ScheduleStatus
{
    public DateTime Last { get; set; }

    public DateTime Next { get; set; }

    public DateTime LastUpdated { get; set; }
}
