namespace KpiFunctions.Core.Postbacks;

/// <summary>What a network says of a conversion.</summary>
public enum PostbackState
{
    /// <summary>It counts.</summary>
    Approved,
    /// <summary>It may come to count: nothing is stored, the approval brings it.</summary>
    Pending,
    /// <summary>It does not count, or no longer: final, whatever comes before or after it.</summary>
    Reversed,
    /// <summary>It is none, for example a test.</summary>
    Ignored,
}

/// <summary>The words of most networks, in any case.</summary>
internal static class PostbackWords
{
    public const string NoStage = "none";

    public static readonly IReadOnlyDictionary<string, PostbackState> States = new Dictionary<string, PostbackState>(StringComparer.OrdinalIgnoreCase)
    {
        ["approved"] = PostbackState.Approved,
        ["accepted"] = PostbackState.Approved,
        ["confirmed"] = PostbackState.Approved,
        ["paid"] = PostbackState.Approved,
        ["success"] = PostbackState.Approved,
        ["pending"] = PostbackState.Pending,
        ["hold"] = PostbackState.Pending,
        ["new"] = PostbackState.Pending,
        ["rejected"] = PostbackState.Reversed,
        ["reversed"] = PostbackState.Reversed,
        ["declined"] = PostbackState.Reversed,
        ["denied"] = PostbackState.Reversed,
        ["cancelled"] = PostbackState.Reversed,
        ["canceled"] = PostbackState.Reversed,
        ["refunded"] = PostbackState.Reversed,
        ["chargeback"] = PostbackState.Reversed,
        ["invalid"] = PostbackState.Reversed,
        ["test"] = PostbackState.Ignored,
    };

    /// <summary>The stage of an event by its name; "none" holds nothing to count.</summary>
    public static readonly IReadOnlyDictionary<string, string> Stages = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["purchase"] = Records.Stages.Purchase,
        ["sale"] = Records.Stages.Purchase,
        ["order"] = Records.Stages.Purchase,
        ["upsell"] = Records.Stages.Purchase,
        ["conversion"] = Records.Stages.Purchase,
        ["lead"] = Records.Stages.Lead,
        ["signup"] = Records.Stages.Signup,
        ["registration"] = Records.Stages.Signup,
        ["register"] = Records.Stages.Signup,
    };

    public static Dictionary<string, TValue> With<TValue>(this IReadOnlyDictionary<string, TValue> words, IEnumerable<KeyValuePair<string, TValue>> others)
    {
        var all = new Dictionary<string, TValue>(words, StringComparer.OrdinalIgnoreCase);
        foreach (var (word, meaning) in others) all[word] = meaning;
        return all;
    }
}
