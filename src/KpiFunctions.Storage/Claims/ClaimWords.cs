using System.Collections.Immutable;

namespace KpiFunctions.Storage.Claims;

/// <summary>What all days say about a key.</summary>
/// <param name="Days">Texts, in day order.</param>
/// <param name="Untold">The days whose last change has not been told to the others, and which merge made it; such a day may have no text any more.</param>
internal sealed record ClaimWords(ImmutableSortedDictionary<DateOnly, string> Days, ImmutableSortedDictionary<DateOnly, string> Untold)
{
    public static readonly ClaimWords OfNobody = new(ImmutableSortedDictionary<DateOnly, string>.Empty, ImmutableSortedDictionary<DateOnly, string>.Empty);

    public bool Names(DateOnly day) => Days.ContainsKey(day) || Untold.ContainsKey(day);

    /// <summary>The day's text is changed (null: taken back) by that merge, which owes it to the others if there are any.</summary>
    public ClaimWords Change(DateOnly day, string? text, string merge)
    {
        var others = Days.Remove(day);
        return new ClaimWords(text is null ? others : others.SetItem(day, text), others.IsEmpty ? Untold.Remove(day) : Untold.SetItem(day, merge));
    }

    public ClaimWords Tell(DateOnly day) => this with { Untold = Untold.Remove(day) };
}
