using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>
/// Stands for something that the records of several days may be about: one money record's identity, or one order. SHA-256 cut to 128 bits: the same
/// for ever, and no sender can make two of them meet.
/// </summary>
public readonly record struct ClaimKey(UInt128 Value)
{
    public static ClaimKey OfIdentity(RecordType type, string @namespace, string id) => Of(type.WireName(), @namespace, id);

    public static ClaimKey OfOrder(string @namespace, string order) => Of("order", @namespace, order);

    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x32", CultureInfo.InvariantCulture);

    // The lengths keep "ab" + "c" and "a" + "bc" apart.
    private static ClaimKey Of(string kind, string @namespace, string id)
    {
        var length = Encoding.UTF8.GetMaxByteCount(kind.Length + @namespace.Length + id.Length) + 8;
        var bytes = length <= 512 ? stackalloc byte[length] : new byte[length];
        var end = 8 + Encoding.UTF8.GetBytes(kind, bytes[8..]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, end);
        end += Encoding.UTF8.GetBytes(@namespace, bytes[end..]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], end);
        end += Encoding.UTF8.GetBytes(id, bytes[end..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..end], hash);
        return new ClaimKey(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }
}
