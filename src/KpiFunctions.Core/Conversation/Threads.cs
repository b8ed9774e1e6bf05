namespace KpiFunctions.Core.Conversation;

/// <summary>
/// Which turns wait for the brand, and what answers them. A turn waits when somebody else than the brand wrote it and it starts a thread or
/// answers the brand; its parent may be deleted. People's replies to each other and to themselves wait for nobody. The brand's reply answers its
/// parent; when the parent is the author's own afterthought ("hello??"), the turn that it was an afterthought to. A brand's reply whose parent is
/// gone answers nothing. Linear.
/// </summary>
public sealed class Threads
{
    private readonly Dictionary<string, Turn> turns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Turn?> roots = new(StringComparer.Ordinal);

    private Threads(IEnumerable<Turn> turns)
    {
        foreach (var turn in turns) this.turns.TryAdd(turn.Id, turn);
    }

    /// <returns>In order of time, then of id.</returns>
    public static IReadOnlyList<WaitingTurn> WaitingTurns(IEnumerable<Turn> turns)
    {
        var threads = new Threads(turns);
        var replies = threads.RepliesByRoot();
        return [.. threads.turns.Values.Where(threads.Waits)
            .OrderBy(turn => turn.At).ThenBy(turn => turn.Id, StringComparer.Ordinal)
            .Select(turn => Answered(turn, replies.GetValueOrDefault(turn.Id)))];
    }

    private static WaitingTurn Answered(Turn turn, List<Turn>? replies)
    {
        if (replies is null) return new WaitingTurn(turn, IsAnswered: false, Wait: null);
        TimeSpan? first = null;
        foreach (var reply in replies.Where(reply => reply.At >= turn.At))
            if (first is null || reply.At - turn.At < first) first = reply.At - turn.At;
        return new WaitingTurn(turn, IsAnswered: true, first);
    }

    private Dictionary<string, List<Turn>> RepliesByRoot()
    {
        var replies = new Dictionary<string, List<Turn>>(StringComparer.Ordinal);
        foreach (var reply in turns.Values.Where(turn => turn.FromBrand))
        {
            if (ParentOf(reply) is not { FromBrand: false } parent || RootOf(parent) is not { } root) continue;
            if (!replies.TryGetValue(root.Id, out var known)) replies[root.Id] = known = [];
            known.Add(reply);
        }
        return replies;
    }

    private Turn? ParentOf(Turn turn) =>
        turn.ParentId is { } id && id != turn.Id ? turns.GetValueOrDefault(id) : null;

    private bool Waits(Turn turn) => !turn.FromBrand && ParentOf(turn) is null or { FromBrand: true };

    // Each turn is walked over once: what is known of it is kept. Parents in a circle, which only broken data has, lead to nothing.
    private Turn? RootOf(Turn turn)
    {
        var passed = new List<Turn>();
        var at = turn;
        Turn? root = null;
        while (at is not null && !roots.TryGetValue(at.Id, out root))
        {
            if (Waits(at)) root = at;
            roots[at.Id] = root;
            passed.Add(at);
            at = root is null && ParentOf(at) is { } parent && parent.AuthorHash is not null && parent.AuthorHash == at.AuthorHash ? parent : null;
        }
        foreach (var each in passed) roots[each.Id] = root;
        return root;
    }
}
