namespace KpiFunctions.Core.Conversation;

/// <summary>The sum of a comment's feelings: its sentences, its emoji and its hashtags.</summary>
internal static class SentimentScore
{
    // A hashtag is put under many posts alike, so it says less than the same word in a sentence.
    private const double OfHashtag = 0.6;

    // Three hearts say more than one, thirty no more than four.
    private static readonly double[] OfRepetition = [1, 0.4, 0.2, 0.1];

    public static double Of(CommentText comment, Lexicon lexicon)
    {
        var shoutsOnly = comment.Tokens.Where(each => each.Kind == TokenKind.Word && each.Text.Length > 2).All(each => each.Shouted);
        var sum = 0.0;
        foreach (var sentence in Sentences(comment)) sum += new SentenceScore(lexicon, sentence, emphasis: !shoutsOnly).Value;
        return sum + Signs(comment) + Hashtags(comment, lexicon);
    }

    private static List<List<Token>> Sentences(CommentText comment)
    {
        var sentences = new List<List<Token>> { new() };
        foreach (var token in comment.Tokens)
        {
            if (token.Kind is TokenKind.Word or TokenKind.Break) sentences[^1].Add(token);
            if (token.Kind == TokenKind.Break && token.Text != ",") sentences.Add([]);
        }
        return sentences;
    }

    private static double Signs(CommentText comment)
    {
        var sum = 0.0;
        foreach (var sign in comment.Tokens.Where(each => each.Kind == TokenKind.Sign).CountBy(each => each.Text))
            for (var i = 0; i < Math.Min(sign.Value, OfRepetition.Length); i++) sum += Lexicon.Signs.WeightOf(sign.Key) * OfRepetition[i];
        return sum;
    }

    private static double Hashtags(CommentText comment, Lexicon lexicon) =>
        comment.Tokens.Where(each => each.Kind == TokenKind.Hashtag).Sum(tag => lexicon.WeightOfTag(tag)) * OfHashtag;
}
