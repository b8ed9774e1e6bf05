using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups;

internal static class DaysAlone
{
    private static readonly Dictionary<string, IReadOnlyDictionary<DateOnly, string>> NoOthers = [];

    /// <summary>The end of a merge when no other day has a say in the day's money.</summary>
    public static MergedDay FinishAlone(
        this DayMerge merge, IReadOnlyDictionary<string, ClosingReading> earlier, IReadOnlyDictionary<string, IReadOnlyList<ClosingReading>>? sharing = null) =>
        merge.Finish(merge.SettleMoney().Settle(NoOthers).Settle(NoOthers), earlier, sharing);
}
