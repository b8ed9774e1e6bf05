namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>What somebody says of one key, in the log at <paramref name="Place"/>; his voice first spoke at <paramref name="Since"/>.</summary>
/// <param name="Voice">A file and its corrections, or all who say the same.</param>
internal sealed record Saying(LogLine Line, int Place, int Since, string Voice)
{
    public Saying(LogLine line, int place) : this(line, place, place, line.Lineage ?? Said(line.Fact))
    {
    }

    public string Text => Said(Line.Fact);

    public static string Said(Fact fact) => $"{fact.Value} {fact.Order}";

    /// <summary>Of one voice the highest version stands, of one version the first.</summary>
    public static Saying Standing(IEnumerable<Saying> voice)
    {
        var all = voice.ToList();
        return all.OrderByDescending(each => each.Line.Version).ThenBy(each => each.Place).First() with { Since = all.Min(each => each.Since) };
    }
}

/// <summary>Who counts of all that is said of one key: the voice that spoke first, unless somebody decided for what another one says.</summary>
internal sealed class Voices
{
    private readonly List<Saying> voices;
    private readonly List<Saying> sayings;
    private readonly string? taken;

    /// <param name="said">Of each voice on each day one.</param>
    /// <param name="decision">What somebody decided for.</param>
    public Voices(IEnumerable<Saying> said, string? decision)
    {
        sayings = [.. said];
        voices = [.. sayings.GroupBy(each => each.Voice).Select(Saying.Standing).OrderBy(voice => voice.Since)];
        var decided = voices.Count > 1 ? voices.Find(voice => voice.Text == decision) : null;
        taken = decided?.Text;
        Counting = decided ?? voices[0];
    }

    public Saying Counting { get; }

    /// <summary>Each contradiction of the one that counts, once.</summary>
    public IEnumerable<LogLine> SetAside => Against(Counting);

    /// <summary>Each contradiction of what the log says first, decided or not.</summary>
    public IEnumerable<Contradiction> Listed(string about) => Against(voices[0]).Select(line => new Contradiction(about, voices[0].Line.Fact, line.Fact, taken));

    private IEnumerable<LogLine> Against(Saying standing) =>
        sayings.Where(each => each.Voice != standing.Voice && each.Text != standing.Text && Speaks(each)).Select(each => each.Line);

    // For all who say the same the first of them speaks; what nobody says any more speaks for itself.
    private bool Speaks(Saying saying) => (voices.Find(voice => voice.Text == saying.Text) ?? saying).Place == saying.Place;
}

/// <param name="Second">The first line that says something else than the first in the log.</param>
/// <param name="Taken">What somebody decided for; null while nobody did.</param>
internal sealed record Contradiction(string About, Fact First, Fact Second, string? Taken)
{
    public override string ToString() => Text(About, Second.Day, Second.Type, Second.Id, Second.Order, First.Value, Second.Value, StateOf(Taken, Saying.Said(First), Saying.Said(Second)));

    public static string Text(string about, DateOnly day, string type, string id, string? order, long first, long second, string state) =>
        $"{about} {day:o} {type} {id} {order}: {second} against {first}, {state}";

    public static string StateOf(string? taken, string first, string second) =>
        taken is null ? "open" : taken == first ? "first kept" : taken == second ? "second taken" : "other taken";
}
