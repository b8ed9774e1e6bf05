using System.Buffers.Binary;
using System.Text;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>Reads a sheet of <see cref="TouchSheet"/> from its beginning to its end: visitor by visitor, of each touch by touch.</summary>
public ref struct TouchReader
{
    private readonly ReadOnlySpan<byte> sheet;
    private readonly long first;
    private int position;
    private long left;
    private long at;

    /// <exception cref="InvalidDataException">The bytes are of another version.</exception>
    public TouchReader(ReadOnlySpan<byte> sheet)
    {
        this.sheet = sheet;
        if (sheet.Length == 0 || sheet[0] != TouchSheet.Version) throw new InvalidDataException("No touch index of this version.");
        position = 1;
        var places = new TouchPlace[Number()];
        for (var i = 0; i < places.Length; i++) places[i] = new TouchPlace(Text(), Text(), Text(), Text(), Text());
        Places = places;
        first = BinaryPrimitives.ReadInt64LittleEndian(sheet[position..]);
        position += sizeof(long);
    }

    public IReadOnlyList<TouchPlace> Places { get; }

    /// <summary>The day's earliest touch.</summary>
    public readonly DateTimeOffset First => DateTimeOffset.FromUnixTimeMilliseconds(first);

    public VisitorKey Visitor { get; private set; }

    /// <summary>Index in <see cref="Places"/>.</summary>
    public int Place { get; private set; }

    public readonly DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(at);

    /// <summary>After the last touch of the visitor before.</summary>
    public bool NextVisitor()
    {
        if (position == sheet.Length) return false;
        Visitor = VisitorKey.Read(sheet[position..]);
        position += VisitorKey.Size;
        left = Number();
        at = first;
        return true;
    }

    public bool NextTouch()
    {
        if (left == 0) return false;
        left--;
        at += Number();
        Place = (int)Number();
        return true;
    }

    private long Number()
    {
        long value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = sheet[position++];
            value |= (long)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
    }

    private string? Text()
    {
        var length = (int)Number() - 1;
        if (length < 0) return null;
        position += length;
        return Encoding.UTF8.GetString(sheet.Slice(position - length, length));
    }
}
