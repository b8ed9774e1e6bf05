namespace KpiFunctions.Core.Imports.Parts;

/// <summary>Bytes that were read already, then the rest of the stream that they came from. Leaves it open.</summary>
internal sealed class PrefixedStream(ReadOnlyMemory<byte> prefix, Stream rest) : ForwardStream
{
    private ReadOnlyMemory<byte> left = prefix;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (left.IsEmpty) return await rest.ReadAsync(buffer, cancellationToken);
        var taken = Math.Min(buffer.Length, left.Length);
        left[..taken].CopyTo(buffer);
        left = left[taken..];
        return taken;
    }
}
