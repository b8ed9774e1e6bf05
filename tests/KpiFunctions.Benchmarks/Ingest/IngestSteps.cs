using System.Text.Json;
using KpiFunctions.Benchmarks.Support;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Log;

namespace KpiFunctions.Benchmarks.Ingest;

/// <summary>The steps of POST /events by themselves, one thread, no HTTP and no storage: where an event's time goes.</summary>
internal static class IngestSteps
{
    private const int Repeats = 20_000;

    // Methods are compiled for good only after a while, on another thread: until then an event takes four times as long.
    private const int WarmUps = 20;
    private const int Batch = 100;
    private const int MaxAppendBytes = 4 * 1024 * 1024;

    public static void Print(BenchmarkOptions options)
    {
        var bodies = EventBodies.Of(new Uri("http://127.0.0.1"), "/events", events: 1, connection: 0);
        var batch = EventBodies.Of(new Uri("http://127.0.0.1"), "/events", Batch, connection: 1);
        var context = new EventContext("events", "events", DateTimeOffset.UtcNow, new PersonKeys(new byte[32]).Hash);
        var read = Enumerable.Range(0, Repeats).Select(i => EventJson.Read(bodies.Body(i).ToArray(), context).Events[0]).ToList();
        var recent = new RecentIdentities();
        var table = new Table("step", "cpu µs an event (median)", "min-max");
        Add("body to record (EventJson.Read)", i => EventJson.Read(bodies.Body(i), context));
        Add("the same, a hundred in one body", i => Amortised(i, batch, context));
        Add("of it: people hashed (PersonKeys.Hash)", _ => context.HashPerson("visitor:visitor-00000000"));
        Add("record to log line (DayLines.Of)", i => DayLines.Of([read[i].Outcome.Record!], MaxAppendBytes));
        Add("duplicate hints (RecentIdentities)", i => recent.Remember([read[i].Outcome.Record!]));
        Add("answer to JSON (IntakeAnswer)", i =>
            JsonSerializer.SerializeToUtf8Bytes(IntakeAnswer.Of([RecordResult.Of(read[i])]), JsonSerializerOptions.Web));
        table.Print("Ingest, one event's steps");

        void Add(string step, Action<int> run)
        {
            var sample = Sample.Of(Enumerable.Range(0, WarmUps + options.Runs).Select(_ => MicrosecondsOf(run)).Skip(WarmUps).ToList());
            table.Add(step, Text.Ratio(sample.Median), $"{Text.Ratio(sample.Min)}-{Text.Ratio(sample.Max)}");
        }
    }

    private static void Amortised(int i, EventBodies batch, EventContext context)
    {
        if (i % Batch == 0) EventJson.Read(batch.Body(i), context);
    }

    private static double MicrosecondsOf(Action<int> run)
    {
        var used = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Repeats; i++) run(i);
        return (Environment.CpuUsage.TotalTime - used).TotalMicroseconds / Repeats;
    }
}
