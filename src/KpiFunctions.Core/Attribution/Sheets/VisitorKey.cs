using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Hashing;
using System.Text;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>
/// 128 bits that stand for whoever clicked: the person's keyed hash as bytes, or, of a click that names no person, a hash of its click id. The same
/// for ever, so that days can be compared.
/// </summary>
public readonly record struct VisitorKey(ulong High, ulong Low)
{
    /// <summary>Bytes of a key in a sheet.</summary>
    public const int Size = 16;

    private const int PersonLength = 22;
    private const long PersonSeed = 1;
    private const long ClickSeed = 2;

    public bool IsNone => High == 0 && Low == 0;

    /// <param name="person">UTF-8 of a record's person.</param>
    public static VisitorKey OfPerson(ReadOnlySpan<byte> person)
    {
        Span<byte> bytes = stackalloc byte[Size];
        return person.Length == PersonLength && Base64Url.DecodeFromUtf8(person, bytes, out _, out var written) == OperationStatus.Done && written == Size
            ? Read(bytes)
            : Of(XxHash128.HashToUInt128(person, PersonSeed));
    }

    public static VisitorKey OfPerson(string person) => OfPerson(Encoding.UTF8.GetBytes(person));

    /// <param name="clickId">UTF-8 of a record's click id.</param>
    public static VisitorKey OfClick(ReadOnlySpan<byte> clickId) => Of(XxHash128.HashToUInt128(clickId, ClickSeed));

    public static VisitorKey OfClick(string clickId) => OfClick(Encoding.UTF8.GetBytes(clickId));

    public static VisitorKey Read(ReadOnlySpan<byte> bytes) => new(BinaryPrimitives.ReadUInt64BigEndian(bytes), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));

    public void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, High);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], Low);
    }

    private static VisitorKey Of(UInt128 hash) => new((ulong)(hash >> 64), unchecked((ulong)hash));
}
