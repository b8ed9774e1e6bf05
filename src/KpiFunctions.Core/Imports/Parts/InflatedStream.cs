namespace KpiFunctions.Core.Imports.Parts;

/// <summary>What a compressed part inflates to, checked: not more than allowed in all, and in the end exactly as long as the archive says.</summary>
/// <param name="expected">Bytes that the archive promises, modulo <paramref name="modulus"/>.</param>
/// <param name="allowance">What all parts of the upload may still inflate to.</param>
internal sealed class InflatedStream(Stream inflated, long expected, long modulus, InflationAllowance allowance) : ForwardStream
{
    private long read;

    /// <exception cref="InvalidDataException">Damaged, cut, or larger than allowed.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var bytes = await inflated.ReadAsync(buffer, cancellationToken);
        read += bytes;
        allowance.Take(bytes);
        if (bytes == 0 && buffer.Length > 0 && read % modulus != expected) throw new InvalidDataException("The inflated length differs from the archive's.");
        return bytes;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inflated.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>Inflated bytes that one upload may still bring.</summary>
internal sealed class InflationAllowance(long bytes)
{
    private long left = bytes;

    public bool IsSpent => left < 0;

    /// <exception cref="InvalidDataException">There is no more.</exception>
    public void Take(int taken)
    {
        left -= taken;
        if (IsSpent) throw new InvalidDataException("More than is allowed.");
    }
}
