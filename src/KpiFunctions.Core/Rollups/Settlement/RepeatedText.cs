using KpiFunctions.Core.Rollups.Lines;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>Texts that come again and again in a log (namespaces, sources, currencies), each made once.</summary>
internal sealed class RepeatedText(long seed)
{
    private readonly TextTable codes = new(seed);
    private readonly List<string> texts = [];

    /// <param name="value">A value's bytes as they stand in a normal line.</param>
    public string Of(ReadOnlySpan<byte> value)
    {
        var code = codes.CodeOf(value);
        if (code > texts.Count) texts.Add(NormalLine.TextOf(value));
        return texts[code - 1];
    }
}
