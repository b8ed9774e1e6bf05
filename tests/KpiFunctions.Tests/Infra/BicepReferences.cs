namespace KpiFunctions.Tests.Infra;

/// <summary>Which names a Bicep file uses, and what they stand for.</summary>
internal static class BicepReferences
{
    /// <summary>Functions of the language that the files use; a name that is called and not here is a slip of the pen.</summary>
    private static readonly HashSet<string> Functions = new(StringComparer.Ordinal)
    {
        "resourceGroup", "tenant", "environment", "subscriptionResourceId", "uniqueString", "guid", "listKeys",
        "take", "union", "empty", "map", "filter", "reduce", "join", "int", "string",
    };

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "true", "false", "null", "for", "in", "if", "existing", "resource", "module", "param", "var", "output" };

    /// <summary>"line: name" of each name that is declared nowhere.</summary>
    public static IEnumerable<string> Unknown(BicepFile file)
    {
        var declared = file.Declarations.Where(each => each.Keyword != "output").Select(each => each.Name).ToHashSet();
        var local = Locals(file.Tokens).ToHashSet();
        return file.Declarations.SelectMany(each => Uses(each.Body))
            .Where(use => use.Called ? !Functions.Contains(use.Name) : !declared.Contains(use.Name) && !local.Contains(use.Name))
            .Select(use => $"{file.Name} line {use.Line}: {use.Name}").Distinct();
    }

    public static IEnumerable<string> Unused(BicepFile file)
    {
        var used = file.Declarations.SelectMany(each => Uses(each.Body)).Select(use => use.Name).ToHashSet();
        return file.Declarations.Where(each => each.Keyword is "param" or "var" && !used.Contains(each.Name)).Select(each => $"{file.Name}: {each.Name}");
    }

    private static IEnumerable<(string Name, int Line, bool Called)> Uses(IReadOnlyList<BicepToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            foreach (var use in tokens[i].Holes.SelectMany(Uses)) yield return use;
            if (tokens[i].Kind != BicepTokenKind.Name || Words.Contains(tokens[i].Value) || IsMember(tokens, i) || IsKey(tokens, i) || IsDeclared(tokens, i)) continue;
            yield return (tokens[i].Value, tokens[i].Line, i + 1 < tokens.Count && tokens[i + 1].Is("("));
        }
    }

    private static bool IsMember(IReadOnlyList<BicepToken> tokens, int i) => i > 0 && (tokens[i - 1].Is(".") || tokens[i - 1].Is(".?") || tokens[i - 1].Is("::"));

    // "a ? b : c" has a colon after b too, and none of our conditions stands at a line's start.
    private static bool IsKey(IReadOnlyList<BicepToken> tokens, int i) =>
        i + 1 < tokens.Count && tokens[i + 1].Is(":") && (i == 0 || tokens[i - 1].Kind == BicepTokenKind.LineEnd || tokens[i - 1].Is("{") || tokens[i - 1].Is(","));

    private static bool IsDeclared(IReadOnlyList<BicepToken> tokens, int i) => i > 0 && (tokens[i - 1].IsName("resource") || tokens[i - 1].IsName("for"));

    // Of lambdas "x =>" and "(x, y) =>", and of loops "for x in" and "for (x, i) in".
    private static IEnumerable<string> Locals(IReadOnlyList<BicepToken> tokens)
    {
        for (var i = 1; i < tokens.Count; i++)
        {
            if (!tokens[i].Is("=>") && !tokens[i].IsName("in")) continue;
            if (tokens[i - 1].Kind == BicepTokenKind.Name) yield return tokens[i - 1].Value;
            if (!tokens[i - 1].Is(")")) continue;
            for (var back = i - 2; !tokens[back].Is("("); back--)
                if (tokens[back].Kind == BicepTokenKind.Name) yield return tokens[back].Value;
        }
    }
}
