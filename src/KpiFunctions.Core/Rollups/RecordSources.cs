using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups;

/// <summary>Who sent how many records of one kind; repetitions count once.</summary>
public sealed record RecordSource(string Source, string Namespace, string Type, long Records);

/// <summary>
/// Looks through lines of the log for the records behind a scope's number: of some types, on the manifest's day, joined with the registry like the
/// rollup does. Which of several records of an order counts is not settled here.
/// </summary>
/// <param name="linkOfClickId">The link code in a click id; null when its signature is not ours.</param>
public sealed class RecordSources(Manifest manifest, RegistrySnapshot registry, Func<string, string?> linkOfClickId, Scope scope, IReadOnlySet<RecordType> types)
{
    private readonly DayWindow window = ReportingZone.WindowOf(manifest);
    private readonly Membership membership = new(new RegistryReader(registry));
    private readonly HashSet<(RecordType, string, string)> seen = [];
    private readonly Dictionary<(string Source, string Namespace, RecordType Type), long> counts = [];

    public IEnumerable<RecordSource> Found => counts.Select(each => new RecordSource(each.Key.Source, each.Key.Namespace, each.Key.Type.WireName(), each.Value));

    public void Add(ReadOnlySpan<byte> lines)
    {
        foreach (var range in lines.Split((byte)'\n'))
            if (RecordLine.TryRead(lines[range]) is { } record && types.Contains(record.Type) && window.Contains(record.OccurredAt) && IsInScope(record))
                Count(record);
    }

    private void Count(LogRecord record)
    {
        if (!seen.Add((record.Type, record.Namespace, record.Id))) return;
        var key = (record.Source, record.Namespace, record.Type);
        counts[key] = counts.GetValueOrDefault(key) + 1;
    }

    private bool IsInScope(LogRecord record)
    {
        if (scope.Members.Count == 0) return true;
        var members = membership.Of(record.On, record.Coupon, record.ClickId is { } id ? linkOfClickId(id) : null).Members;
        return scope.Members.All(member => (MemberOf(members, member.Dimension) ?? Scope.Unknown) == member.Member);
    }

    private static string? MemberOf(Members members, Dimension dimension) => dimension switch
    {
        Dimension.Campaign => members.Campaign,
        Dimension.Influencer => members.Influencer,
        Dimension.Platform => members.Platform,
        Dimension.Post => members.Post,
        Dimension.Link => members.Link,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, null),
    };
}
