namespace KpiFunctions.Core.Trends;

/// <summary>A member's numerator and denominator in the two periods. Of a plain number the denominators are 0 and ignored.</summary>
public sealed record MemberChange(string Member, double Before, double After, double BaseBefore = 0, double BaseAfter = 0);

/// <summary>What a member did to the whole's change.</summary>
/// <param name="Rate">Because its own rate changed.</param>
/// <param name="Mix">Because its weight changed: more of a member whose rate is above the whole's lifts the whole.</param>
public sealed record ChangePart(string Member, double Rate, double Mix)
{
    public double Effect => Rate + Mix;
}

/// <summary>
/// "What moved and why", exactly: the parts sum to the change. A number's parts are its members' changes. A ratio's are, with weights w (share of the
/// denominator), rates r and the whole's rate R, averaged over both periods where marked: rate effect Δr·w̄, mix effect Δw·(r̄ - R̄), the mid-point form of
/// the Laspeyres decomposition (Marshall and Edgeworth), in which no remainder is left to be given to anybody.
/// </summary>
public static class ChangeParts
{
    public static IReadOnlyList<ChangePart> OfNumber(IEnumerable<MemberChange> members) =>
        [.. members.Select(member => new ChangePart(member.Member, member.After - member.Before, 0))];

    /// <returns>Null when the whole has no denominator in one of the periods.</returns>
    public static IReadOnlyList<ChangePart>? OfRatio(IReadOnlyCollection<MemberChange> members)
    {
        var (before, after) = (members.Sum(member => member.BaseBefore), members.Sum(member => member.BaseAfter));
        if (before == 0 || after == 0) return null;
        var middle = ((members.Sum(member => member.Before) / before) + (members.Sum(member => member.After) / after)) / 2;
        return [.. members.Select(member => PartOf(member, before, after, middle))];
    }

    private static ChangePart PartOf(MemberChange member, double before, double after, double middle)
    {
        var (weightBefore, weightAfter) = (member.BaseBefore / before, member.BaseAfter / after);
        var effect = (member.After / after) - (member.Before / before) - ((weightAfter - weightBefore) * middle);
        // Without a base in one of the periods it has no rate there that could have changed: it came or went.
        if (member.BaseBefore == 0 || member.BaseAfter == 0) return new ChangePart(member.Member, 0, effect);
        var rate = ((member.After / member.BaseAfter) - (member.Before / member.BaseBefore)) * (weightBefore + weightAfter) / 2;
        return new ChangePart(member.Member, rate, effect - rate);
    }
}
