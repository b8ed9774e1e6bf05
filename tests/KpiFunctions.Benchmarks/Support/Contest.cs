namespace KpiFunctions.Benchmarks.Support;

/// <summary>
/// Measures several contenders in rounds: each runs once a round, so that what else the machine does hits all of them alike.
/// One round before the first warms them up and is not counted.
/// </summary>
internal sealed class Contest
{
    private readonly List<(string Name, Func<Task<double>> Run)> contenders = [];

    /// <param name="run">Runs once and returns the seconds it took.</param>
    public void Add(string name, Func<Task<double>> run) => contenders.Add((name, run));

    public void Add(string name, Func<double> run) => Add(name, () => Task.Run(run));

    public async Task<IReadOnlyDictionary<string, Sample>> RunAsync(int rounds)
    {
        var seconds = contenders.ToDictionary(contender => contender.Name, _ => new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var (name, run) in contenders)
            {
                GC.Collect();
                var took = await run();
                if (round > 0) seconds[name].Add(took);
            }
        }
        return seconds.ToDictionary(each => each.Key, each => Sample.Of(each.Value));
    }
}
