namespace KpiFunctions.Core.Webhooks.Sources;

/// <summary>What is wrong with a source's definition.</summary>
/// <param name="Field">Camel-cased, as in the registry; "fields:sale:amount" for a field rule. Null when no single field is meant.</param>
/// <param name="Sentence">Says "{field}" where the field's name belongs, which settings write otherwise than the registry.</param>
public sealed record SourceProblem(string? Field, string Sentence)
{
    public string Text(string name) => Sentence.Replace("{field}", name, StringComparison.Ordinal);
}

/// <summary>Carries a problem out of the parts of a definition to <see cref="SourceDefinition.Build"/>, which answers it as a value.</summary>
internal sealed class SourceException(string? field, string sentence) : FormatException(sentence)
{
    public SourceProblem Problem { get; } = new(field, sentence);
}
