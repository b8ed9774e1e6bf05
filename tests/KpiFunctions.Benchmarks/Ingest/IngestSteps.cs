using System.Diagnostics;
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
    private const int MaxAppendBytes = 4 * 1024 * 1024;

    public static void Print(BenchmarkOptions options)
    {
        var bodies = EventBodies.Of(new Uri("http://127.0.0.1"), "/events", events: 1, connection: 0);
        var context = new EventContext("events", "events", DateTimeOffset.UtcNow, new PersonKeys(new byte[32]).Hash);
        var read = Enumerable.Range(0, Repeats).Select(i => EventJson.Read(bodies.Body(i).ToArray(), context).Events[0]).ToList();
        var recent = new RecentIdentities();
        var table = new Table("step", "µs an event (median)", "min-max");
        Add("body to record (EventJson.Read)", i => EventJson.Read(bodies.Body(i), context));
        Add("of it: people hashed (PersonKeys.Hash)", _ => context.HashPerson("visitor:visitor-00000000"));
        Add("record to log line (DayLines.Of)", i => DayLines.Of([read[i].Outcome.Record!], MaxAppendBytes));
        Add("duplicate hints (RecentIdentities)", i => Remember([read[i].Outcome.Record!]));
        Add("answer to JSON (IntakeAnswer)", i =>
            JsonSerializer.SerializeToUtf8Bytes(new IntakeAnswer(1, 1, 0, 0, [RecordResult.Of(read[i])]), JsonSerializerOptions.Web));
        table.Print("Ingest, one event's steps");

        void Add(string step, Action<int> run)
        {
            var sample = Sample.Of(Enumerable.Range(0, options.Runs + 1).Select(_ => MicrosecondsOf(run)).Skip(1).ToList());
            table.Add(step, Text.Ratio(sample.Median), $"{Text.Ratio(sample.Min)}-{Text.Ratio(sample.Max)}");
        }

        void Remember(IReadOnlyList<LogRecord> records)
        {
            recent.CountRepeated(records);
            recent.Remember(records);
        }
    }

    private static double MicrosecondsOf(Action<int> run)
    {
        var begin = Stopwatch.GetTimestamp();
        for (var i = 0; i < Repeats; i++) run(i);
        return Stopwatch.GetElapsedTime(begin).TotalMicroseconds / Repeats;
    }
}
