namespace KpiFunctions.Core.Conversation;

/// <summary>Spam by listed rules, so that each verdict names its rule and can be disputed. Linear in the length of the text.</summary>
public static class Spam
{
    /// <summary>Every rule in the order in which they are asked; the first that holds is the answer.</summary>
    public static IReadOnlyList<string> Rules => [.. SpamRule.All.Select(rule => rule.Name)];

    /// <returns>The name of the rule that holds; null where none does.</returns>
    public static string? RuleOf(string? text) => RuleOf(CommentText.Read(text));

    internal static string? RuleOf(CommentText comment)
    {
        var phrases = SpamPhrases.In(comment);
        return SpamRule.All.FirstOrDefault(rule => rule.Holds(comment, phrases))?.Name;
    }
}
