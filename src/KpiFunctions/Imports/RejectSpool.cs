using System.Collections;
using System.Text;
using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Imports;

/// <summary>
/// All rejects of one file as a list, in bounded memory: the first ones in memory, the rest in a temporary file that goes with the list. A
/// file in which every row is wrong loses none of them.
/// </summary>
internal sealed class RejectSpool(long memoryChars = RejectSpool.MemoryChars) : IReadOnlyList<Reject>, IAsyncDisposable
{
    /// <summary>Characters of raw text kept in memory, 16 MiB.</summary>
    public const long MemoryChars = 8 * 1024 * 1024;

    private readonly List<Reject> inMemory = [];
    private readonly List<long> offsets = [];
    private long chars;
    private FileStream? file;

    public int Count => inMemory.Count + offsets.Count;

    public Reject this[int index] => index < inMemory.Count ? inMemory[index] : ReadBack(offsets[index - inMemory.Count]);

    public void Add(Reject reject)
    {
        chars += reject.Raw.Length;
        if (chars <= memoryChars && file is null) inMemory.Add(reject);
        else Spill(reject);
    }

    public IEnumerator<Reject> GetEnumerator()
    {
        for (var i = 0; i < Count; i++) yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public ValueTask DisposeAsync() => file?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Spill(Reject reject)
    {
        file ??= TemporaryFile.Create();
        file.Seek(0, SeekOrigin.End);
        offsets.Add(file.Position);
        using var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true);
        writer.Write(reject.Position);
        writer.Write((int)reject.Rejection.Reason);
        writer.Write(reject.Rejection.Field ?? "");
        writer.Write(reject.Rejection.Detail);
        writer.Write(reject.Raw);
    }

    private Reject ReadBack(long offset)
    {
        file!.Seek(offset, SeekOrigin.Begin);
        using var reader = new BinaryReader(file, Encoding.UTF8, leaveOpen: true);
        var position = reader.ReadInt64();
        var reason = (RejectReason)reader.ReadInt32();
        var field = reader.ReadString();
        return new Reject(position, new Rejection(reason, field.Length == 0 ? null : field, reader.ReadString()), reader.ReadString());
    }
}
