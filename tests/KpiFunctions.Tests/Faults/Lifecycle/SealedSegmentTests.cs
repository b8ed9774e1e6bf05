using KpiFunctions.Tests.Faults.Interleavings;

namespace KpiFunctions.Tests.Faults.Lifecycle;

/// <summary>Writers that meet a sealed segment.</summary>
public sealed class SealedSegmentTests
{
    [Fact]
    public async Task An_append_after_the_seal_goes_to_a_new_segment_with_a_marker()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"));
        await bench.SealAsync(Assert.Single(bench.Segments));

        await bench.SendAsync(Bench.Click("b"));

        Assert.Equal(2, bench.Segments.Count);
        Assert.Equal(bench.Segments, bench.Marks);
        Assert.Equal(["a", "b"], Ids(bench));
    }

    [Fact]
    public async Task An_append_that_is_on_its_way_when_the_segment_is_sealed_is_stored_once()
    {
        var bench = await Bench.StartAsync();
        var (slow, gate) = bench.Slow();
        Assert.True(await slow.SendAsync(Bench.Click("a"), Bench.Now));
        var held = gate.Hold(Bench.IsAppend);
        var sent = slow.SendAsync(Bench.Click("b"), Bench.Now);
        await held.Reached;

        await bench.SealAsync(Assert.Single(bench.Segments));
        held.LetGo();

        Assert.True(await sent);
        Assert.Equal(["a", "b"], Ids(bench));
        Assert.Equal(bench.Segments, bench.Marks);
    }

    [Fact]
    public async Task An_append_that_arrived_unheard_before_the_seal_is_found_there_and_not_stored_again()
    {
        var bench = await Bench.StartAsync();
        var unheard = new UnheardAppend(bench.Host.Storage, () => bench.SealAsync(Assert.Single(bench.Segments)));
        var app = new App(unheard, bench.Host.Clock, "unheard");
        Assert.True(await app.SendAsync(Bench.Click("a"), Bench.Now));
        unheard.Begins = true;

        Assert.True(await app.SendAsync(Bench.Click("b"), Bench.Now));

        Assert.Equal(2, unheard.Appends);
        Assert.Single(bench.Segments);
        Assert.Equal(["a", "b"], Ids(bench));
    }

    [Fact]
    public async Task An_append_that_lands_after_its_writer_gave_up_is_rolled_up_however_late()
    {
        var (bench, outage, _) = await GiveUpAsync();
        await bench.SettleAsync();
        Assert.Equal(1, bench.Clicks());

        // Nobody has told anybody; the segment is longer than at the last look.
        Assert.Equal(201, (await outage.ArriveAsync())[0]);
        await bench.RestAsync();

        Assert.Equal(2, bench.Clicks());
        Assert.Empty(bench.Marks);
    }

    [Fact]
    public async Task An_append_that_lands_between_the_look_and_the_seal_keeps_the_segment_open_and_marked()
    {
        var (bench, outage, _) = await GiveUpAsync();
        await bench.SettleAsync();
        bench.Host.Clock.Advance(TimeSpan.FromHours(2));
        var (slow, gate) = bench.Slow();
        var held = gate.Hold(call => call.RequestUri!.Query.Contains("comp=seal"));
        var retirement = slow.RetireAsync();
        await held.Reached;

        Assert.Equal(201, (await outage.ArriveAsync())[0]);
        held.LetGo();
        await retirement;

        Assert.Equal(bench.Segments, bench.Marks.Where(mark => mark.EndsWith(".ndjson", StringComparison.Ordinal)));
        Assert.False(bench.Host.Storage.Blobs.In("log")[Assert.Single(bench.Segments)].IsSealed);
        await bench.RestAsync();
        Assert.Equal(2, bench.Clicks());
    }

    [Fact]
    public async Task An_append_that_lands_after_the_seal_is_refused()
    {
        var (bench, outage, unlucky) = await GiveUpAsync();
        await bench.RestAsync();
        Assert.Empty(bench.Marks);

        Assert.All(await outage.ArriveAsync(), status => Assert.Equal(409, status));

        Assert.Equal(["a"], Ids(bench));
        Assert.True(await unlucky.SendAsync(Bench.Click("b"), Bench.Now));
        await bench.SettleAsync();
        Assert.Equal(2, bench.Clicks());
    }

    private static async Task<(Bench Bench, Outage Outage, App Unlucky)> GiveUpAsync()
    {
        var bench = await Bench.StartAsync();
        var outage = new Outage(bench.Host.Storage, bench.Host.Clock);
        var unlucky = new App(outage, bench.Host.Clock, "unlucky");
        Assert.True(await unlucky.SendAsync(Bench.Click("a"), Bench.Now));
        outage.Lasts = true;
        Assert.False(await unlucky.SendAsync(Bench.Click("b"), Bench.Now));
        outage.Lasts = false;
        return (bench, outage, unlucky);
    }

    private static IEnumerable<string> Ids(Bench bench) => Stored.Ids(bench.Host.Storage);

    /// <summary>An append is carried out, the segment sealed, and neither the reply nor the first look at it comes through.</summary>
    private sealed class UnheardAppend(HttpMessageHandler storage, Func<Task> sealing) : DelegatingHandler(storage)
    {
        private int reads;

        public bool Begins { get; set; }

        public int Appends { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!Begins) return await base.SendAsync(request, cancellationToken);
            if (request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.EndsWith(".ndjson", StringComparison.Ordinal) && ++reads == 1) throw new IOException("Not reached.");
            if (!Bench.IsAppend(request) || ++Appends > 1) return await base.SendAsync(request, cancellationToken);
            (await base.SendAsync(request, cancellationToken)).Dispose();
            await sealing();
            throw new IOException("The reply was lost.");
        }
    }
}
