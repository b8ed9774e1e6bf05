namespace KpiFunctions.Benchmarks.Support;

/// <summary>
/// Measures several contenders in rounds: each runs once a round, so that what else the machine does hits all of them alike.
/// One round before the first warms them up and is not counted.
/// </summary>
internal sealed class Contest
{
    private readonly List<(string Name, Func<Task<Timing>> Run)> contenders = [];

    /// <param name="run">Runs once and says what it took.</param>
    public void Add(string name, Func<Task<Timing>> run) => contenders.Add((name, run));

    public async Task<IReadOnlyDictionary<string, Measured>> RunAsync(int rounds)
    {
        var runs = contenders.ToDictionary(contender => contender.Name, _ => new List<Timing>());
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (name, run) in contenders)
            {
                GC.Collect();
                var took = await run();
                if (round > 0) runs[name].Add(took);
            }
        }
        return runs.ToDictionary(each => each.Key, each => Measured.Of(each.Value));
    }
}
