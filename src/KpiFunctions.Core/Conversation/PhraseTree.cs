namespace KpiFunctions.Core.Conversation;

/// <summary>Phrases by their words, each with a value; finds those that begin at a word in as many steps as the longest has words.</summary>
internal sealed class PhraseTree<T>
    where T : class
{
    private readonly Node root = new();

    /// <summary>The first value given to a phrase stays.</summary>
    public T Add(IEnumerable<string> words, T value)
    {
        var node = root;
        foreach (var word in words)
        {
            if (!node.Next.TryGetValue(word, out var next)) node.Next[word] = next = new Node();
            node = next;
        }
        return node.Value ??= value;
    }

    /// <summary>The values of all phrases that begin at a word, shortest first, each with its number of words.</summary>
    public IEnumerable<(T Value, int Length)> At(IReadOnlyList<string> words, int start)
    {
        var node = root;
        for (var i = start; i < words.Count && node.Next.TryGetValue(words[i], out var next); i++)
        {
            node = next;
            if (node.Value is { } value) yield return (value, i - start + 1);
        }
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = new(StringComparer.Ordinal);

        public T? Value { get; set; }
    }
}
