using System.Globalization;
using System.Text;
using KpiFunctions.Core.Imports;

namespace KpiFunctions.Storage.Rejects;

/// <summary>
/// Rejects as CSV (RFC 4180): line, reason, field, detail, raw. A value that a spreadsheet would run as a formula gets an apostrophe in front.
/// </summary>
/// <remarks>A stream that makes its text while it is read: it holds one row and whatever the rejects hold.</remarks>
internal sealed class RejectsCsv(IEnumerable<Reject> rejects) : Stream
{
    private readonly IEnumerator<string> rows = Rows(rejects).GetEnumerator();
    private ReadOnlyMemory<byte> row;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var written = 0;
        while (written < buffer.Length)
        {
            if (row.IsEmpty && !rows.MoveNext()) break;
            if (row.IsEmpty) row = Encoding.UTF8.GetBytes(rows.Current);
            var part = Math.Min(row.Length, buffer.Length - written);
            row.Span[..part].CopyTo(buffer[written..]);
            row = row[part..];
            written += part;
        }
        return written;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Task.FromResult(Read(buffer, offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        rows.Dispose();
        base.Dispose(disposing);
    }

    private static IEnumerable<string> Rows(IEnumerable<Reject> rejects)
    {
        yield return "line,reason,field,detail,raw\r\n";
        foreach (var reject in rejects)
        {
            var (field, detail, raw) = (Value(reject.Rejection.Field), Value(reject.Rejection.Detail), Value(reject.Raw));
            yield return string.Create(CultureInfo.InvariantCulture, $"{reject.Position},{reject.Rejection.WireReason},{field},{detail},{raw}\r\n");
        }
    }

    private static string Value(string? text) => FormulaSafeCsv.Cell(text ?? "");
}
