namespace KpiFunctions.Core.Registry;

public enum FieldShape
{
    Text,
    Day,
    Time,
    Url,
    Currency,
    PositiveDecimal,
    /// <summary>Text that names many things, so longer than others.</summary>
    List,
    /// <summary>A whole number from 0.</summary>
    Count,
    /// <summary>From 0 to 1, or from 0% to 100%; kept as the former.</summary>
    Share,
    /// <summary>From 0 to 10.</summary>
    Score,
}

public sealed record RegistryField(string Name, FieldShape Shape = FieldShape.Text, bool Required = false)
{
    /// <summary>The only texts that it may have, in lower case; null: any.</summary>
    public IReadOnlyList<string>? OneOf { get; init; }
}
