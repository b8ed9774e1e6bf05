using System.Globalization;
using System.Text;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>Bytes that are appended to.</summary>
internal sealed class ByteSink(int capacity)
{
    private const int MostNumberBytes = 10;

    private byte[] bytes = GC.AllocateUninitializedArray<byte>(Math.Max(capacity, 256));
    private int used;

    public int Length => used;

    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, used);

    public void Clear() => used = 0;

    /// <summary>The next bytes, to be filled by the caller before anything else is appended.</summary>
    public Span<byte> Take(int count)
    {
        Reserve(count);
        used += count;
        return bytes.AsSpan(used - count, count);
    }

    public void Byte(byte value) => Take(1)[0] = value;

    public void Append(ReadOnlySpan<byte> value) => value.CopyTo(Take(value.Length));

    /// <summary>A number as text.</summary>
    public void Digits(long value)
    {
        Span<byte> digits = stackalloc byte[20];
        value.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        Append(digits[..length]);
    }

    /// <summary>LEB128: seven bits a byte, the lowest first.</summary>
    /// <param name="value">Not negative.</param>
    public void Number(long value) => Advance(Number(Room(MostNumberBytes), value));

    /// <summary>The same into bytes that are there.</summary>
    /// <returns>How many it takes.</returns>
    public static int Number(Span<byte> bytes, long value)
    {
        var length = 0;
        for (; value > 0x7F; value >>= 7) bytes[length++] = (byte)((value & 0x7F) | 0x80);
        bytes[length++] = (byte)value;
        return length;
    }

    /// <summary>At least so many bytes after the last, to be filled before <see cref="Advance"/> says how many they became.</summary>
    public Span<byte> Room(int count)
    {
        Reserve(count);
        return bytes.AsSpan(used);
    }

    public void Advance(int count) => used += count;

    public void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
            return;
        }
        Number(Encoding.UTF8.GetByteCount(text) + 1);
        Append(Encoding.UTF8.GetBytes(text));
    }

    private void Reserve(int count)
    {
        if (bytes.Length - used < count) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, used + count));
    }
}
