using System.Buffers;
using System.Text;

namespace KpiFunctions.Core.Imports;

/// <summary>The encoding of files that Western European Windows saves as plain "CSV".</summary>
internal static class Windows1252
{
    private static readonly Encoding CodePage = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>Bytes that this code page does not have, and Japanese ones are full of; control characters mean that it is no text.</summary>
    private static readonly SearchValues<byte> Undefined = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    /// <returns>UTF-8; null when it is not this encoding: another one, or one in which a UTF-8 sequence stands beside bytes that are none.</returns>
    public static byte[]? Decode(ReadOnlySpan<byte> bytes) =>
        bytes.ContainsAny(Undefined) || HasUtf8(bytes) ? null : Encoding.Convert(CodePage, Encoding.UTF8, bytes.ToArray());

    // Two letters with accents in a row, of which the first is Ã, Â, or å: hardly a word, surely what is left of UTF-8.
    private static bool HasUtf8(ReadOnlySpan<byte> bytes)
    {
        while (bytes.IndexOfAnyInRange((byte)0xC2, (byte)0xF4) is >= 0 and var at)
        {
            bytes = bytes[at..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done && length > 1) return true;
            bytes = bytes[1..];
        }
        return false;
    }
}
