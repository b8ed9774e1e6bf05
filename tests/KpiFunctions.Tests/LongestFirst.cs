using Xunit.Abstractions;

namespace KpiFunctions.Tests;

/// <summary>What takes longest by itself begins first, so that the other tests run beside it and not before it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    // Collections and, of classes without one, their names.
    private static readonly string[] Long = ["loaded brand", "RunningAppTests", "End to end", "Azurite", "CrashTests", "CrashPointTests"];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(IsLong).ThenBy(Place);

    private static bool IsLong(ITestCollection collection) => Place(collection) >= 0;

    private static int Place(ITestCollection collection) => Array.FindIndex(Long, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal));
}
