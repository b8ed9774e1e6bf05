namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>Work of which each partition can be done by itself.</summary>
internal static class PartitionWork
{
    /// <summary>Spreads the partitions over the workers, each of which has a thread of its own; the only one has the caller's.</summary>
    public static void Run<TWorker>(IReadOnlyList<TWorker> workers, int partitions, Action<TWorker, int> work)
    {
        var next = -1;
        void WorkOn(TWorker worker)
        {
            while (Interlocked.Increment(ref next) is var partition && partition < partitions) work(worker, partition);
        }
        if (workers.Count == 1) WorkOn(workers[0]);
        else Parallel.For(0, workers.Count, thread => WorkOn(workers[thread]));
    }
}
