namespace KpiFunctions.Tests.Infra;

internal enum BicepTokenKind
{
    Name,
    Text,
    Number,
    Mark,
    LineEnd,
}

/// <param name="Value">Of a text: its characters as written, without quotes, holes included.</param>
/// <param name="Holes">Of a text: the tokens of each <c>${…}</c> in it.</param>
internal sealed record BicepToken(BicepTokenKind Kind, string Value, int Line, IReadOnlyList<IReadOnlyList<BicepToken>> Holes)
{
    public bool Is(string mark) => Kind == BicepTokenKind.Mark && Value == mark;

    public bool IsName(string name) => Kind == BicepTokenKind.Name && Value == name;

    /// <summary>This token and those inside of it.</summary>
    public IEnumerable<BicepToken> WithHoles() => Holes.SelectMany(hole => hole).SelectMany(token => token.WithHoles()).Prepend(this);
}
