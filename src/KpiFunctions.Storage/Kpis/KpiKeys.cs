using System.Globalization;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Storage.Kpis;

/// <summary>
/// Keys of table <c>kpis</c>. By member: partition "s:campaign=spring,platform=instagram" ("s:" for the total), row yyyyMMdd. By day:
/// partition "d:yyyyMMdd:campaign+platform" ("d:yyyyMMdd:total"), row "spring,instagram" ("total"). Members are encoded (<see cref="StorageKey"/>).
/// </summary>
internal static class KpiKeys
{
    private const string TotalName = "total";

    /// <param name="scope">Text form of a scope, also of one whose dimension set this version no longer keeps.</param>
    public static string ByMember(string scope) => StorageKey.Fit("s:" + string.Join(',', scope.Split(',').Select(Part)));

    public static string ByDay(DateOnly day, IEnumerable<Dimension> dimensions)
    {
        var names = string.Join('+', dimensions.Select(dimension => dimension.WireName()));
        return ByDayPrefix(day) + (names.Length == 0 ? TotalName : names);
    }

    /// <summary>Every dimension set of the day is from here to (not including) <see cref="ByDayEnd"/>, those of other versions too.</summary>
    public static string ByDayPrefix(DateOnly day) => $"d:{Row(day)}:";

    public static string ByDayEnd(DateOnly day) => $"d:{Row(day)};";

    public static string Members(Scope scope) =>
        scope.Members.Count == 0 ? TotalName : StorageKey.Fit(string.Join(',', scope.Members.Select(m => StorageKey.Encode(m.Member))));

    public static string Row(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    // "campaign=" and the member, percent-encoded in the text, encoded for keys here.
    private static string Part(string part)
    {
        var member = part.IndexOf('=') + 1;
        return part[..member] + StorageKey.Encode(Uri.UnescapeDataString(part[member..]));
    }
}
