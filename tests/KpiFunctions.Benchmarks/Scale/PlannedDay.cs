namespace KpiFunctions.Benchmarks.Scale;

/// <summary>
/// A day of so many events, by what a played day needed for each event and for each run. Assumptions, each a constant here: traffic's peak is three times its
/// mean, an instance is used to 60 %, an append takes 20 ms, and one shard reads storage at 100 MB/s.
/// </summary>
internal sealed record PlannedDay(long Events, int Instances, int Shards, Played Like)
{
    public const double AppendSeconds = 0.020;

    // A request with one event, read, checked and answered: RESULTS.md, POST /events at 64 connections. The Functions host in front is not in it.
    private const double RequestCpu = 35e-6;
    private const double Peak = 3;
    private const double Usage = 0.6;
    private const double ReadBytesPerSecond = 100e6;
    private const double Day = 86_400;
    private const double LeastPause = 300;
    private const double PauseOfDuration = 20;
    private const double LongestShard = 60;
    // In both layouts: of everything, of each of its members and of their pairs.
    private const double RowsOfEvent = 14;
    // A shard holds its events: RESULTS.md has 90 to 170 bytes for each, an instance has 2 GB.
    private const double MostOfShard = 10e6;
    // Of a foreign line's way through a shard against that of its own.
    private const double Passing = 0.1;

    private double BytesPerEvent => (double)Like.LogBytes / Like.Events;

    private double CpuPerEvent => Like.ShardsCpu / Like.Events;

    /// <summary>Events that are there when an append leaves, at the mean rate of one instance.</summary>
    public static int Together(long events, int instances) => Math.Max(1, (int)(events / Day / instances * AppendSeconds));

    /// <param name="appendCpu">Seconds of processor time of an event's part of an append.</param>
    public static int InstancesOf(long events, double appendCpu) => Math.Max(1, (int)Math.Ceiling(events / Day * Peak * (RequestCpu + appendCpu) / Usage));

    /// <summary>The fewest shards, a power of two, of which each fits an instance's memory and takes a minute at most, or as long as reading takes.</summary>
    public static int ShardsOf(long events, Played like)
    {
        var shards = 1;
        while (shards < 256 && new PlannedDay(events, 1, shards, like) is var plan && (events / shards > MostOfShard || plan.ShardSeconds(events) > Math.Max(LongestShard, plan.ReadSeconds(events)))) shards *= 2;
        return shards;
    }

    /// <summary>Every shard reads every line of the day, and works on its own.</summary>
    public double ShardSeconds(double events) =>
        Math.Max(ReadSeconds(events), events * CpuPerEvent * (1.0 / Shards + Passing * (Shards - 1) / Shards));

    private double ReadSeconds(double events) => events * BytesPerEvent / ReadBytesPerSecond;

    /// <summary>How old a number of today is at most, in the evening: the pause and the run.</summary>
    public double LagSeconds => Math.Max(LeastPause, PauseOfDuration * ShardSeconds(Events)) + ShardSeconds(Events);

    /// <summary>Runs of the day while it lasts, and the last one after it; with the share of the day's events that they read, summed up.</summary>
    public (int Runs, double Read) Runs()
    {
        var (runs, read) = (1, 1d);
        for (var at = LeastPause; at < Day; at += Math.Max(LeastPause, PauseOfDuration * ShardSeconds(Events * at / Day)))
            (runs, read) = (runs + 1, read + at / Day);
        return (runs, read);
    }

    /// <summary>Of intake for each event; of rollups for each run or, what is read, for each byte.</summary>
    public double Operations(string stage, Operation operation)
    {
        double Of(string played) => Like.Storage.Of(played, operation);
        var scale = (double)Events / Like.Events;
        if (stage == SimulatedDay.Intake) return Of(SimulatedDay.Intake) * scale;
        // Money is told to its claims once; all else is done again by every run.
        if (stage == SimulatedDay.First) return operation == Operation.Table ? Math.Max(0, Of(SimulatedDay.First) - Of(SimulatedDay.Again) - Like.Rows) * scale : 0;
        var (runs, read) = Runs();
        var changed = Math.Min(Like.Rows, (double)Events / runs * RowsOfEvent);
        return operation switch
        {
            Operation.BlobRead => Of(SimulatedDay.Again) * runs + read * Shards * Events * BytesPerEvent / (4 * 1024 * 1024),
            Operation.Table => (Of(SimulatedDay.Again) + changed) * runs,
            Operation.Queue => 3.0 * (Shards + 1) * runs,
            _ => Of(SimulatedDay.Again) * runs,
        };
    }

    public double StorageDollars => new[] { SimulatedDay.Intake, SimulatedDay.First, SimulatedDay.Again }
        .Sum(stage => Enum.GetValues<Operation>().Sum(operation => Operations(stage, operation) * Prices.Of(operation)));

    /// <summary>Processor time of all stages at the price of an instance that is used as assumed, and a request for each event.</summary>
    public double ComputeDollars => (Events * (RequestCpu + (Like.IntakeCpu + Like.FirstRollCpu) / Like.Events) + Runs().Read * Shards * ShardSeconds(Events)) / Usage * Prices.InstanceSecond + Events * Prices.Execution;

    public double Gigabytes => Events * BytesPerEvent / 1e9;
}
