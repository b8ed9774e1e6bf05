using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Members;

/// <summary>What the audits of days say of unknown members, added up. Counts are of runs, so what was registered since is set apart.</summary>
internal sealed class UnresolvedSum(RegistrySnapshot registry)
{
    // What an audit puts where its own names had to end (DayRow).
    private const string Others = "others";

    private readonly Dictionary<(UnresolvedKind Kind, string Member), Seen> members = [];
    private readonly HashSet<(UnresolvedKind, string)> settling = [];

    public int Settling => settling.Count;

    public long Unlisted { get; private set; }

    /// <summary>The most named first.</summary>
    public IEnumerable<Seen> Members => members.Values
        .OrderByDescending(seen => seen.Records).ThenBy(seen => seen.Kind.Name, StringComparer.Ordinal).ThenBy(seen => seen.Member, StringComparer.Ordinal);

    /// <param name="only">Null: every dimension.</param>
    public void Add(DayEntry day, UnresolvedKind? only)
    {
        if (day.Audit is null) return;
        foreach (var (name, records) in day.Audit.Unresolved)
        {
            var colon = name.IndexOf(':');
            if (colon < 0) continue;
            if (name[..colon] == Others) Unlisted += records;
            else if (UnresolvedKind.Find(name[..colon]) is { } kind && (only is null || kind == only)) Add(kind, kind.Normal(name[(colon + 1)..]), day, records);
        }
    }

    private void Add(UnresolvedKind kind, string member, DayEntry day, long records)
    {
        if (registry.Find(kind.Registry, member) is not null)
        {
            settling.Add((kind, member));
            return;
        }
        if (!members.TryGetValue((kind, member), out var seen)) members[(kind, member)] = seen = new Seen(kind, member);
        seen.Add(day, records);
    }

    internal sealed class Seen(UnresolvedKind kind, string member)
    {
        private readonly HashSet<DateOnly> days = [];

        public UnresolvedKind Kind => kind;

        public string Member => member;

        public long Records { get; private set; }

        public int Days => days.Count;

        public DateOnly First { get; private set; } = DateOnly.MaxValue;

        /// <summary>The latest day that has it.</summary>
        public DayEntry? Last { get; private set; }

        public void Add(DayEntry day, long records)
        {
            Records += records;
            days.Add(day.Day);
            if (day.Day < First) First = day.Day;
            if (Last is null || day.Day > Last.Day) Last = day;
        }
    }
}
