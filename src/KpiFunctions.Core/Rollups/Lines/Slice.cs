namespace KpiFunctions.Core.Rollups.Lines;

/// <summary>A value's bytes within its line, without quotes. Every line begins with a brace, so that nothing starts at 0: default is absent.</summary>
internal readonly record struct Slice(int Start, int Length)
{
    public bool IsPresent => Start > 0;

    public ReadOnlySpan<byte> In(ReadOnlySpan<byte> line) => line.Slice(Start, Length);
}
