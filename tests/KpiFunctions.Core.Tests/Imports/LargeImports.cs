using System.Globalization;
using System.Text;
using KpiFunctions.Core.Imports;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>Memory is that of the whole process, so nothing else may run.</summary>
[CollectionDefinition(nameof(LargeImports), DisableParallelization = true)]
public sealed class LargeImportsAlone;

/// <summary>
/// Files are streamed: what an import holds does not grow with them. KPIFUNCTIONS_ROWS=1000000 is the long run.
/// </summary>
[Collection(nameof(LargeImports))]
public sealed class LargeImports
{
    private const long MayGrow = 8L * 1024 * 1024;
    private const int Warm = 10_000;

    private static readonly int Rows = int.Parse(Environment.GetEnvironmentVariable("KPIFUNCTIONS_ROWS") ?? "60000", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Looking_through_a_long_file_holds_no_more_than_looking_through_a_short_one()
    {
        await ImportReader.InspectAsync(new RowsStream(Warm), CancellationToken.None);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var held = 0L;

        var inspection = await ImportReader.InspectAsync(new RowsStream(Rows) { Halfway = () => held = GC.GetTotalMemory(forceFullCollection: true) }, CancellationToken.None);

        Assert.Equal((Rows, null), (inspection.Rows, inspection.Problem));
        Assert.InRange(held - before, long.MinValue, MayGrow);
    }

    [Fact]
    public async Task Reading_a_long_file_holds_no_more_at_its_end_than_at_its_beginning()
    {
        var (rows, before, most) = (0, 0L, 0L);
        await foreach (var row in ImportReader.ReadAsync(new RowsStream(Rows), ImportText.Context))
        {
            Assert.Single(row.Records);
            rows++;
            if (rows == Warm) before = GC.GetTotalMemory(forceFullCollection: true);
            else if (rows % (Rows / 6) == 0) most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true));
        }

        Assert.Equal(Rows, rows);
        Assert.InRange(most - before, long.MinValue, MayGrow);
    }

    /// <summary>A file of our own format that is made while it is read.</summary>
    private sealed class RowsStream(int rows) : Stream
    {
        private ReadOnlyMemory<byte> left = "type,id,occurredAt,campaign,visitorId\n"u8.ToArray();
        private int made;

        public Action Halfway { get; init; } = () => { };

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            if (left.IsEmpty && made < rows)
            {
                left = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"click,c-{made},2026-03-01T10:00:00Z,campaign-{made % 50},visitor-{made}\n"));
                if (++made == rows / 2) Halfway();
            }
            var taken = Math.Min(buffer.Length, left.Length);
            left.Span[..taken].CopyTo(buffer);
            left = left[taken..];
            return taken;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
