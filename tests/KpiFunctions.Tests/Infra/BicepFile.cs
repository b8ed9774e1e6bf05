namespace KpiFunctions.Tests.Infra;

/// <param name="Keyword">param, var, resource, module or output.</param>
/// <param name="Type">Of a resource: type and API version; of a module: the file; else null.</param>
/// <param name="Body">What follows the equals sign; empty for a param without default.</param>
internal sealed record BicepDeclaration(string Keyword, string Name, string? Type, bool IsExisting, IReadOnlyList<BicepToken> Body);

/// <summary>A Bicep file as its declarations, nested resources included. Types and property names are not checked: that takes Bicep itself.</summary>
internal sealed class BicepFile
{
    private static readonly string[] Keywords = ["param", "var", "resource", "module", "output"];

    private BicepFile(string name, IReadOnlyList<BicepToken> tokens) =>
        (Name, Tokens, Declarations) = (name, tokens, [.. Declared(tokens)]);

    public string Name { get; }

    public IReadOnlyList<BicepToken> Tokens { get; }

    public IReadOnlyList<BicepDeclaration> Declarations { get; }

    public static IReadOnlyList<BicepFile> All { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("infra"), "*.bicep").Order(StringComparer.Ordinal).Select(path => Parse(Path.GetFileName(path), File.ReadAllText(path)))];

    public static BicepFile Of(string name) => All.Single(file => file.Name == name);

    /// <exception cref="FormatException">A text or bracket is not closed.</exception>
    public static BicepFile Parse(string name, string text) => new(name, BicepLexer.Read(text));

    public IEnumerable<BicepDeclaration> Each(string keyword) => Declarations.Where(each => each.Keyword == keyword);

    public BicepDeclaration Find(string name) => Declarations.Single(each => each.Name == name && each.Keyword != "output");

    /// <summary>Every text of a variable's value, in order.</summary>
    public IEnumerable<string> TextsOf(string variable) =>
        Find(variable).Body.Where(token => token.Kind == BicepTokenKind.Text).Select(token => token.Value);

    /// <summary>The names before the colons of an object, those of objects within included.</summary>
    public static IEnumerable<string> Keys(IReadOnlyList<BicepToken> tokens) => tokens
        .Zip(tokens.Skip(1)).Where(pair => pair.Second.Is(":") && pair.First.Kind is BicepTokenKind.Name or BicepTokenKind.Text).Select(pair => pair.First.Value);

    private static IEnumerable<BicepDeclaration> Declared(IReadOnlyList<BicepToken> tokens)
    {
        for (var i = 0; i + 1 < tokens.Count; i++)
            if (StartsLine(tokens, i) && Keywords.Contains(tokens[i].Value) && tokens[i + 1].Kind == BicepTokenKind.Name)
                yield return Read(tokens, i);
    }

    private static BicepDeclaration Read(IReadOnlyList<BicepToken> tokens, int start)
    {
        var head = tokens.Skip(start).TakeWhile(token => token.Kind != BicepTokenKind.LineEnd && !token.Is("=")).ToList();
        var type = head.FirstOrDefault(token => token.Kind == BicepTokenKind.Text)?.Value;
        var bodyStart = start + head.Count;
        var body = bodyStart < tokens.Count && tokens[bodyStart].Is("=") ? Expression(tokens, bodyStart + 1) : [];
        return new(tokens[start].Value, tokens[start + 1].Value, type, head.Any(token => token.IsName("existing")), body);
    }

    // An expression ends with the line in which all that it opened is closed.
    private static List<BicepToken> Expression(IReadOnlyList<BicepToken> tokens, int start)
    {
        var depth = 0;
        return [.. tokens.Skip(start).TakeWhile(token =>
        {
            if (token.Kind == BicepTokenKind.Mark && token.Value is "(" or "[" or "{") depth++;
            if (token.Kind == BicepTokenKind.Mark && token.Value is ")" or "]" or "}") depth--;
            return depth > 0 || token.Kind != BicepTokenKind.LineEnd;
        })];
    }

    private static bool StartsLine(IReadOnlyList<BicepToken> tokens, int i) =>
        tokens[i].Kind == BicepTokenKind.Name && (i == 0 || tokens[i - 1].Kind == BicepTokenKind.LineEnd);
}
